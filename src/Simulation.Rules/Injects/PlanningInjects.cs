using Simulation.Rules.Adjustments;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Injects;

/// <summary>Facilitators work on the list of events before the events happen, in the lobby too.</summary>
internal static class PlanningInjects
{
    /// <summary>Injects that facilitators may add to a session.</summary>
    private const int MostAdded = 100;

    public static Refusal? Plan(DecisionContext decision, CommandAuthor by, PlanInject command)
    {
        if (RefuseUnlessOpen(decision, by) is { } refusal)
            return refusal;
        var added = decision.World.Plans.Count(plan => plan.Added);
        if (added >= MostAdded)
            return TableRefusals.TooManyInjects.Refuse(RefusalCode.LimitReached, MostAdded);
        if (Refuse(decision.Scenario, command.Content) is { } unfit)
            return unfit;
        if (command.Timing is not { Trigger: not InjectTrigger.Scenario })
            return TableRefusals.NoTimingOfScenario.Refuse(RefusalCode.Malformed);
        if (RefuseTiming(decision, command.Timing) is { } unfitTiming)
            return unfitTiming;
        decision.Emit(
            new InjectPlanned(
                $"written.{added + 1}",
                Trimmed(command.Content) with
                {
                    KeepsEffects = false,
                },
                command.Timing,
                NameOf(decision, by)
            )
        );
        return null;
    }

    public static Refusal? Edit(DecisionContext decision, CommandAuthor by, EditInject command)
    {
        if ((RefuseUnlessOpen(decision, by) ?? RefuseUnlessWaits(decision, command.Inject)) is { } refusal)
            return refusal;
        if (Refuse(decision.Scenario, command.Content) is { } unfit)
            return unfit;
        var plan = decision.World.PlanOf(command.Inject);
        var content = Trimmed(command.Content);
        if (plan is { Added: true })
            content = content with { KeepsEffects = false };
        var before = plan?.Content ?? Of(decision.Scenario.Injects[decision.Scenario.Inject(command.Inject)]);
        if (content != before)
            decision.Emit(new InjectEdited(command.Inject, content, NameOf(decision, by)));
        return null;
    }

    public static Refusal? Schedule(DecisionContext decision, CommandAuthor by, ScheduleInject command)
    {
        if ((RefuseUnlessOpen(decision, by) ?? RefuseUnlessWaits(decision, command.Inject)) is { } refusal)
            return refusal;
        if (RefuseTiming(decision, command.Timing) is { } unfit)
            return unfit;
        var plan = decision.World.PlanOf(command.Inject);
        if (command.Timing.Trigger == InjectTrigger.Scenario)
        {
            if (plan is { Added: true })
                return TableRefusals.NoTimingOfScenario.Refuse(RefusalCode.NotLegal);
            if (HasScenarioTimePassed(decision, command.Inject))
                return TableRefusals.TimePassed.Refuse(RefusalCode.TooLate);
        }

        var before = plan?.Timing ?? new InjectTiming(InjectTrigger.Scenario);
        if (command.Timing != before || plan is { Skipped: true })
            decision.Emit(new InjectRescheduled(command.Inject, command.Timing, NameOf(decision, by)));
        return null;
    }

    public static Refusal? Skip(DecisionContext decision, CommandAuthor by, SkipInject command)
    {
        if ((RefuseUnlessOpen(decision, by) ?? RefuseUnlessWaits(decision, command.Inject)) is { } refusal)
            return refusal;
        var plan = decision.World.PlanOf(command.Inject);
        if ((plan?.Skipped ?? false) == command.Skipped)
            return null;
        if (
            !command.Skipped
            && (
                plan!.Timing is { } timing
                    ? HasPassed(decision, timing)
                    : HasScenarioTimePassed(decision, command.Inject)
            )
        )
            return TableRefusals.TimePassed.Refuse(RefusalCode.TooLate);
        decision.Emit(new InjectSkipped(command.Inject, command.Skipped, NameOf(decision, by)));
        return null;
    }

    /// <summary>Why an inject cannot say or change this.</summary>
    public static Refusal? Refuse(Scenario scenario, InjectContent? content)
    {
        if (content is null)
            return TableRefusals.TextEmpty.Refuse(RefusalCode.Malformed);
        if (CommandGuards.RefuseText(content.Title, 200) is { } unfitTitle)
            return unfitTitle;
        if (content.Text is { Length: > 0 } text && CommandGuards.RefuseText(text, 2000) is { } unfitText)
            return unfitText;
        foreach (var role in content.To)
        {
            if (scenario.Actor(role) < 0)
                return TableRefusals.NoRoleToTell.Refuse(RefusalCode.Unknown);
        }

        return content.Outlet is { } outlet && scenario.Outlet(outlet) is null
            ? TableRefusals.NoSuchOutlet.Refuse(RefusalCode.Unknown)
            : content.Adjustments.Refuse(scenario);
    }

    /// <summary>As it is shown: without blanks around it, and each role once.</summary>
    public static InjectContent Trimmed(InjectContent content) =>
        content with
        {
            Title = content.Title.Trim(),
            Text = (content.Text ?? "").Trim(),
            To = content.To.Distinct().ToSequence(),
        };

    /// <summary>What an inject of the scenario says.</summary>
    public static InjectContent Of(InjectDefinition inject) =>
        new(
            inject.Title,
            inject.Text,
            inject.To.IsDefault ? [] : inject.To.ToSequence(),
            inject.Outlet,
            KeepsEffects: true
        );

    private static Refusal? RefuseUnlessOpen(DecisionContext decision, CommandAuthor by) =>
        decision.RefuseUnlessFacilitator(by)
        ?? (decision.World.Phase == Phase.Debrief ? TableRefusals.Over.Refuse(RefusalCode.WrongPhase) : null);

    private static Refusal? RefuseUnlessWaits(DecisionContext decision, string inject) =>
        decision.Scenario.Inject(inject) < 0 && decision.World.PlanOf(inject) is null
            ? TableRefusals.NoSuchInject.Refuse(RefusalCode.Unknown)
        : InjectPlans.Happened(decision.World, inject) is not null ? TableRefusals.Happened.Refuse(RefusalCode.TooLate)
        : null;

    private static Refusal? RefuseTiming(DecisionContext decision, InjectTiming? timing)
    {
        var rounds = decision.Scenario.Rounds.Length;
        switch (timing)
        {
            case { Trigger: InjectTrigger.Hand or InjectTrigger.Scenario, Round: null, Minute: null }:
                return null;
            case { Trigger: InjectTrigger.RoundEnd, Round: { } round, Minute: null } when round >= 0 && round < rounds:
                break;
            case { Trigger: InjectTrigger.Time, Round: { } round, Minute: { } minute }
                when round >= 0 && round < rounds:
                var most = MinutesOf(decision.World, round);
                if (minute < 0 || minute > most)
                    return TableRefusals.RoundLasts.Refuse(RefusalCode.Malformed, most);
                break;
            default:
                return TableRefusals.NoSuchTime.Refuse(RefusalCode.Malformed);
        }

        return HasPassed(decision, timing) ? TableRefusals.TimePassed.Refuse(RefusalCode.TooLate) : null;
    }

    private static long MinutesOf(World world, int round)
    {
        var (starts, ends) = world.Scenario.Calendar[round];
        return ((round == world.Round ? world.RoundEnds : ends) - starts) / 60;
    }

    private static bool HasPassed(DecisionContext decision, InjectTiming timing) =>
        decision.World.Phase == Phase.Running
        && timing.Round is { } round
        && (
            round < decision.World.Round
            || (timing.Trigger == InjectTrigger.Time && InjectPlans.DueOf(decision.Scenario, timing) <= decision.Time)
        );

    private static bool HasScenarioTimePassed(DecisionContext decision, string id)
    {
        var world = decision.World;
        if (world.Phase != Phase.Running || decision.Scenario.Inject(id) is not (>= 0 and var index))
            return false;
        var inject = decision.Scenario.Injects[index];
        return decision.Scenario.RoundIndex(inject.Round) < world.Round
            || inject.Due(decision.Scenario) <= decision.Time;
    }

    private static string? NameOf(DecisionContext decision, CommandAuthor by) =>
        by.Kind == AuthorKind.Person ? decision.World.Seats.GetValueOrDefault(by.Id)?.Name : null;
}
