using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Classes;

/// <summary>Members go to other tables and roles, or out of the class; tables are merged.</summary>
internal static class Moving
{
    public static ClassDecision.Refused? Move(ClassDecisionContext decision, MoveMember command)
    {
        var world = decision.World;
        if (!world.Members.TryGetValue(command.Member, out var member))
            return new(ClassRefusals.NoSuchMember.Refuse(RefusalCode.Unknown));
        var stays = member.Place?.Table == command.Table;
        if (world.Opened.Kind == ClassKind.Homework && !stays)
            return new(ClassRefusals.HomeworkAlone.Refuse(RefusalCode.NotLegal));
        if (RefuseTable(world, command.Table) is { } noTable)
            return new(noTable);
        if (command.Role is { } wanted && world.Scenario.Actor(wanted) < 0)
            return new(TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown));
        if (stays && (command.Role is null || command.Role == member.Place!.Role))
            return null;
        var role = command.Role ?? SeatAssignment.NextRole(world, command.Table, member.Id);
        if (role is null)
            return new(ClassRefusals.TableFull.Refuse(RefusalCode.SessionFull, command.Table));
        if (!SeatAssignment.IsFree(world, command.Table, role, member.Id))
            return new(ClassRefusals.RoleTaken.Refuse(RefusalCode.RoleTaken, command.Table));
        decision.Assign(member.Id, command.Table, role, exact: command.Role is not null);
        return null;
    }

    public static ClassDecision.Refused? Remove(ClassDecisionContext decision, RemoveMember command)
    {
        if (!decision.World.Members.ContainsKey(command.Member))
            return new(ClassRefusals.NoSuchMember.Refuse(RefusalCode.Unknown));
        decision.Emit(new MemberRemoved(command.Member));
        return null;
    }

    public static ClassDecision.Refused? Unseat(ClassDecisionContext decision, UnseatMember command)
    {
        if (decision.World.Members.GetValueOrDefault(command.Member)?.Place?.Seat == command.Seat)
            decision.Emit(new MemberUnseated(command.Member));
        return null;
    }

    public static ClassDecision.Refused? Merge(ClassDecisionContext decision, MergeTables command)
    {
        var world = decision.World;
        if (command.From == command.Into)
            return new(ClassRefusals.SameTable.Refuse(RefusalCode.Malformed));
        if (world.Opened.Kind == ClassKind.Homework)
            return new(ClassRefusals.HomeworkAlone.Refuse(RefusalCode.NotLegal));
        if ((RefuseTable(world, command.From) ?? RefuseTable(world, command.Into)) is { } noTable)
            return new(noTable);
        var people = world.At(command.From).ToList();
        if (people.Count > SeatAssignment.Free(world, command.Into))
            return new(ClassRefusals.MergeFull.Refuse(RefusalCode.SessionFull, command.Into));
        decision.Emit(new TablesMerged(command.From, command.Into));
        foreach (var member in people)
        {
            // The role that they know, where it is free.
            var role = SeatAssignment.IsFree(decision.World, command.Into, member.Place!.Role)
                ? member.Place.Role
                : SeatAssignment.NextRole(decision.World, command.Into);
            decision.Assign(member.Id, command.Into, role!);
        }

        return null;
    }

    /// <summary>Why nobody can be seated at a table at all.</summary>
    public static Refusal? RefuseTable(ClassWorld world, int table)
    {
        if (world.Ended)
            return ClassRefusals.Ended.Refuse(RefusalCode.ClassEnded);
        if (!world.Tables.ContainsKey(table))
            return ClassRefusals.NoSuchTable.Refuse(RefusalCode.Unknown, table);
        return world.IsOpen(table) ? null : ClassRefusals.TableOver.Refuse(RefusalCode.WrongPhase, table);
    }
}
