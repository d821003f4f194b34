using Simulation.Rules;

namespace Simulation.Scenarios.Influences;

/// <summary>
/// The part of the diagram that flows from left to right: states of the world, the indicators that drift by them, and
/// what the indicators decide. Each line ends at a row of its own, in which its weight stands, so that no label lies on
/// a line.
/// </summary>
internal static class InfluenceFlowDrawing
{
    private const double StateWidth = 270;
    private const double BoxLeft = 424;
    private const double BoxWidth = 366;
    private const double OutcomeLeft = 920;
    private const double OutcomeWidth = InfluenceDiagram.Width - InfluenceDiagram.Margin - OutcomeLeft;
    private const double Line = 19;
    private const double Gap = 22;
    private const double NumberWidth = 58;

    public static double Draw(SvgCanvas canvas, InfluenceGraph graph, double y)
    {
        canvas.Text(InfluenceDiagram.Margin, y, "How things stand", "head");
        canvas.Text(BoxLeft, y, "Indicators, and why they drift each round", "head");
        canvas.Text(OutcomeLeft, y, "What they decide", "head");
        y += 20;
        var indicators = PlaceIndicators(graph, y);
        var states = PlaceStates(graph, indicators, y);
        var outcomes = PlaceOutcomes(graph, indicators, y);
        DrawLines(canvas, graph, indicators, states, outcomes);
        foreach (var state in states)
            DrawState(canvas, state);
        foreach (var indicator in indicators)
            DrawIndicator(canvas, indicator);
        foreach (var outcome in outcomes)
            DrawOutcome(canvas, outcome);
        return new[]
        {
            indicators.Max(placed => placed.Bottom),
            states.Select(placed => placed.Y + placed.Height).DefaultIfEmpty(y).Max(),
            outcomes.Select(placed => placed.Y + placed.Height).DefaultIfEmpty(y).Max(),
        }.Max();
    }

    /// <summary>Draws the chances on which no indicator bears, in columns.</summary>
    public static double DrawRest(SvgCanvas canvas, InfluenceGraph graph, double y)
    {
        const int Columns = 3;
        const double Between = 20;
        var rest = graph.Outcomes.Where(outcome => !HasIndicator(outcome)).ToList();
        if (rest.Count == 0)
            return y;
        canvas.Text(InfluenceDiagram.Margin, y, "Chances that hang on hidden draws, law and means alone", "head");
        var width = (InfluenceDiagram.Width - (2 * InfluenceDiagram.Margin) - ((Columns - 1) * Between)) / Columns;
        var bottoms = Enumerable.Repeat(y + 16, Columns).ToArray();
        foreach (var outcome in rest)
        {
            var column = Array.IndexOf(bottoms, bottoms.Min());
            var left = InfluenceDiagram.Margin + (column * (width + Between));
            var placed = new PlacedOutcome(outcome, left, width, wanted: 0) { Y = bottoms[column] };
            DrawOutcome(canvas, placed);
            bottoms[column] += placed.Height + 12;
        }

        return bottoms.Max();
    }

    private static bool HasIndicator(DecidedOutcome outcome) =>
        outcome.Factors.Any(factor => factor.Indicator is not null);

    private static List<PlacedIndicator> PlaceIndicators(InfluenceGraph graph, double y)
    {
        var placed = new List<PlacedIndicator>();
        foreach (var indicator in graph.Scenario.Indicators)
        {
            var rows = new List<PlacedRow>();
            var at = y + 46;
            foreach (var drift in graph.Drifts.Where(drift => drift.Indicator == indicator.Id))
            {
                var words = drift.Range is { } range ? $"× {drift.Because}: {range}" : drift.Because;
                var lines = SvgTextFit.Wrap(words, BoxWidth - NumberWidth - 20, 14);
                rows.Add(new PlacedRow(at, drift, lines));
                at += lines.Count * Line;
            }

            if (rows.Count == 0)
                at += Line;
            placed.Add(new PlacedIndicator(indicator, y, at - 4, rows));
            y = at + Gap;
        }

        return placed;
    }

    private static List<PlacedState> PlaceStates(InfluenceGraph graph, List<PlacedIndicator> indicators, double top)
    {
        var rows = indicators.SelectMany(indicator => indicator.Rows).ToList();
        var states = graph
            .Drifts.SelectMany(drift => drift.States)
            .Select(state => state.Title)
            .Distinct()
            .Select(title => new PlacedState(
                title,
                SvgTextFit.Wrap(title, StateWidth - 24, 14),
                rows.Where(row => row.Drift.States.Any(state => state.Title == title)).Average(row => row.Y)
            ))
            .OrderBy(state => state.Wanted)
            .ThenBy(state => state.Title, StringComparer.Ordinal)
            .ToList();
        Spread(states, top, indicators[^1].Bottom);
        return states;
    }

    private static List<PlacedOutcome> PlaceOutcomes(InfluenceGraph graph, List<PlacedIndicator> indicators, double top)
    {
        var outcomes = new List<PlacedOutcome>();
        foreach (var outcome in graph.Outcomes.Where(HasIndicator))
        {
            var wanted = outcome
                .Factors.Where(factor => factor.Indicator is not null)
                .Select(factor => indicators.First(placed => placed.Indicator.Id == factor.Indicator).Middle)
                .Average();
            outcomes.Add(new PlacedOutcome(outcome, OutcomeLeft, OutcomeWidth, wanted));
        }

        outcomes =
        [
            .. outcomes.OrderBy(outcome => outcome.Wanted).ThenBy(outcome => outcome.Words, StringComparer.Ordinal),
        ];
        Spread(outcomes, top, indicators[^1].Bottom);
        return outcomes;
    }

    /// <summary>Puts each at the height that it wants, as far as those above and below leave room.</summary>
    private static void Spread<T>(List<T> placed, double top, double bottom)
        where T : Placed
    {
        const double Between = 12;
        var from = top;
        foreach (var each in placed)
        {
            each.Y = Math.Max(from, Math.Min(each.Wanted - (each.Height / 2), bottom - each.Height));
            from = each.Y + each.Height + Between;
        }

        var to = Math.Max(bottom, top + placed.Sum(each => each.Height + Between) - Between);
        foreach (var each in Enumerable.Reverse(placed))
        {
            each.Y = Math.Min(each.Y, to - each.Height);
            to = each.Y - Between;
        }
    }

    private static void DrawLines(
        SvgCanvas canvas,
        InfluenceGraph graph,
        List<PlacedIndicator> indicators,
        List<PlacedState> states,
        List<PlacedOutcome> outcomes
    )
    {
        foreach (var row in indicators.SelectMany(indicator => indicator.Rows))
        {
            foreach (var state in row.Drift.States)
            {
                var from = states.First(placed => placed.Title == state.Title);
                var most = row.Drift.Range is { } range ? Math.Max(range.Most, -range.Least) : row.Drift.Weight;
                canvas.Curve(
                    InfluenceDiagram.Margin + StateWidth,
                    from.Y + (from.Height / 2),
                    BoxLeft,
                    row.Y - 5,
                    1 + (Math.Min(16, (double)Math.Abs(most)) / 6),
                    Sign(row.Drift.Weight) + (state.Holds ? "" : " unless")
                );
            }
        }

        foreach (var outcome in outcomes)
        {
            foreach (var (y, factor) in outcome.Rows.Where(row => row.Factor.Indicator is not null))
            {
                var from = indicators.First(placed => placed.Indicator.Id == factor.Indicator);
                canvas.Curve(BoxLeft + BoxWidth, from.Y + 17, OutcomeLeft, outcome.Y + y - 5, 1.6, Sign(factor.Weight));
            }
        }
    }

    private static void DrawState(SvgCanvas canvas, PlacedState state)
    {
        canvas.Box(InfluenceDiagram.Margin, state.Y, StateWidth, state.Height);
        for (var i = 0; i < state.Lines.Count; i++)
            canvas.Text(InfluenceDiagram.Margin + 12, state.Y + 20 + (i * Line), state.Lines[i]);
    }

    private static void DrawIndicator(SvgCanvas canvas, PlacedIndicator placed)
    {
        canvas.Box(BoxLeft, placed.Y, BoxWidth, placed.Bottom - placed.Y);
        canvas.Text(BoxLeft + 12, placed.Y + 22, placed.Indicator.Title, "strong");
        var traits = placed.Indicator.Rest is { } rest
            ? $"starts at {placed.Indicator.Start}, rests at {rest}"
            : $"starts at {placed.Indicator.Start}";
        canvas.Text(BoxLeft + BoxWidth - 12, placed.Y + 22, traits, "small soft end");
        foreach (var row in placed.Rows)
        {
            canvas.Text(
                BoxLeft + NumberWidth,
                row.Y,
                PointRange.Signed(row.Drift.Weight),
                $"number {Sign(row.Drift.Weight)}"
            );
            for (var i = 0; i < row.Lines.Count; i++)
                canvas.Text(BoxLeft + NumberWidth + 10, row.Y + (i * Line), row.Lines[i]);
        }

        if (placed.Rows.Count == 0)
            canvas.Text(BoxLeft + NumberWidth + 10, placed.Y + 46, "does not drift", "soft");
    }

    private static void DrawOutcome(SvgCanvas canvas, PlacedOutcome placed)
    {
        canvas.Box(placed.X, placed.Y, placed.Width, placed.Height);
        for (var i = 0; i < placed.Titles.Count; i++)
            canvas.Text(placed.X + 12, placed.Y + 20 + (i * Line), placed.Titles[i], "strong");
        foreach (var (y, factor) in placed.Rows)
        {
            var isDrawn = factor.Indicator is not null;
            if (factor.Weight is { } weight)
            {
                canvas.Text(
                    placed.X + NumberWidth,
                    placed.Y + y,
                    PointRange.Signed(weight),
                    $"number {(isDrawn ? Sign(weight) : "soft")}"
                );
            }

            var words = SvgTextFit.Wrap(
                factor.Weight is null ? factor.Label : $"× {factor.Label}",
                placed.RowWidth(factor),
                14
            );
            var x = placed.X + (factor.Weight is null ? 12 : NumberWidth + 10);
            for (var i = 0; i < words.Count; i++)
                canvas.Text(x, placed.Y + y + (i * Line), words[i], isDrawn ? "" : "soft");
        }

        if (placed.Note is { } note)
            canvas.Text(placed.X + 12, placed.Y + placed.Height - 9, note, "small soft");
    }

    private static string Sign(decimal? weight) =>
        weight switch
        {
            > 0 => "up",
            < 0 => "down",
            _ => "level",
        };

    private abstract class Placed
    {
        public double Y { get; set; }

        public abstract double Height { get; }

        public abstract double Wanted { get; }
    }

    private sealed class PlacedState(string title, List<string> lines, double wanted) : Placed
    {
        public string Title => title;

        public List<string> Lines => lines;

        public override double Height => (lines.Count * Line) + 11;

        public override double Wanted => wanted;
    }

    private sealed class PlacedOutcome : Placed
    {
        public PlacedOutcome(DecidedOutcome outcome, double x, double width, double wanted)
        {
            X = x;
            Width = width;
            Wanted = wanted;
            Words = InfluenceWords.Outcome(outcome);
            Titles = SvgTextFit.Wrap(Words, width - 24, SvgTextFit.Strong * 14);
            var y = 20 + (Titles.Count * Line);
            foreach (var factor in outcome.Factors.Where(factor => !factor.IsCircumstance))
            {
                Rows.Add((y, factor));
                var label = factor.Weight is null ? factor.Label : $"× {factor.Label}";
                y += SvgTextFit.Wrap(label, RowWidth(factor), 14).Count * Line;
            }

            var circumstances = outcome.Factors.Count(factor => factor.IsCircumstance);
            Note = outcome.Reckoning is { } chance
                ? $"base {InfluenceWords.Reckoning(chance)}"
                    + (circumstances == 0 ? "" : $"; {circumstances} circumstance{(circumstances == 1 ? "" : "s")}")
                : null;
            Height = y - 8 + (Note is null ? 0 : Line);
        }

        public double X { get; }

        public double Width { get; }

        public string Words { get; }

        public List<string> Titles { get; }

        /// <summary>Height of each row below the box's top, and what stands in it.</summary>
        public List<(double Y, OutcomeFactor Factor)> Rows { get; } = [];

        public string? Note { get; }

        public override double Height { get; }

        public override double Wanted { get; }

        public double RowWidth(OutcomeFactor factor) => Width - (factor.Weight is null ? 24 : NumberWidth + 22);
    }

    private sealed record PlacedRow(double Y, DriftReason Drift, List<string> Lines);

    private sealed record PlacedIndicator(IndicatorDefinition Indicator, double Y, double Bottom, List<PlacedRow> Rows)
    {
        public double Middle => (Y + Bottom) / 2;
    }
}
