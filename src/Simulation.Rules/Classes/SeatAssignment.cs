using System.Collections.Immutable;

namespace Simulation.Rules.Classes;

/// <summary>
/// Finds a place for somebody in a class: first the table, by group and by how many sit there, then the role, in the
/// scenario's order. Each role gets its least number of people before another one gets more. The same class and the
/// same wishes give the same place.
/// </summary>
public static class SeatAssignment
{
    /// <param name="group">As the member has it; null for none.</param>
    /// <param name="except">Tables that are left out.</param>
    /// <param name="member">Whose own place does not count; null for somebody new.</param>
    /// <returns>Null when no table has room.</returns>
    public static (int Table, string Role)? Next(
        ClassWorld world,
        string? group,
        IReadOnlyCollection<int>? except = null,
        string? member = null
    )
    {
        if (world.Opened.Kind == ClassKind.Homework)
            return NextAlone(world, except ?? []);
        (int Table, string Role, long Rank)? best = null;
        foreach (var table in world.Tables.Keys)
        {
            if (
                except?.Contains(table) == true
                || !world.IsOpen(table)
                || NextRole(world, table, member) is not { } role
            )
                continue;
            var rank = Rank(world, table, group, member);
            if (best is null || rank < best.Value.Rank)
                best = (table, role, rank);
        }

        return best is { } found ? (found.Table, found.Role) : null;
    }

    /// <returns>The role that the next person at a table gets; null when it is full.</returns>
    public static string? NextRole(ClassWorld world, int table, string? member = null)
    {
        var people = People(world, table, member);
        var roles = world.Scenario.Actors;
        foreach (var role in roles)
        {
            if (people.GetValueOrDefault(role.Id) < role.LeastPeople(world.Opened.Teams))
                return role.Id;
        }

        // Then the one that is furthest from full, the first of those in the scenario's order.
        return roles
            .Where(role => people.GetValueOrDefault(role.Id) < role.MostPeople(world.Opened.Teams))
            .OrderBy(role => people.GetValueOrDefault(role.Id))
            .FirstOrDefault()
            ?.Id;
    }

    /// <summary>Whether one more person may have the role at the table.</summary>
    public static bool IsFree(ClassWorld world, int table, string role, string? member = null) =>
        world.Scenario.Actor(role) is var i
        && i >= 0
        && People(world, table, member).GetValueOrDefault(role)
            < world.Scenario.Actors[i].MostPeople(world.Opened.Teams);

    /// <summary>How many people a table seats.</summary>
    public static int SeatsAt(ClassWorld world) =>
        world.Opened.Kind == ClassKind.Homework
            ? 1
            : world.Scenario.Actors.Sum(role => role.MostPeople(world.Opened.Teams));

    /// <summary>How many people all tables of a class seat.</summary>
    public static int SeatsIn(ClassWorld world) => world.Opened.Tables * SeatsAt(world);

    /// <summary>How many more people the class seats.</summary>
    public static int Free(ClassWorld world) =>
        world.Opened.Kind == ClassKind.Homework
            ? world.Opened.Tables - world.Tables.Count
            : world.Tables.Keys.Where(world.IsOpen).Sum(table => Free(world, table));

    /// <summary>How many more people a table seats.</summary>
    public static int Free(ClassWorld world, int table) =>
        Math.Max(0, SeatsAt(world) - People(world, table, except: null).Values.Sum());

    private static (int Table, string Role)? NextAlone(ClassWorld world, IReadOnlyCollection<int> except)
    {
        var table = 1;
        while (world.Tables.ContainsKey(table) || except.Contains(table))
            table++;
        return table <= world.Opened.Tables ? (table, world.Scenario.Actors[0].Id) : null;
    }

    private static Dictionary<string, int> People(ClassWorld world, int table, string? except)
    {
        var people = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in world.Members.Values)
        {
            if (member.Id == except)
                continue;
            // Who is on the way to another place may come back to the one before, when the table refuses.
            if (member.Place is { } place && place.Table == table)
                people[place.Role] = people.GetValueOrDefault(place.Role) + 1;
            if (member.Before is { } before && before.Table == table && before.Role != RoleAt(member, table))
                people[before.Role] = people.GetValueOrDefault(before.Role) + 1;
        }

        return people;
    }

    private static string? RoleAt(Member member, int table) => member.Place?.Table == table ? member.Place.Role : null;

    // The lowest is the best; tables of the same rank are taken in order.
    private static long Rank(ClassWorld world, int table, string? group, string? member)
    {
        const long Most = 1_000_000;
        var others = world.At(table).Where(other => other.Id != member).ToImmutableArray();
        var friends = group is null ? 0 : others.Count(other => IsSame(other.Group, group));
        var byGroup = world.Opened.Groups switch
        {
            Grouping.Together => -friends,
            Grouping.Apart => friends,
            _ => 0,
        };
        return (byGroup * Most) + others.Length;
    }

    /// <summary>Whether two people have written the same group, whatever the case and the spaces around it.</summary>
    public static bool IsSame(string? group, string? other) =>
        group is not null
        && other is not null
        && string.Equals(group.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
