using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace Browser.Tests.Driving;

/// <summary>What a PDF of Chromium has on its pages, as far as tests ask for it.</summary>
internal static partial class Pdf
{
    /// <summary>
    /// How far down its page the last text stands, for each page: 0 at the top, 1 at the bottom; null for a page without any
    /// text.
    /// </summary>
    public static IReadOnlyList<float?> LastTexts(byte[] pdf)
    {
        var file = Encoding.Latin1.GetString(pdf);
        var objects = Objects()
            .Matches(file)
            .ToDictionary(match => match.Groups["id"].Value, match => match.Groups["body"]);
        return
        [
            .. objects
                .Where(entry => Page().IsMatch(entry.Value.Value))
                .OrderBy(entry => entry.Value.Index)
                .Select(entry => LastText(pdf, entry.Value.Value, objects)),
        ];
    }

    private static float? LastText(byte[] pdf, string page, Dictionary<string, Group> objects)
    {
        var height = float.Parse(MediaBox().Match(page).Groups["height"].Value, CultureInfo.InvariantCulture);
        var content = objects[Contents().Match(page).Groups["id"].Value];
        var stream = content.Value.IndexOf("stream", StringComparison.Ordinal);
        var begin = content.Index + content.Value.IndexOf('\n', stream) + 1;
        using var inflated = new ZLibStream(
            new MemoryStream(pdf, begin, pdf.Length - begin),
            CompressionMode.Decompress
        );
        using var reader = new StreamReader(inflated, Encoding.Latin1);
        return Heights(reader.ReadToEnd()).Select(y => (float?)(1 - (y / height))).Max();
    }

    /// <summary>The heights above the bottom of the page at which text is shown.</summary>
    private static IEnumerable<float> Heights(string content)
    {
        var stack = new Stack<Matrix3x2>();
        var (space, text) = (Matrix3x2.Identity, Matrix3x2.Identity);
        var operands = new List<float>();
        foreach (Match token in Tokens().Matches(content))
        {
            if (float.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                operands.Add(number);
                continue;
            }

            switch (token.Value)
            {
                case "q":
                    stack.Push(space);
                    break;
                case "Q":
                    space = stack.Pop();
                    break;
                case "cm":
                    space = Last(operands) * space;
                    break;
                case "BT":
                    text = Matrix3x2.Identity;
                    break;
                case "Tm":
                    text = Last(operands);
                    break;
                case "Tj" or "TJ":
                    yield return (text * space).Translation.Y;
                    break;
            }

            operands.Clear();
        }
    }

    private static Matrix3x2 Last(List<float> operands) =>
        new(operands[^6], operands[^5], operands[^4], operands[^3], operands[^2], operands[^1]);

    [GeneratedRegex(@"(?<id>\d+) 0 obj(?<body>.*?)endobj", RegexOptions.Singleline)]
    private static partial Regex Objects();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Page();

    [GeneratedRegex(@"/MediaBox\s*\[\s*\S+\s+\S+\s+\S+\s+(?<height>[\d.]+)")]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/Contents\s+(?<id>\d+) 0 R")]
    private static partial Regex Contents();

    /// <summary>Strings and arrays in one piece, so that nothing in them is taken for an operator.</summary>
    [GeneratedRegex(@"\[[^\]]*\]|<[^>]*>|\((?:\\.|[^\\)])*\)|[^\s\[\]<>()]+", RegexOptions.Singleline)]
    private static partial Regex Tokens();
}
