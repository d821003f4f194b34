namespace Simulation.Lab.Sweeps.Pages;

/// <summary>
/// The style of a page that opens offline: light, dark and paper. No selector has a character that XML escapes.
/// </summary>
internal static class PageStyle
{
    public const string Sheet = """

        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --soft: #57606a; --grid: #d8dee4;
          --fill: #e7eff8; --mark: #0b5cad; --bar: #7fb0e0; --one: #0b5cad; --two: #a34700; --three: #3f6212; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6edf3; --soft: #a9b4bf; --grid: #343d47;
          --fill: #1f2a36; --mark: #8cc2ff; --bar: #3f6f9f; --one: #8cc2ff; --two: #ffb56b; --three: #b3d977; } }
        * { box-sizing: border-box; }
        html { background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
        body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
        h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; }
        h3 { font-size: 1.05rem; margin: 1.75rem 0 .25rem; overflow-wrap: anywhere; }
        p, li { max-width: 44rem; }
        a { color: var(--mark); }
        a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
        code { font: .9em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
        .lead, .note, caption { color: var(--soft); }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 1rem 0; padding: 0; }
        nav a { display: inline-block; padding: .25rem 0; }
        dl { display: grid; gap: .25rem 1rem; grid-template-columns: minmax(7rem, max-content) 1fr; margin: 1rem 0; }
        dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
        .scroll { margin: .75rem 0; overflow-x: auto; }
        table { border-collapse: collapse; font-size: .925rem; font-variant-numeric: tabular-nums; min-width: 100%; }
        caption { padding: 0 0 .35rem; text-align: left; }
        th, td { border-bottom: 1px solid var(--grid); padding: .3rem .75rem .3rem 0; text-align: right;
          vertical-align: top; }
        th:first-child, td:first-child { text-align: left; }
        tbody th { font-weight: 400; min-width: 10rem; }
        thead th { font-weight: 600; max-width: 14rem; min-width: 4rem; overflow-wrap: anywhere; }
        td.clear { background: var(--fill); font-weight: 600; }
        td .interval { color: var(--soft); display: block; font-size: .85em; font-weight: 400; white-space: nowrap; }
        td.clear .interval { color: var(--ink); }
        svg { display: block; height: auto; min-width: 38rem; width: 100%; }
        svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
        svg .scale { fill: var(--soft); font-size: 12px; }
        svg .grid { stroke: var(--grid); } svg .axis { stroke: var(--soft); }
        svg .bar { fill: var(--bar); } svg .whisker { stroke: var(--ink); stroke-width: 1.5; }
        svg .median { stroke: var(--ink); stroke-width: 2; }
        svg .mean { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; } svg .point { fill: var(--mark); }
        svg .curve { fill: none; stroke-width: 2; }
        svg .line-0 { stroke: var(--one); } svg .line-1 { stroke: var(--two); } svg .line-2 { stroke: var(--three); }
        svg .curve.line-1 { stroke-dasharray: 7 4; } svg .curve.line-2 { stroke-dasharray: 2 3; }
        svg .mark-0 { fill: var(--one); } svg .mark-1 { fill: var(--two); } svg .mark-2 { fill: var(--three); }
        @media print { :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --soft: #444444; --grid: #bbbbbb;
          --fill: #eeeeee; --mark: #0b5cad; --bar: #9dbfe3; --one: #0b5cad; --two: #a34700; --three: #3f6212; }
          html { font-size: 10pt; } body { max-width: none; padding: 0; } nav { display: none; }
          svg { min-width: 0; } .scroll { overflow: visible; } svg, tr, figure { break-inside: avoid; }
          h2, h3, caption { break-after: avoid; } svg .bar, td.clear { print-color-adjust: exact; } }

        """;
}
