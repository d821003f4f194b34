using Simulation.Rules;

namespace Simulation.Scenarios.Influences;

/// <summary>
/// The part of the diagram that tells who can push which indicator, by the sum of all that they can do, and which way
/// their goals want it.
/// </summary>
internal static class InfluenceMatrix
{
    private const double Names = 190;
    private const double RowHeight = 38;

    public static double Draw(SvgCanvas canvas, InfluenceGraph graph, double y)
    {
        var indicators = graph.Scenario.Indicators;
        if (indicators.Length == 0)
            return y;
        var cell = (InfluenceDiagram.Width - (2 * InfluenceDiagram.Margin) - Names) / indicators.Length;
        var rows = Rows(graph).ToList();
        var most = rows.SelectMany(row => row.Sums).Max(sum => Math.Max(sum.Most, -sum.Least));
        canvas.Text(InfluenceDiagram.Margin, y, "Who can push what at once, and where their goals want it", "head");
        canvas.Text(
            InfluenceDiagram.Margin,
            y + 24,
            "All that each could do once, up and down, in points before soft ends. "
                + "A triangle is a goal: ▲ wants more of it, ▼ wants less.",
            "small soft"
        );
        y += 44;
        var heads = indicators
            .Select(indicator => SvgTextFit.Wrap(indicator.Title, cell - 10, SvgTextFit.Strong * 13))
            .ToList();
        var tallest = heads.Max(head => head.Count);
        for (var column = 0; column < heads.Count; column++)
        {
            var middle = Left(column) + (cell / 2);
            for (var line = 0; line < heads[column].Count; line++)
            {
                var at = y + 16 + ((tallest - heads[column].Count + line) * 17);
                canvas.Text(middle, at, heads[column][line], "small strong middle");
            }
        }

        y += (tallest * 17) + 10;
        for (var row = 0; row < rows.Count; row++, y += RowHeight)
        {
            if (row % 2 == 0)
                canvas.Box(InfluenceDiagram.Margin - 10, y, InfluenceDiagram.Width - 28, RowHeight, "band");
            var names = SvgTextFit.Wrap(rows[row].Title, Names - 10, 13);
            for (var line = 0; line < names.Count; line++)
            {
                var at = y + 24 - ((names.Count - 1) * 8) + (line * 16);
                canvas.Text(InfluenceDiagram.Margin, at, names[line], "small");
            }

            for (var column = 0; column < indicators.Length; column++)
                DrawCell(Left(column), rows[row].Sums[column], rows[row].Wishes[column]);
        }

        return y;

        double Left(int column) => InfluenceDiagram.Margin + Names + (column * cell);

        void DrawCell(double left, PointRange sum, decimal wish)
        {
            var middle = left + (cell / 2);
            var scale = (double)(((decimal)cell / 2) - 6) / (double)Math.Max(1, most);
            canvas.Rule(middle, y + 21, middle, y + 33);
            if (wish != 0)
                canvas.Text(middle, y + 16, wish > 0 ? "▲" : "▼", "small middle level");
            if (sum.Least < 0)
            {
                var length = (double)-sum.Least * scale;
                canvas.Bar(middle - length, y + 23, length, 8, "down");
                canvas.Text(middle - 10, y + 16, PointRange.Signed(sum.Least), "small end down");
            }

            if (sum.Most > 0)
            {
                canvas.Bar(middle, y + 23, (double)sum.Most * scale, 8, "up");
                canvas.Text(middle + 10, y + 16, PointRange.Signed(sum.Most), "small up");
            }
        }
    }

    private static IEnumerable<(string Title, PointRange[] Sums, decimal[] Wishes)> Rows(InfluenceGraph graph)
    {
        var indicators = graph.Scenario.Indicators;
        foreach (var actor in graph.Scenario.Actors)
        {
            yield return (
                actor.Title,
                [.. indicators.Select(indicator => Sum(indicator, push => push.Actor == actor.Id))],
                [.. indicators.Select(indicator => InfluenceWords.Wish(graph, actor.Id, indicator.Id))]
            );
        }

        foreach (var (source, title) in InfluenceTables.Sources)
        {
            yield return (
                title,
                [.. indicators.Select(indicator => Sum(indicator, push => push.Source == source))],
                new decimal[indicators.Length]
            );
        }

        PointRange Sum(IndicatorDefinition indicator, Func<Push, bool> isMeant) =>
            InfluenceWords.Sum(graph.Pushes.Where(push => push.Indicator == indicator.Id && isMeant(push)));
    }
}
