namespace Simulation.Scenarios.Influences;

/// <summary>
/// Draws the graph of influences as one SVG for light and dark screens: states, indicators and what they decide in
/// three columns; below them who can push what, and how it can end. The same scenario gives the same bytes.
/// </summary>
public static class InfluenceDiagram
{
    internal const double Width = 1280;
    internal const double Margin = 24;

    public static string Draw(InfluenceGraph graph)
    {
        var title = $"What influences what in {graph.Scenario.Title}";
        var canvas = new SvgCanvas(Width, title);
        canvas.Text(Margin, 44, title, "title");
        canvas.Text(Margin, 70, "Made from the records that are played. The numbers are guesses.", "soft");
        var y = DrawLegend(canvas, 98);
        y = InfluenceFlowDrawing.Draw(canvas, graph, y + 46);
        y = InfluenceFlowDrawing.DrawRest(canvas, graph, y + 52);
        y = InfluenceMatrix.Draw(canvas, graph, y + 44);
        y = DrawEndings(canvas, graph, y + 56);
        return canvas.Write(Math.Ceiling(y + Margin));
    }

    private static double DrawLegend(SvgCanvas canvas, double y)
    {
        var x = Margin;
        foreach (
            var (classes, words) in new[]
            {
                ("up", "raises"),
                ("down", "lowers"),
                ("level", "decides at a level"),
                ("up unless", "dashed: while the state does not hold"),
            }
        )
        {
            canvas.Curve(x, y - 4, x + 40, y - 4, 2.5, classes);
            canvas.Text(x + 48, y, words, "small soft");
            x += 48 + SvgTextFit.Width(words, 13) + 28;
        }

        canvas.Text(x, y, "grey rows on the right: hidden draws, law and means", "small soft");
        return y;
    }

    private static double DrawEndings(SvgCanvas canvas, InfluenceGraph graph, double y)
    {
        const double Column = 300;
        canvas.Text(Margin, y, "How it ends: the first of these that holds", "head");
        y += 16;
        var number = 0;
        foreach (var ending in graph.Endings)
        {
            number++;
            var titles = SvgTextFit.Wrap($"{number}. {ending.Title}", Column - 20, SvgTextFit.Strong * 14);
            var lines = SvgTextFit.Wrap(ending.When, Width - (2 * Margin) - Column, 13);
            var height = (Math.Max(titles.Count, lines.Count) * 18) + 12;
            if (number % 2 == 1)
                canvas.Box(Margin - 10, y, Width - (2 * Margin) + 20, height, "band");
            for (var i = 0; i < titles.Count; i++)
                canvas.Text(Margin, y + 19 + (i * 18), titles[i], "strong");
            for (var i = 0; i < lines.Count; i++)
                canvas.Text(Margin + Column, y + 19 + (i * 18), lines[i], "small");
            y += height;
        }

        return y;
    }
}
