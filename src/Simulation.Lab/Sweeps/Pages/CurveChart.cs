using System.Globalization;
using System.Xml.Linq;

namespace Simulation.Lab.Sweeps.Pages;

/// <summary>
/// Draws a response curve: the means of at most three outcomes with their 95 % intervals, 0 to 100, over the varied
/// value. Outcomes differ in their marks as well as in their colours.
/// </summary>
internal static class CurveChart
{
    private const int Left = 50;
    private const int Right = ChartCanvas.Width - 20;
    private const int Top = 34;
    private const int Bottom = 254;

    public static XElement Draw(ResponseCurve curve, string label)
    {
        var canvas = new ChartCanvas(Bottom + 42, label);
        for (var mark = 0; mark <= 100; mark += 25)
        {
            canvas.Line(Left, Y(mark), Right, Y(mark), mark == 0 ? "axis" : "grid");
            canvas.Words(Left - 8, Y(mark) + 4, Text(mark), "end", "scale");
        }

        var places = PlacesOf(curve);
        for (var group = 0; group < places.Length; group++)
            canvas.Words(places[group], Bottom + 18, curve.Groups[group].Label, "middle", "scale");
        canvas.Words((Left + Right) / 2.0, Bottom + 38, curve.Varied.Value.Path, "middle", "label");

        for (var line = 0; line < curve.Outcomes.Length; line++)
        {
            var (outcome, means) = curve.Outcomes[line];
            // Intervals of two outcomes at one place stand beside each other.
            var shift = (line - ((curve.Outcomes.Length - 1) / 2.0)) * 5;
            for (var group = 0; group < places.Length; group++)
            {
                var x = places[group] + shift;
                if (group > 0 && curve.Varied.Value.IsNumber)
                    canvas.Line(
                        places[group - 1] + shift,
                        Y(means[group - 1].Value),
                        x,
                        Y(means[group].Value),
                        $"curve line-{line}"
                    );
                if (means[group] is { Low: { } low, High: { } high })
                    canvas.Line(x, Y(low), x, Y(high), $"whisker line-{line}");
                Mark(canvas, x, Y(means[group].Value), line);
            }

            var key = Left + (line * (Right - Left) / 3.0);
            Mark(canvas, key + 6, 14, line);
            canvas.Words(key + 18, 18, Key(outcome), "start", "label");
        }

        return canvas.Element;
    }

    private static string Key(SweepOutcome outcome)
    {
        const int longest = 30;
        var words = outcome.Kind switch
        {
            OutcomeKind.Ending => $"{outcome.Title}, % of games",
            OutcomeKind.Score => $"Score of {outcome.Title}",
            _ => outcome.Title,
        };
        return ChartCanvas.Shorten(words, longest);
    }

    private static double[] PlacesOf(ResponseCurve curve)
    {
        const int margin = 60;
        var (first, last) = (curve.Groups[0].At, curve.Groups[^1].At);
        return
        [
            .. curve.Groups.Select(group =>
                last > first
                    ? Left + margin + ((Right - Left - (2 * margin)) * (group.At - first) / (last - first))
                    : (Left + Right) / 2.0
            ),
        ];
    }

    private static void Mark(ChartCanvas canvas, double x, double y, int line)
    {
        var style = $"mark-{line}";
        switch (line)
        {
            case 0:
                canvas.Dot(x, y, 5, style);
                break;
            case 1:
                canvas.Square(x, y, 4.5, style);
                break;
            default:
                canvas.Triangle(x, y, 5.5, style);
                break;
        }
    }

    private static double Y(double value) => Bottom - ((Bottom - Top) * Math.Clamp(value, 0, 100) / 100);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
