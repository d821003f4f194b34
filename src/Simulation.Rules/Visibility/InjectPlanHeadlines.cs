using Simulation.Rules.Injects;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Visibility;

/// <summary>
/// What facilitators do to the list of events, in words: for facilitators, and for everybody in the debrief.
/// </summary>
internal static class InjectPlanHeadlines
{
    public static Notice? Of(SessionEvent happened, World before, World world) =>
        happened switch
        {
            InjectPlanned e => New(
                world,
                NoticeSentences.InjectPlanned,
                e.Inject,
                e.By,
                When(world, e.Timing),
                e.Content.Text
            ),
            InjectEdited e => New(
                world,
                NoticeSentences.InjectEdited,
                e.Inject,
                e.By,
                Said(before, e.Inject),
                NoticeSentences.SaysNow.With(Whole(e.Content)).ToString()
            ),
            InjectRescheduled e => New(world, NoticeSentences.InjectMoved, e.Inject, e.By, When(world, e.Timing)),
            InjectSkipped e => New(
                world,
                e.Skipped ? NoticeSentences.InjectSkipped : NoticeSentences.InjectUnskipped,
                e.Inject,
                e.By
            ),
            _ => null,
        };

    /// <param name="headline">Takes the inject.</param>
    /// <param name="texts">Paragraphs; empty ones are left out.</param>
    private static Notice New(
        World world,
        SentencePattern headline,
        string inject,
        string? by,
        params string[] texts
    ) =>
        NoticeHeadlines.New(
            NoticeKind.Plan,
            headline.With(ContentOf(world, inject).Title),
            string.Join(
                "\n\n",
                texts
                    .Prepend(string.IsNullOrEmpty(by) ? "" : NoticeSentences.PlannedBy.With(by).ToString())
                    .Where(text => text.Length > 0)
            )
        );

    private static string When(World world, InjectTiming timing) =>
        timing switch
        {
            { Trigger: InjectTrigger.Time, Round: { } round } => NoticeSentences
                .PlannedAt.With(TimeWords.Time(world.Scenario, InjectPlans.DueOf(world.Scenario, timing)), round + 1)
                .ToString(),
            { Trigger: InjectTrigger.RoundEnd, Round: { } round } => NoticeSentences
                .PlannedAtRoundEnd.With(round + 1)
                .ToString(),
            { Trigger: InjectTrigger.Scenario } => NoticeSentences.PlannedAsScenario.English,
            _ => NoticeSentences.PlannedByHand.English,
        };

    /// <summary>What it said in the scenario; for one that was added, what it said before.</summary>
    private static string Said(World before, string inject) =>
        before.Scenario.Inject(inject) is >= 0 and var index
            ? NoticeSentences.ScenarioSaid.With(Whole(PlanningInjects.Of(before.Scenario.Injects[index]))).ToString()
            : NoticeSentences.SaidBefore.With(Whole(ContentOf(before, inject))).ToString();

    private static string Whole(InjectContent content) =>
        content.Text.Length == 0 ? content.Title : $"{content.Title} – {content.Text}";

    private static InjectContent ContentOf(World world, string inject) =>
        world.PlanOf(inject)?.Content ?? PlanningInjects.Of(world.Scenario.Injects[world.Scenario.Inject(inject)]);
}
