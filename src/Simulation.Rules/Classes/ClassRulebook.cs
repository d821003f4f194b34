using System.Collections.Immutable;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Classes;

/// <summary>
/// The rules of a class: who joins, who sits where, who helps, when debriefs open. Pure: the same class and command
/// give the same decision, and a refusal changes nothing. What the tables have to do for it becomes a
/// <see cref="ClassTask"/>.
/// </summary>
public static class ClassRulebook
{
    /// <summary>Tables of a class whose people sit in a room.</summary>
    public const int MostTables = 60;

    /// <summary>Tables of homework, one for each member.</summary>
    public const int MostAlone = 300;

    /// <summary>Indicators of each table that the board shows.</summary>
    public const int MostIndicators = 2;

    private const int MostAssistants = 30;

    public static ClassDecision Decide(ClassWorld world, ClassAuthor by, ClassCommand command, DateTimeOffset now)
    {
        var decision = new ClassDecisionContext(world);
        if (command is ClassDeskCommand && RefuseAuthor(world, by, command) is { } notAllowed)
            return new ClassDecision.Refused(notAllowed);
        var refused = command switch
        {
            JoinMember c => Joining.Join(decision, c),
            AddRoster c => RosterSeating.Add(decision, c),
            CheckInMember c => Joining.CheckIn(decision, c),
            AssignMember c => Joining.Assign(decision, c),
            FailAssignment c => Joining.Fail(decision, c),
            MoveMember c => Moving.Move(decision, c),
            RemoveMember c => Moving.Remove(decision, c),
            MergeTables c => Moving.Merge(decision, c),
            UnseatMember c => Moving.Unseat(decision, c),
            InviteAssistant c => Invite(decision, c),
            SetAssistantTables c => SetTables(decision, c),
            WithdrawAssistant c => Withdraw(decision, c),
            ChooseIndicators c => Choose(decision, c),
            ReleaseDebriefs => Release(decision),
            MoveHomeworkDate c => MoveDate(decision, c, now),
            PassHomeworkDate c => PassDate(decision, c, now),
            EndClass => End(decision),
            NoteTable c => Note(decision, c),
            FinishTask c => Finish(decision, c),
            _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
        };
        return refused ?? decision.Done();
    }

    // An assistant moves people between the tables that are the assistant's; the class as a whole is the facilitator's.
    private static Refusal? RefuseAuthor(ClassWorld world, ClassAuthor by, ClassCommand command)
    {
        if (by.Kind is ClassAuthorKind.Facilitator or ClassAuthorKind.Server)
            return null;
        int[]? tables = command switch
        {
            _ when by.Kind == ClassAuthorKind.Projector => null,
            MoveMember c => [c.Table, TableOf(world, c.Member)],
            RemoveMember c => [TableOf(world, c.Member)],
            MergeTables c => [c.From, c.Into],
            _ => null,
        };
        if (tables is null)
            return TableRefusals.FacilitatorOnly.Refuse(RefusalCode.FacilitatorOnly);
        return tables.All(table => by.Has(world, table))
            ? null
            : ClassRefusals.NotYourTable.Refuse(RefusalCode.NotYours);
    }

    private static int TableOf(ClassWorld world, string member) =>
        world.Members.GetValueOrDefault(member)?.Place?.Table ?? 0;

    private static ClassDecision.Refused? Invite(ClassDecisionContext decision, InviteAssistant command)
    {
        if (decision.World.Assistants.ContainsKey(command.Assistant))
            return null;
        if (decision.World.Assistants.Count >= MostAssistants)
            return new(ClassRefusals.TooManyAssistants.Refuse(RefusalCode.LimitReached, MostAssistants));
        if (PersonName.Read(command.Name, decision.World.Scenario, out var name) is { } unfit)
            return new(unfit);
        if (RefuseTables(decision.World, command.Tables) is { } refusal)
            return new(refusal);
        decision.Emit(new AssistantInvited(command.Assistant, name, command.TicketHash, Sorted(command.Tables)));
        return null;
    }

    private static ClassDecision.Refused? SetTables(ClassDecisionContext decision, SetAssistantTables command)
    {
        if (!decision.World.Assistants.TryGetValue(command.Assistant, out var assistant))
            return new(ClassRefusals.NoSuchAssistant.Refuse(RefusalCode.Unknown));
        if (RefuseTables(decision.World, command.Tables) is { } refusal)
            return new(refusal);
        var tables = Sorted(command.Tables);
        if (!assistant.Tables.SequenceEqual(tables))
            decision.Emit(new AssistantTablesSet(command.Assistant, tables));
        return null;
    }

    private static Refusal? RefuseTables(ClassWorld world, Language.Sequence<int> tables)
    {
        if (tables.Count == 0)
            return ClassRefusals.AssistantTables.Refuse(RefusalCode.Malformed);
        foreach (var table in tables)
        {
            if (table < 1 || table > world.Opened.Tables)
                return ClassRefusals.NoSuchTable.Refuse(RefusalCode.Unknown, table);
        }

        return null;
    }

    private static Language.Sequence<int> Sorted(Language.Sequence<int> tables) => new([.. tables.Distinct().Order()]);

    private static ClassDecision.Refused? Withdraw(ClassDecisionContext decision, WithdrawAssistant command)
    {
        if (!decision.World.Assistants.ContainsKey(command.Assistant))
            return new(ClassRefusals.NoSuchAssistant.Refuse(RefusalCode.Unknown));
        decision.Emit(new AssistantWithdrawn(command.Assistant));
        return null;
    }

    /// <returns>Why the board cannot show these; null when it can.</returns>
    public static Refusal? RefuseIndicators(Scenario scenario, Language.Sequence<string> indicators)
    {
        if (indicators.Count > MostIndicators || indicators.Distinct().Count() != indicators.Count)
            return ClassRefusals.TwoIndicators.Refuse(RefusalCode.Malformed, MostIndicators);
        return indicators.All(id => scenario.Indicator(id) >= 0)
            ? null
            : TableRefusals.NoSuchIndicator.Refuse(RefusalCode.Unknown);
    }

    private static ClassDecision.Refused? Choose(ClassDecisionContext decision, ChooseIndicators command)
    {
        if (RefuseIndicators(decision.World.Scenario, command.Indicators) is { } refusal)
            return new(refusal);
        if (!decision.World.Indicators.SequenceEqual(command.Indicators))
            decision.Emit(new IndicatorsChosen(command.Indicators));
        return null;
    }

    private static ClassDecision.Refused? Release(ClassDecisionContext decision)
    {
        if (!decision.World.Released)
            decision.Emit(new DebriefsReleased());
        return null;
    }

    private static ClassDecision.Refused? MoveDate(
        ClassDecisionContext decision,
        MoveHomeworkDate command,
        DateTimeOffset now
    )
    {
        var world = decision.World;
        if (world.Ended)
            return new(ClassRefusals.Ended.Refuse(RefusalCode.ClassEnded));
        if (HomeworkDate.Refuse(world.Opened.Kind, command.Due, now) is { } refusal)
            return new(refusal);
        if (world.Due != command.Due)
            decision.Emit(new HomeworkDateMoved(command.Due));
        return null;
    }

    private static ClassDecision.Refused? PassDate(
        ClassDecisionContext decision,
        PassHomeworkDate command,
        DateTimeOffset now
    ) => decision.World.Due is { } due && due.At == command.At && due.At <= now ? End(decision) : null;

    private static ClassDecision.Refused? End(ClassDecisionContext decision)
    {
        if (decision.World.Ended)
            return null;
        decision.Emit(new ClassEnded());
        return Release(decision);
    }

    private static ClassDecision.Refused? Note(ClassDecisionContext decision, NoteTable command)
    {
        if (!decision.World.Tables.TryGetValue(command.Table, out var table))
            return null;
        if (command.Over && !table.Over)
            decision.Emit(new TableEnded(command.Table));
        else if (!command.Over && !table.Begun)
            decision.Emit(new TableBegun(command.Table));
        if (decision.World is { IsSealed: true, IsPlayedOut: true })
            decision.Emit(new DebriefsReleased());
        return null;
    }

    private static ClassDecision.Refused? Finish(ClassDecisionContext decision, FinishTask command)
    {
        if (decision.World.Pending.Contains(command.Done))
            decision.Emit(new TaskDone(command.Done, command.Role));
        return null;
    }
}

/// <summary>One decision while it is made: the events so far and the class they lead to.</summary>
internal sealed class ClassDecisionContext(ClassWorld world)
{
    private readonly ImmutableArray<ClassEvent>.Builder _events = ImmutableArray.CreateBuilder<ClassEvent>();

    public ClassWorld World { get; private set; } = world;

    public void Emit(ClassEvent happened)
    {
        World = World.Evolve(happened);
        _events.Add(happened);
    }

    /// <param name="exact">Whether it has to be this role.</param>
    public void Assign(string member, int table, string role, bool exact = false) =>
        Emit(new MemberAssigned(member, World.Assignments + 1, table, role, exact));

    public ClassDecision Done() => new ClassDecision.Accepted(_events.ToImmutable(), World);
}
