using System.Globalization;
using System.Xml.Linq;
using Simulation.Lab.Studies;

namespace Simulation.Lab.Sweeps.Pages;

/// <summary>
/// A chart with a row for each thing on one scale: a bar or a point with its 95 % interval, or how the games spread.
/// </summary>
/// <param name="Label">What the chart shows, in words.</param>
/// <param name="Least">Left end of the scale.</param>
/// <param name="Most">Right end of it.</param>
/// <param name="Step">From one mark of the scale to the next.</param>
internal sealed record RowChart(string Label, double Least, double Most, double Step)
{
    private const int Left = 250;
    private const int Right = ChartCanvas.Width - 70;
    private const int RowHeight = 26;
    private const int LongestLabel = 34;

    /// <summary>Bars from zero with an interval: shares.</summary>
    public XElement Bars(IReadOnlyList<(string Label, Estimate Share)> rows) =>
        Draw(
            [.. rows.Select(row => (row.Label, $"{Text(row.Share.Value, "0.0")} %"))],
            (canvas, i, y) =>
            {
                canvas.Bar(X(0), X(rows[i].Share.Value), y, 14, "bar");
                Interval(canvas, rows[i].Share, y);
            }
        );

    /// <summary>Points with an interval on both sides of zero: correlations.</summary>
    public XElement Points(IReadOnlyList<(string Label, Estimate Point)> rows) =>
        Draw(
            [.. rows.Select(row => (row.Label, Text(row.Point.Value, "+0.00;−0.00;0.00")))],
            (canvas, i, y) =>
            {
                Interval(canvas, rows[i].Point, y);
                canvas.Dot(X(rows[i].Point.Value), y, 5, "point");
            }
        );

    /// <summary>
    /// The values of all games: a line from the tenth to the ninetieth of a hundred, a bar over the middle half, a
    /// stroke at the median and a point at the mean.
    /// </summary>
    public XElement Spreads(IReadOnlyList<(string Label, IReadOnlyList<double> Values)> rows) =>
        Draw(
            [.. rows.Select(row => (row.Label, Text(row.Values.Average(), "0.0")))],
            (canvas, i, y) =>
            {
                double At(double part) => X(Statistics.Quantile(rows[i].Values, part));
                canvas.Line(At(0.1), y, At(0.9), y, "whisker");
                canvas.Bar(At(0.25), At(0.75), y, 12, "bar");
                canvas.Line(At(0.5), y - 9, At(0.5), y + 9, "median");
                canvas.Dot(X(rows[i].Values.Average()), y, 4, "mean");
            }
        );

    private XElement Draw(IReadOnlyList<(string Label, string Figure)> rows, Action<ChartCanvas, int, double> drawRow)
    {
        var bottom = (rows.Count * RowHeight) + 8;
        var canvas = new ChartCanvas(bottom + 20, Label);
        for (var mark = Least; mark <= Most + (Step / 1000); mark += Step)
        {
            canvas.Line(X(mark), 4, X(mark), bottom, Math.Abs(mark) < Step / 1000 ? "axis" : "grid");
            canvas.Words(X(mark), bottom + 14, Text(mark, "0.##;−0.##;0"), "middle", "scale");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var y = (i * RowHeight) + 17.0;
            canvas.Words(Left - 12, y + 4, ChartCanvas.Shorten(rows[i].Label, LongestLabel), "end", "label");
            drawRow(canvas, i, y);
            canvas.Words(Right + 12, y + 4, rows[i].Figure, "start", "label");
        }

        return canvas.Element;
    }

    private void Interval(ChartCanvas canvas, Estimate estimate, double y)
    {
        if (estimate is not { Low: { } low, High: { } high })
            return;
        canvas.Line(X(low), y, X(high), y, "whisker");
        canvas.Line(X(low), y - 4, X(low), y + 4, "whisker");
        canvas.Line(X(high), y - 4, X(high), y + 4, "whisker");
    }

    private double X(double value) =>
        Left + ((Right - Left) * (Math.Clamp(value, Least, Most) - Least) / (Most - Least));

    private static string Text(double value, string form) => value.ToString(form, CultureInfo.InvariantCulture);
}
