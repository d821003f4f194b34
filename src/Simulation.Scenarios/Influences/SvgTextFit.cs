using System.Text;

namespace Simulation.Scenarios.Influences;

/// <summary>Measures and breaks text, which SVG itself does not wrap; widths are those of a wide sans serif.</summary>
internal static class SvgTextFit
{
    private const string Narrow = "iljtfrI.,:;'|!()[]- ";
    private const string Wide = "mwMWOQGDCHNU%@—×→";

    /// <summary>How much wider text is when it is strong.</summary>
    public const double Strong = 1.2;

    /// <summary>Pixels that a text takes at a font size, rather too many than too few.</summary>
    public static double Width(string text, double size)
    {
        var ems = 0.0;
        foreach (var letter in text)
        {
            ems +=
                Narrow.Contains(letter, StringComparison.Ordinal) ? 0.36
                : Wide.Contains(letter, StringComparison.Ordinal) ? 0.86
                : char.IsUpper(letter) ? 0.7
                : 0.58;
        }

        return ems * size;
    }

    /// <summary>The text in lines that fit a width; a word that is too long has a line of its own.</summary>
    public static List<string> Wrap(string text, double width, double size)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Width($"{line} {word}", size) > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
            lines.Add(line.ToString());
        return lines;
    }
}
