using System.Collections.Immutable;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The parts of a view that the facilitator's desk works on: flags, injects, improvised moves. See
/// <see cref="Projection"/>.
/// </summary>
internal static class FacilitatorDeskProjection
{
    public static ImmutableSortedDictionary<string, FlagView> Flags(World world, Viewer viewer, World? seen, View? old)
    {
        var flags = old?.Flags ?? Entries.Empty<FlagView>();
        if (seen?.Flags == world.Flags)
            return flags;
        for (var i = 0; i < world.Flags.Length; i++)
        {
            if (seen is not null && seen.Flags[i] == world.Flags[i])
                continue;
            var id = world.Scenario.Flags[i].Id;
            if (viewer.Knows(world.Scenario, ActorMask.OfFlag(world.Scenario, id)))
                flags = flags.SetItem(id, new FlagView(world.Flags[i]));
        }

        return flags;
    }

    /// <summary>For the facilitator; empty for everybody else.</summary>
    public static ImmutableSortedDictionary<string, InjectView> Injects(
        World world,
        Viewer viewer,
        World? seen,
        View? old
    )
    {
        var injects = old?.Injects ?? Entries.Empty<InjectView>();
        if (
            viewer.Kind != SeatKind.Facilitator
            || (
                seen?.Injected == world.Injected
                && seen.Schedule == world.Schedule
                && seen.Plans == world.Plans
                && seen.Round == world.Round
            )
        )
            return injects;
        foreach (var id in world.Scenario.Injects.Select(i => i.Id))
            Set(id);
        foreach (var plan in world.Plans.Where(plan => plan.Added))
            Set(plan.Id);
        return injects;

        void Set(string id)
        {
            var inject = Inject(world, id);
            if (!inject.Equals(injects.GetValueOrDefault(id)))
                injects = injects.SetItem(id, inject);
        }
    }

    private static InjectView Inject(World world, string id)
    {
        var plan = world.PlanOf(id);
        var definition = world.Scenario.Inject(id) is >= 0 and var index ? world.Scenario.Injects[index] : null;
        var scheduled = world.Schedule.Where(s => s.Inject == id).Min(s => (long?)s.At);
        var happened = InjectPlans.Happened(world, id);
        var (due, round) = plan?.Timing switch
        {
            { Trigger: InjectTrigger.Time } timing => (InjectPlans.DueOf(world.Scenario, timing), timing.Round),
            { } timing => (null, timing.Round),
            null => (scheduled ?? definition!.Due(world.Scenario), world.Scenario.RoundIndex(definition!.Round)),
        };
        return new InjectView(
            happened,
            scheduled,
            State(),
            due,
            round,
            plan?.Content,
            plan?.Timing,
            plan?.Added ?? false,
            plan?.EditedBy
        );

        InjectState State() =>
            happened is not null ? InjectState.Released
            : plan is { Skipped: true } ? InjectState.Skipped
            : scheduled is null && round < world.Round ? InjectState.Missed
            : due is not null ? InjectState.Planned
            : plan?.Timing?.Trigger == InjectTrigger.RoundEnd ? InjectState.AtRoundEnd
            : plan?.Timing is null && !definition!.When.IsDefaultOrEmpty ? InjectState.Waiting
            : InjectState.Manual;
    }

    /// <summary>How many have answered in each wave; nothing is left of that for anybody but the facilitator.</summary>
    public static ImmutableSortedDictionary<string, SurveyCountView> Surveys(World world, World? seen, View? old)
    {
        var surveys = old?.Surveys ?? Entries.Empty<SurveyCountView>();
        if (seen?.SurveyResponses == world.SurveyResponses)
            return surveys;
        foreach (var wave in world.SurveyResponses.GroupBy(response => response.Wave))
        {
            var count = new SurveyCountView(wave.Count());
            var name = EnumKeyword.Of(wave.Key);
            if (!count.Equals(surveys.GetValueOrDefault(name)))
                surveys = surveys.SetItem(name, count);
        }

        return surveys;
    }

    /// <summary>Null for a viewer without a role.</summary>
    public static ImprovisingView? MayImprovise(World world, int self) =>
        self < 0 ? null
        : Improvising.Closed(world, self) is { } why ? new ImprovisingView(false, why)
        : new ImprovisingView(true, null);

    public static ImprovisedView Improvised(World world, int self, ImprovisedMove move) =>
        new(
            move.Role,
            move.Round,
            move.At,
            move.Action,
            move.Result,
            move.Arguments,
            move.Secret,
            move.Argued,
            move.Status,
            Improvising.MayArgue(world.Scenario, self, move),
            move.Chance,
            move.Rolled,
            move.Words
        );
}
