using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Classes;

/// <summary>Makes members of a roster and seats them, all or none.</summary>
internal static class RosterSeating
{
    public static ClassDecision.Refused? Add(ClassDecisionContext decision, AddRoster command)
    {
        if (Joining.RefuseNew(decision.World) is { } closed)
            return new(closed);

        // Said before the work of finding a place for each, which grows with their square.
        if (command.Members.Count > SeatAssignment.Free(decision.World))
            return RosterReader.At(command.Members[SeatAssignment.Free(decision.World)].Line, ClassRefusals.RosterFull);
        var names = decision
            .World.Members.Values.Select(member => KeyOf(member.Name))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var person in command.Members)
        {
            if (Make(decision, person, names) is { } refused)
                return refused;
        }

        foreach (var person in InOrder(decision.World, command))
        {
            if (Seat(decision, person) is { } refused)
                return refused;
        }

        return null;
    }

    private static ClassDecision.Refused? Make(
        ClassDecisionContext decision,
        RosterMember person,
        HashSet<string> names
    )
    {
        var world = decision.World;
        if (PersonName.Read(person.Name, world.Scenario, out var name) is not null)
            return RosterReader.At(person.Line, ClassRefusals.RosterName);
        if (!names.Add(KeyOf(name)))
            return RosterReader.At(person.Line, ClassRefusals.RosterTwice);
        if (GroupName.Read(world, person.Group, out var group) is not null)
            return RosterReader.At(person.Line, ClassRefusals.RosterGroup);
        decision.Emit(new MemberJoined(person.Member, name, group, Join: null, person.LinkHash));
        return null;
    }

    // Who has the least choice first; then whole groups, the largest first, so that they find a table that has room.
    private static IEnumerable<RosterMember> InOrder(ClassWorld world, AddRoster command)
    {
        var sizes = command
            .Members.GroupBy(person => GroupOf(world, person))
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return command
            .Members.OrderBy(person =>
                (person.Table, person.Role) switch
                {
                    (not null, not null) => 0,
                    (not null, null) => 1,
                    (null, not null) => 2,
                    _ => 3,
                }
            )
            .ThenByDescending(person => GroupOf(world, person).Length == 0 ? 0 : sizes[GroupOf(world, person)])
            .ThenBy(person => GroupOf(world, person), StringComparer.Ordinal)
            .ThenBy(person => person.Line);
    }

    private static string GroupOf(ClassWorld world, RosterMember person) =>
        world.Members[person.Member].Group?.Trim().ToUpperInvariant() ?? "";

    private static ClassDecision.Refused? Seat(ClassDecisionContext decision, RosterMember person)
    {
        var world = decision.World;
        if (world.Opened.Kind == ClassKind.Homework)
        {
            if (person.Table is not null)
                return RosterReader.At(person.Line, ClassRefusals.RosterTable);
        }
        else if (person.Table is { } wanted && !world.IsOpen(wanted))
        {
            return RosterReader.At(person.Line, ClassRefusals.RosterTable);
        }

        if (person.Role is { } named && world.Scenario.Actor(named) < 0)
            return RosterReader.At(person.Line, ClassRefusals.RosterRole);
        var group = world.Members[person.Member].Group;
        if (person is { Table: { } table, Role: var role })
        {
            if ((role ?? SeatAssignment.NextRole(world, table)) is not { } place)
                return RosterReader.At(person.Line, ClassRefusals.RosterFull);
            if (!SeatAssignment.IsFree(world, table, place))
                return RosterReader.At(person.Line, ClassRefusals.RosterPlace);
            decision.Assign(person.Member, table, place, exact: role is not null);
            return null;
        }

        // Tables at which the role that is asked for is taken are left out.
        var taken =
            person.Role is { } exact && world.Opened.Kind == ClassKind.Room
                ? world.Tables.Keys.Where(number => !SeatAssignment.IsFree(world, number, exact)).ToList()
                : [];
        if (SeatAssignment.Next(world, group, taken) is not var (next, first))
        {
            return RosterReader.At(
                person.Line,
                taken.Count > 0 && SeatAssignment.Free(world) > 0 ? ClassRefusals.RosterPlace : ClassRefusals.RosterFull
            );
        }

        decision.Assign(person.Member, next, person.Role ?? first, exact: person.Role is not null);
        return null;
    }

    // Two names without a letter in them differ in all.
    private static string KeyOf(string name) => PersonName.KeyOf(name) is { Length: > 0 } key ? key : name;
}
