using System.Globalization;
using System.Security;
using System.Text;

namespace Simulation.Scenarios.Influences;

/// <summary>A drawing written as SVG: shapes and text with classes, coloured for light and dark screens.</summary>
internal sealed class SvgCanvas(double width, string title)
{
    private const string Style = """
        svg {
          --paper: #ffffff; --box: #f5f6f8; --edge: #c9ced6; --ink: #1b2330; --soft: #5b6676;
          --up: #1a63c4; --down: #b3470f; --level: #7a5bb5;
        }
        @media (prefers-color-scheme: dark) {
          svg {
            --paper: #12161c; --box: #1c222b; --edge: #3a4452; --ink: #e8ecf2; --soft: #a3afbf;
            --up: #77b0ff; --down: #ff9e66; --level: #bda4f0;
          }
        }
        text {
          font-family: "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
          font-size: 14px; fill: var(--ink);
        }
        .paper { fill: var(--paper); }
        .box { fill: var(--box); stroke: var(--edge); }
        .band { fill: var(--box); }
        .rule { stroke: var(--edge); fill: none; }
        .soft { fill: var(--soft); }
        .small { font-size: 13px; }
        .strong { font-weight: 600; }
        .title { font-size: 24px; font-weight: 600; }
        .head { font-size: 17px; font-weight: 600; }
        .number { font-variant-numeric: tabular-nums; font-weight: 600; text-anchor: end; }
        .end { text-anchor: end; }
        .middle { text-anchor: middle; }
        .up { fill: var(--up); }
        .down { fill: var(--down); }
        .level { fill: var(--level); }
        .line { fill: none; stroke-opacity: 0.6; }
        .line.up { stroke: var(--up); fill: none; }
        .line.down { stroke: var(--down); fill: none; }
        .line.level { stroke: var(--level); fill: none; }
        .unless { stroke-dasharray: 5 4; }
        """;

    private readonly StringBuilder _shapes = new();

    public double Width => width;

    public void Box(double x, double y, double w, double h, string classes = "box") =>
        _shapes.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{classes}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{w:0.#}\" height=\"{h:0.#}\" rx=\"5\"/>\n"
        );

    public void Bar(double x, double y, double w, double h, string classes) =>
        _shapes.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{classes}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{w:0.#}\" height=\"{h:0.#}\"/>\n"
        );

    public void Text(double x, double y, string text, string classes = "") =>
        _shapes.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"{classes}\" x=\"{x:0.#}\" y=\"{y:0.#}\">{SecurityElement.Escape(text)}</text>\n"
        );

    public void Rule(double x1, double y1, double x2, double y2) =>
        _shapes.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"rule\" d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\"/>\n"
        );

    /// <summary>A curve that leaves and arrives level.</summary>
    public void Curve(double x1, double y1, double x2, double y2, double thickness, string classes)
    {
        var bend = (x2 - x1) / 2;
        _shapes.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"line {classes}\" stroke-width=\"{thickness:0.#}\" "
        );
        _shapes.Append(
            CultureInfo.InvariantCulture,
            $"d=\"M{x1:0.#} {y1:0.#}C{x1 + bend:0.#} {y1:0.#} {x2 - bend:0.#} {y2:0.#} {x2:0.#} {y2:0.#}\"/>\n"
        );
    }

    public string Write(double height)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"width=\"{width:0}\" height=\"{height:0}\"");
        var view = string.Create(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width:0} {height:0}\"");
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" {view} {size} role="img">
            <title>{SecurityElement.Escape(title)}</title>
            <style>
            {Style}
            </style>
            <rect class="paper" {size}/>
            {_shapes}</svg>

            """.ReplaceLineEndings("\n");
    }
}
