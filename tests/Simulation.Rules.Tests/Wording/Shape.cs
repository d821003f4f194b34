using System.Text.RegularExpressions;

namespace Simulation.Rules.Tests.Wording;

/// <summary>What no sentence of the engine may look like.</summary>
internal static partial class Shape
{
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? Fault(string sentence) =>
        sentence.Length == 0 ? "it is empty"
        : sentence != sentence.Trim() ? "it begins or ends with a space"
        : Gap().Match(sentence) is { Success: true } gap ? $"a gap is left: {gap.Value}"
        : Doubled().Match(sentence) is { Success: true } doubled ? $"punctuation is doubled: {doubled.Value}"
        : Many().Match(sentence) is { Success: true } many ? $"one of many: {many.Value}"
        : Article().Match(sentence) is { Success: true } article ? $"the wrong article: {article.Value}"
        : Title().Match(sentence) is { Success: true } title ? $"a capital within the sentence: {title.Value}"
        : Repeated().Match(sentence) is { Success: true } repeated ? $"a word twice: {repeated.Value}"
        : sentence.Count(c => c == '“') != sentence.Count(c => c == '”') ? "a quotation that is not closed"
        : null;

    [GeneratedRegex(@"[{}|#]|\bnull\b|  ")]
    private static partial Regex Gap();

    [GeneratedRegex(@" [.,;:?!]|[.,;:?!]”?[.,;:]|[,;:.][?!]|\(\)|“”|“ | ”")]
    private static partial Regex Doubled();

    [GeneratedRegex(
        @"(?<![\d.,−])1 (game )?(minutes|hours|days|seconds|proposals|arguments|characters|times|open \w+s)\b"
    )]
    private static partial Regex Many();

    [GeneratedRegex(@"\b[Aa] (?=[aeioAEIO])\w+|\b[Aa]n (?=[bcdfgjklmnpqrstvwxyz])\w+")]
    private static partial Regex Article();

    [GeneratedRegex(@"[\p{Ll}\d,] The\b")]
    private static partial Regex Title();

    [GeneratedRegex(@"\b(\p{L}{2,}) \1\b")]
    private static partial Regex Repeated();
}
