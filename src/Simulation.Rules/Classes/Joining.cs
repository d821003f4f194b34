using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Classes;

/// <summary>People come into a class and are given their places.</summary>
internal static class Joining
{
    /// <summary>Members that a class remembers for each seat, with those who have given theirs up.</summary>
    private const int MembersForSeat = 4;

    public static ClassDecision.Refused? Join(ClassDecisionContext decision, JoinMember command)
    {
        var world = decision.World;
        if (world.Ended)
            return new(ClassRefusals.Ended.Refuse(RefusalCode.ClassEnded));

        // Asked again: the same member.
        if (world.MemberOfJoin(command.Join) is { } known)
            return known.Place is null ? Assign(decision, new AssignMember(known.Id)) : null;
        if (RefuseNew(world) is { } closed)
            return new(closed);

        // Otherwise one person could come and go until the class holds nothing else.
        if (world.Members.Count >= MembersForSeat * SeatAssignment.SeatsIn(world))
            return new(ClassRefusals.Full.Refuse(RefusalCode.SessionFull));
        if (PersonName.Read(command.Name, world.Scenario, out var name) is { } unfit)
            return new(unfit);
        if (GroupName.Read(world, command.Group, out var group) is { } unfitGroup)
            return new(unfitGroup);
        if (FindPlace(world, command, group, out var table, out var role) is { } noPlace)
            return new(noPlace);
        decision.Emit(new MemberJoined(command.Member, name, group, command.Join));
        decision.Assign(command.Member, table, role, exact: command.Role is not null);
        return null;
    }

    public static ClassDecision.Refused? CheckIn(ClassDecisionContext decision, CheckInMember command)
    {
        if (decision.World.Ended)
            return new(ClassRefusals.Ended.Refuse(RefusalCode.ClassEnded));
        if (!decision.World.Members.TryGetValue(command.Member, out var member))
            return new(ClassRefusals.NoSuchMember.Refuse(RefusalCode.Unknown));
        if (!member.CheckedIn)
            decision.Emit(new MemberCheckedIn(member.Id));
        return member.Place is null ? Assign(decision, new AssignMember(member.Id)) : null;
    }

    public static ClassDecision.Refused? Assign(ClassDecisionContext decision, AssignMember command)
    {
        var world = decision.World;
        if (!world.Members.TryGetValue(command.Member, out var member))
            return new(ClassRefusals.NoSuchMember.Refuse(RefusalCode.Unknown));
        if (member.Place is not null)
            return null;
        if (RefuseNew(world) is { } closed)
            return new(closed);

        // In homework a table is one person's own, and nobody else's afterwards.
        if (
            world.Opened.Kind == ClassKind.Homework
            && member.Left is { } left
            && world.IsOpen(left.Table)
            && !command.Except.Contains(left.Table)
        )
        {
            decision.Assign(member.Id, left.Table, left.Role);
            return null;
        }

        if (SeatAssignment.Next(world, member.Group, command.Except) is not var (table, role))
            return new(ClassRefusals.Full.Refuse(RefusalCode.SessionFull));
        decision.Assign(member.Id, table, role);
        return null;
    }

    public static ClassDecision.Refused? Fail(ClassDecisionContext decision, FailAssignment command)
    {
        if (
            decision.World.Members.TryGetValue(command.Member, out var member)
            && member.Place?.Number == command.Number
        )
            decision.Emit(new AssignmentFailed(command.Member, command.Number));
        return null;
    }

    /// <summary>
    /// Why nobody else can begin to play: the class is over, or the secrets of the one seed of all tables are open.
    /// </summary>
    public static Refusal? RefuseNew(ClassWorld world) =>
        world switch
        {
            { Ended: true } => ClassRefusals.Ended.Refuse(RefusalCode.ClassEnded),
            { Released: true, Opened.Luck: Luck.Same } => ClassRefusals.Released.Refuse(RefusalCode.WrongPhase),
            _ => null,
        };

    private static Refusal? FindPlace(
        ClassWorld world,
        JoinMember command,
        string? group,
        out int table,
        out string role
    )
    {
        (table, role) = (0, "");
        var isAlone = world.Opened.Kind == ClassKind.Homework;
        if (command.Role is not null && !isAlone)
            return ClassRefusals.RoleAssigned.Refuse(RefusalCode.NotLegal);
        if (command.Role is { } wanted && world.Scenario.Actor(wanted) < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.RoleTaken);
        if (command.Table is { } chosen)
        {
            if (isAlone || !world.Opened.ChooseTable)
                return ClassRefusals.TableAssigned.Refuse(RefusalCode.NotLegal);
            if (Moving.RefuseTable(world, chosen) is { } noTable)
                return noTable;
            if (SeatAssignment.NextRole(world, chosen) is not { } free)
                return ClassRefusals.TableFull.Refuse(RefusalCode.SessionFull, chosen);
            (table, role) = (chosen, free);
            return null;
        }

        if (SeatAssignment.Next(world, group) is not var (next, first))
            return ClassRefusals.Full.Refuse(RefusalCode.SessionFull);
        (table, role) = (next, command.Role ?? first);
        return null;
    }
}

/// <summary>The rule for the names of groups.</summary>
internal static class GroupName
{
    private const int Longest = 60;

    public static Refusal? Read(ClassWorld world, string? given, out string? group)
    {
        group = null;
        if (world.Opened.Groups == Grouping.Ignored || string.IsNullOrWhiteSpace(given))
            return null;
        if (given.Length > Longest)
            return ClassRefusals.GroupTooLong.Refuse(RefusalCode.TooLarge, Longest);
        if (CommandGuards.RefuseText(given, Longest) is { } unfit)
            return unfit;
        group = given.Trim();
        return null;
    }
}
