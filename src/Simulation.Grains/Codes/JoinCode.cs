using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Simulation.Rules.Language;

namespace Simulation.Grains.Codes;

/// <summary>
/// What players type to join: eight characters that cannot be mistaken for each other when read aloud or from a wall
/// (no 0, 1, I, L, O, U), in any case and width, in any digits, with spaces and hyphens where people like them.
/// </summary>
public static class JoinCode
{
    /// <summary>Characters of a new code; it is shown in two groups of four.</summary>
    public const int Length = 8;

    /// <summary>Characters of a code that a version up to 0.2.0 has drawn.</summary>
    private const int FormerLength = 6;

    // Letters and digits that look like one another, and are therefore in no code.
    private const string Confusable = "0O1ILU";

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Draw() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The code that follows from a digest which nobody else can make.</summary>
    /// <param name="digest">At least 32 characters of hexadecimal.</param>
    public static string From(string digest) =>
        string.Concat(
            Enumerable
                .Range(0, Length)
                .Select(i =>
                    ushort.Parse(digest.AsSpan(4 * i, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                )
                .Select(drawn => Alphabet[drawn % Alphabet.Length])
        );

    /// <summary>The code as it is kept, or null when this cannot be one.</summary>
    public static string? Read(string typed) =>
        Clean(typed) is { Length: Length or FormerLength } code && code.All(Alphabet.Contains) ? code : null;

    /// <summary>Whether it would be a code, had it none of the characters that no code has.</summary>
    public static bool HasConfusable(string typed) =>
        Clean(typed) is { Length: Length or FormerLength } code
        && code.All(c => Alphabet.Contains(c) || Confusable.Contains(c))
        && code.Any(Confusable.Contains);

    /// <summary>
    /// Letters and digits in capitals and in their usual width, without what stands between them and is no letter:
    /// spaces of all kinds, hyphens and dashes, and characters that cannot be seen.
    /// </summary>
    private static string? Clean(string typed)
    {
        // What is longer or is no text (half of a surrogate pair cannot be composed) is no code.
        if (typed.Length > 8 * Length || TextCharacters.HasLoneSurrogate(typed))
            return null;
        var code = new StringBuilder(Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                code.Append((int)Rune.GetNumericValue(rune));
            else if (Rune.IsLetter(rune))
                code.Append(rune.ToString().Normalize(NormalizationForm.FormKC).ToUpperInvariant());
            else if (!IsSeparator(rune))
                return null;
        }

        return code.ToString();
    }

    private static bool IsSeparator(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || TextCharacters.HasNoWidth(rune)
        || rune.Value is '_' or '.' or 0x2212
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.DashPunctuation
                or UnicodeCategory.Format
                or UnicodeCategory.Control
                or UnicodeCategory.NonSpacingMark;
}
