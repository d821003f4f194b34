using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Casts;

/// <summary>
/// Puts the names of one cast into the texts of a pack, before anything else looks at them. What is read keeps its
/// place in the file, so that every later message points at what the author wrote.
/// </summary>
/// <param name="names">What the chosen cast calls each name.</param>
/// <param name="known">The names of all casts; a name that only the chosen one lacks was told already.</param>
internal sealed partial class CastNameSubstitution(
    ImmutableSortedDictionary<string, string> names,
    ImmutableHashSet<string> known,
    ImmutableSortedDictionary<string, string> files,
    DiagnosticList diagnostics
)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Names that some text has asked for.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>The same tree with the names in its texts; the casts themselves stay as they are.</summary>
    public YamlNode Fill(YamlNode root) =>
        root is YamlNode.Mapping mapping
            ? new YamlNode.Mapping(
                mapping.At,
                [.. mapping.Entries.Select(entry => entry.Key.Text == CastFilling.Key ? entry : Fill(entry))]
            )
            : FillNode(root);

    /// <summary>A file of Markdown with the names in its text.</summary>
    public string FillFile(string path, string text) => Fill(text, at => PackTextDecoder.At(path, text, at));

    // Recursive, and safe: the reader of YAML has bounded the depth.
    private YamlNode FillNode(YamlNode node) =>
        node switch
        {
            YamlNode.Scalar scalar => FillScalar(scalar),
            YamlNode.Sequence list => new YamlNode.Sequence(list.At, [.. list.Items.Select(FillNode)]),
            YamlNode.Mapping mapping => new YamlNode.Mapping(mapping.At, [.. mapping.Entries.Select(Fill)]),
            _ => node,
        };

    private YamlNode.Entry Fill(YamlNode.Entry entry) => entry with { Value = FillNode(entry.Value) };

    private YamlNode.Scalar FillScalar(YamlNode.Scalar scalar)
    {
        if (!scalar.Text.Contains("{{", StringComparison.Ordinal))
            return scalar;
        return new YamlNode.Scalar(scalar.At, Fill(scalar.Text, at => Written(scalar, at)), scalar.IsPlain);
    }

    private string Fill(string text, Func<int, Position> place)
    {
        var at = text.IndexOf("{{", StringComparison.Ordinal);
        if (at < 0)
            return text;
        var filled = new StringBuilder(text.Length);
        var copied = 0;
        for (; at >= 0; at = text.IndexOf("{{", copied, StringComparison.Ordinal))
        {
            filled.Append(text, copied, at - copied);
            var found = Placeholder.Match(text, at);
            var length = found.Success ? found.Length : 2;
            filled.Append(found.Success ? NameFor(found.Groups[1].Value, place, at) : Malformed(place(at)));
            copied = at + length;
        }

        return filled.Append(text, copied, text.Length - copied).ToString();
    }

    private string NameFor(string name, Func<int, Position> place, int at)
    {
        _used.Add(name);
        if (names.TryGetValue(name, out var found))
            return found;
        if (!known.Contains(name))
        {
            diagnostics.Error(
                place(at),
                DiagnosticCodes.PlaceholderUnknown,
                known.IsEmpty
                    ? $"{{{{{name}}}}} stands for nothing, because the scenario has no casts; expected casts: with names, or a plain name"
                    : $"no cast has a name for {{{{{name}}}}}{NearestName.Hint(name, known.Order(StringComparer.Ordinal))}"
            );
        }

        return name;
    }

    private string Malformed(Position at)
    {
        diagnostics.Error(
            at,
            DiagnosticCodes.PlaceholderMalformed,
            "two braces begin the name of a cast; expected {{name}}, of lower-case letters, digits and hyphens, without spaces"
        );
        return "{{";
    }

    /// <summary>
    /// Where in the file a placeholder of a text is: a text may be folded or have escapes, so it is looked for.
    /// </summary>
    private Position Written(YamlNode.Scalar scalar, int index)
    {
        var rest = scalar.Text.AsSpan(index);
        var needle = rest[..(rest.IndexOf("}}") is var end and >= 0 and <= CastFilling.LongestName ? end + 2 : 2)];
        var line = 1;
        foreach (var range in files[scalar.At.File].AsSpan().Split('\n'))
        {
            var written = files[scalar.At.File].AsSpan()[range];
            var from = line == scalar.At.Line ? Math.Min(scalar.At.Column - 1, written.Length) : 0;
            if (
                line >= scalar.At.Line
                && written[from..].IndexOf(needle, StringComparison.Ordinal) is var found and >= 0
            )
                return new Position(scalar.At.File, line, from + found + 1);
            line++;
        }

        return scalar.At;
    }

    [GeneratedRegex(@"\G\{\{([a-z][a-z0-9-]{0,63})\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder { get; }
}
