using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Language;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Binding;

/// <summary>Makes texts, numbers and words of scalars.</summary>
/// <param name="files">The pack's files by path, for texts that are kept in a file of their own.</param>
/// <param name="isRecorded">
/// Whether texts are taken as they are, and numbers beyond today's bounds as the bound that is nearest.
/// </param>
internal sealed class ScalarBinder(
    ImmutableSortedDictionary<string, string> files,
    DiagnosticList diagnostics,
    bool isRecorded
)
{
    public string? BindText(YamlNode node, Shape.Text shape)
    {
        switch (node)
        {
            case YamlNode.Scalar { IsNull: false } scalar:
                return Check(scalar.Text, shape, scalar.At);

            case YamlNode.Mapping { Entries: [{ Key.Text: "file", Value: YamlNode.Scalar { IsNull: false } path }] }:
                if (files.TryGetValue(path.Text, out var text))
                    return Check(text, shape, path.At);
                diagnostics.Error(
                    path.At,
                    DiagnosticCodes.FileNotInPack,
                    $"the scenario has no file '{path.Text}'{NearestName.Hint(path.Text, files.Keys)}"
                );
                return null;

            default:
                return (string?)diagnostics.WrongKind(node, "a text, or file: and the name of a file");
        }
    }

    private string? Check(string text, Shape.Text shape, Position at)
    {
        if (isRecorded)
            return text;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!TextCharacters.OverridesDirection(rune))
                continue;
            diagnostics.Error(
                at,
                DiagnosticCodes.ControlCharacter,
                $"this text has the character U+{rune.Value:X4}, "
                    + "which turns the direction of what stands beside it; delete it"
            );
            return null;
        }

        if (!shape.IsTitle)
            return text;
        var title = text.TrimEnd();
        if (FaultOf(title) is not { } fault)
            return title;
        diagnostics.Error(at, DiagnosticCodes.TitleRefused, $"the title {fault}");
        return null;
    }

    private static string? FaultOf(string title)
    {
        foreach (var rune in title.EnumerateRunes())
        {
            if (TextCharacters.IsLineBreak(rune))
                return "has a line break; write it in one line";
            if (TextCharacters.CannotStandInLine(rune))
                return $"has the character U+{rune.Value:X4}, which cannot be shown; delete it";
        }

        if (!TextCharacters.HasVisible(title))
            return "is empty; give it a word";
        var length = new StringInfo(title).LengthInTextElements;
        return length > Shape.Text.LongestTitle
            ? $"has {length} characters; expected at most {Shape.Text.LongestTitle}"
            : null;
    }

    public object? BindTruth(YamlNode node) =>
        node switch
        {
            YamlNode.Scalar { IsPlain: true, Text: "true" } => true,
            YamlNode.Scalar { IsPlain: true, Text: "false" } => false,
            YamlNode.Scalar { IsNull: false } scalar => diagnostics.WrongForm(scalar, "true or false"),
            _ => diagnostics.WrongKind(node, "true or false"),
        };

    public object? BindNumber(YamlNode node, Shape.Number shape)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar)
            return diagnostics.WrongKind(node, shape.Expected);
        if (!scalar.IsPlain)
            return diagnostics.WrongForm(scalar, $"{shape.Expected}, without quotes{FormulaHint(scalar.Text)}");
        var style = NumberStyles.AllowLeadingSign | (shape.Type == typeof(int) ? 0 : NumberStyles.AllowDecimalPoint);
        if (!decimal.TryParse(scalar.Text, style, CultureInfo.InvariantCulture, out var number))
            return diagnostics.WrongForm(scalar, shape.Expected + FormulaHint(scalar.Text));
        var range = shape.Bounds;
        if (isRecorded)
            number = Math.Clamp(number, range.Least, range.Most);
        if (number >= range.Least && number <= range.Most)
            return shape.Type == typeof(int) ? (object)(int)number : number;
        diagnostics.Error(
            node.At,
            DiagnosticCodes.OutOfRange,
            $"{YamlNode.Scalar.Shorten(scalar.Text)} is out of range; expected {Shape.Number.Describe(shape.Type, range)}"
        );
        return null;
    }

    public object? BindChoice(YamlNode node, Shape.Choice shape)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar)
            return diagnostics.WrongKind(node, shape.Expected);
        if (shape.Values.TryGetValue(scalar.Text, out var value))
            return value;
        diagnostics.Error(
            node.At,
            DiagnosticCodes.UnknownWord,
            $"'{YamlNode.Scalar.Shorten(scalar.Text)}' is not known here{NearestName.Hint(scalar.Text, shape.Words)}"
        );
        return null;
    }

    // Somebody has written a formula as in a spreadsheet.
    private static string FormulaHint(string text) =>
        text.Any(char.IsAsciiLetter)
        && (text.AsSpan().IndexOfAny("+*/") >= 0 || text.Contains(" - ", StringComparison.Ordinal))
            ? " (a formula is a mapping, as {base: 50, plus: [{indicator: trust, times: 0.5}]})"
            : "";

    public object? BindParsed(YamlNode node, Shorthand shorthand) =>
        node is YamlNode.Scalar { IsNull: false } scalar
            ? shorthand.Parse(scalar.Text) ?? diagnostics.WrongForm(scalar, shorthand.Form)
            : diagnostics.WrongKind(node, shorthand.Form);
}
