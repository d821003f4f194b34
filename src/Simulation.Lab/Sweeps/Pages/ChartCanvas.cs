using System.Globalization;
using System.Xml.Linq;

namespace Simulation.Lab.Sweeps.Pages;

/// <summary>
/// A drawing of a page, in SVG. Colours are classes, which the page's style gives for light, dark and paper.
/// </summary>
internal sealed class ChartCanvas
{
    /// <summary>Width in units of the drawing; the page scales it.</summary>
    public const int Width = 760;

    private readonly XElement _svg;

    /// <param name="label">What the drawing shows, for who does not see it; a table beside it has the figures.</param>
    public ChartCanvas(double height, string label) =>
        _svg = new XElement(
            "svg",
            new XAttribute("viewBox", $"0 0 {Width} {Text(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", label)
        );

    public XElement Element => Scrolling("Chart", _svg);

    /// <summary>A drawing or a table in a box that scrolls sideways where the screen is narrow.</summary>
    public static XElement Scrolling(string what, XElement content) =>
        new(
            "div",
            new XAttribute("class", "scroll"),
            new XAttribute("tabindex", "0"),
            new XAttribute("role", "group"),
            new XAttribute("aria-label", $"{what}; scrolls sideways"),
            content
        );

    /// <summary>As much of some words as there is room for.</summary>
    /// <param name="longest">Characters.</param>
    public static string Shorten(string words, int longest) =>
        words.Length <= longest ? words : words[..(longest - 1)].TrimEnd() + "…";

    public void Line(double fromX, double fromY, double toX, double toY, string style) =>
        Add("line", style, ("x1", fromX), ("y1", fromY), ("x2", toX), ("y2", toY));

    public void Bar(double fromX, double toX, double middle, double height, string style) =>
        Add(
            "rect",
            style,
            ("x", Math.Min(fromX, toX)),
            ("y", middle - (height / 2)),
            ("width", Math.Abs(toX - fromX)),
            ("height", height)
        );

    public void Dot(double x, double y, double radius, string style) =>
        Add("circle", style, ("cx", x), ("cy", y), ("r", radius));

    public void Square(double x, double y, double half, string style) =>
        Add("rect", style, ("x", x - half), ("y", y - half), ("width", 2 * half), ("height", 2 * half));

    public void Triangle(double x, double y, double half, string style) =>
        _svg.Add(
            new XElement(
                "path",
                new XAttribute("class", style),
                new XAttribute(
                    "d",
                    $"M{Text(x)} {Text(y - half)}L{Text(x + half)} {Text(y + half)}L{Text(x - half)} {Text(y + half)}Z"
                )
            )
        );

    /// <param name="anchor">start, middle or end: which part of the words is at x.</param>
    public void Words(double x, double y, string words, string anchor, string style) =>
        _svg.Add(
            new XElement(
                "text",
                new XAttribute("x", Text(x)),
                new XAttribute("y", Text(y)),
                new XAttribute("text-anchor", anchor),
                new XAttribute("class", style),
                words
            )
        );

    private void Add(string name, string style, params (string Name, double Value)[] places) =>
        _svg.Add(
            new XElement(
                name,
                new XAttribute("class", style),
                places.Select(place => new XAttribute(place.Name, Text(place.Value)))
            )
        );

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
