using System.Globalization;
using System.Text;
using Simulation.Rules;
using Simulation.Rules.Sessions;

namespace Simulation.Scenarios.Influences;

/// <summary>Writes the graph as Markdown: a table for each indicator, the chances and the endings.</summary>
public static class InfluenceTables
{
    /// <summary>Moves of a role that a row names; the rest is counted.</summary>
    private const int NamedMoves = 4;

    public static string Write(InfluenceGraph graph)
    {
        var page = new StringBuilder();
        foreach (var indicator in graph.Scenario.Indicators)
            WriteIndicator(page, graph, indicator);
        WriteChances(page, graph);
        WriteEndings(page, graph);
        return page.ToString();
    }

    private static void WriteIndicator(StringBuilder page, InfluenceGraph graph, IndicatorDefinition indicator)
    {
        page.Append(CultureInfo.InvariantCulture, $"### {indicator.Title}\n\n{Traits(indicator)}\n\n");
        page.Append("| what | points | how |\n| --- | --- | --- |\n");
        foreach (var drift in graph.Drifts.Where(drift => drift.Indicator == indicator.Id))
            Row(page, Cell(drift.Because), Points(drift), How(drift));
        foreach (var actor in graph.Scenario.Actors)
            WritePushes(page, actor.Title, graph, push => push.Indicator == indicator.Id && push.Actor == actor.Id);
        foreach (var (source, title) in Sources)
            WritePushes(page, title, graph, push => push.Indicator == indicator.Id && push.Source == source);
        page.Append('\n');
        var decided = graph
            .Outcomes.SelectMany(outcome =>
                outcome
                    .Factors.Where(factor => factor.Indicator == indicator.Id)
                    .Select(factor => $"{InfluenceWords.Outcome(outcome)} ({InfluenceWords.Bearing(factor)})")
            )
            .ToList();
        if (decided.Count > 0)
            page.Append(CultureInfo.InvariantCulture, $"It decides: {Cell(string.Join("; ", decided))}.\n\n");
        var wishes = string.Join(
            "; ",
            graph
                .Scenario.Actors.Select(actor =>
                    (actor.Title, Weight: InfluenceWords.Wish(graph, actor.Id, indicator.Id))
                )
                .Where(wish => wish.Weight != 0)
                .Select(wish => $"{wish.Title} {(wish.Weight > 0 ? "up" : "down")}")
        );
        if (wishes.Length > 0)
            page.Append(CultureInfo.InvariantCulture, $"Goals want it: {Cell(wishes)}.\n\n");
    }

    internal static readonly (PushSource Source, string Title)[] Sources =
    [
        (PushSource.Agreement, "Agreements"),
        (PushSource.Lapse, "Unanswered demands"),
        (PushSource.Event, "Events"),
    ];

    private static string Traits(IndicatorDefinition indicator)
    {
        var traits = new List<string> { $"Starts at {indicator.Start}" };
        if (indicator.Polarity != Polarity.Neutral)
            traits.Add(indicator.Polarity == Polarity.MoreIsBetter ? "more is better" : "less is better");
        if (indicator.Rest is { } rest)
            traits.Add($"goes back towards {rest} by {indicator.Returns} % of the way every round");
        if (indicator.Soft)
            traits.Add("soft ends");
        return string.Join("; ", traits) + ".";
    }

    private static string Points(DriftReason drift) =>
        drift.Range is { } range
            ? $"{PointRange.Signed(drift.Weight)} a point: {range}"
            : PointRange.Signed(drift.Weight);

    private static string How(DriftReason drift) =>
        drift.Range is not null ? "drift, by the value that is drawn"
        : drift.States.Length == 0 ? "drift"
        : "drift, by: "
            + Cell(string.Join("; ", drift.States.Select(state => (state.Holds ? "" : "not: ") + state.Title)));

    private static void WritePushes(StringBuilder page, string title, InfluenceGraph graph, Func<Push, bool> isMeant)
    {
        var pushes = graph
            .Pushes.Where(isMeant)
            .OrderByDescending(push => Math.Max(push.Reach.Most, -push.Reach.Least))
            .ThenBy(push => push.Title, StringComparer.Ordinal)
            .ToList();
        if (pushes.Count == 0)
            return;
        var named = string.Join("; ", pushes.Take(NamedMoves).Select(push => $"{push.Title} ({push.Reach})"));
        var rest = pushes.Count > NamedMoves ? $"; and {pushes.Count - NamedMoves} more" : "";
        Row(page, Cell(title), InfluenceWords.UpAndDown(InfluenceWords.Sum(pushes)), Cell(named + rest));
    }

    private static void WriteChances(StringBuilder page, InfluenceGraph graph)
    {
        page.Append("### Chances\n\n");
        page.Append("| rolled | in | per cent | factors |\n| --- | --- | --- | --- |\n");
        foreach (var chance in graph.Outcomes.Where(outcome => outcome.Kind is OutcomeKind.Chance or OutcomeKind.Leak))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {Cell(InfluenceWords.Outcome(chance))} | {Cell(chance.Where ?? chance.Title)} | "
            );
            page.Append(CultureInfo.InvariantCulture, $"{InfluenceWords.Reckoning(chance.Reckoning!)} | ");
            page.Append(Cell(string.Join("; ", chance.Factors.Select(InfluenceWords.Factor))));
            page.Append(" |\n");
        }

        page.Append('\n');
    }

    private static void WriteEndings(StringBuilder page, InfluenceGraph graph)
    {
        page.Append("### Endings\n\nThe first whose conditions hold.\n\n| ending | when |\n| --- | --- |\n");
        foreach (var ending in graph.Endings)
            page.Append(CultureInfo.InvariantCulture, $"| {Cell(ending.Title)} | {Cell(ending.When)} |\n");
    }

    private static void Row(StringBuilder page, string what, string points, string how) =>
        page.Append(CultureInfo.InvariantCulture, $"| {what} | {points} | {how} |\n");

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}

/// <summary>Words that the diagram and the tables share.</summary>
internal static class InfluenceWords
{
    public static string Outcome(DecidedOutcome outcome) =>
        outcome.Kind switch
        {
            OutcomeKind.Chance => outcome.Title,
            OutcomeKind.Leak => $"Does it come out? {outcome.Title}",
            OutcomeKind.Size => $"What it brings: {outcome.Title}",
            OutcomeKind.Opens => $"Can be done: {outcome.Title}",
            _ => $"Happens: {outcome.Title}",
        };

    public static string Bearing(OutcomeFactor factor) =>
        factor.Weight is { } weight ? PointRange.Signed(weight) : factor.Label;

    public static string Factor(OutcomeFactor factor) =>
        factor.Weight is { } weight
            ? $"{PointRange.Signed(weight)} {(factor.IsCircumstance ? "" : "× ")}{factor.Label}"
            : factor.Label;

    public static string Reckoning(Simulation.Rules.Formulas.Formula chance) =>
        $"{chance.Base}, kept within {chance.From} and {chance.To}".Replace('-', '−');

    /// <summary>All that could be pushed up, and all that could be pushed down.</summary>
    public static PointRange Sum(IEnumerable<Push> pushes) =>
        pushes.Aggregate(
            default(PointRange),
            (sum, push) => sum + new PointRange(Math.Min(0, push.Reach.Least), Math.Max(0, push.Reach.Most))
        );

    public static string UpAndDown(PointRange sum) =>
        (sum.Most, sum.Least) switch
        {
            (> 0, < 0) => $"{PointRange.Signed(sum.Most)} / {PointRange.Signed(sum.Least)}",
            (> 0, _) => PointRange.Signed(sum.Most),
            (_, < 0) => PointRange.Signed(sum.Least),
            _ => "",
        };

    public static decimal Wish(InfluenceGraph graph, string actor, string indicator) =>
        graph.Wishes.Where(wish => wish.Actor == actor && wish.Indicator == indicator).Sum(wish => wish.Weight);
}
