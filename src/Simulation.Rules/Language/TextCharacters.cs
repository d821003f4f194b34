using System.Globalization;
using System.Text;

namespace Simulation.Rules.Language;

/// <summary>Which characters of what people write can be shown, and shown where they stand.</summary>
public static class TextCharacters
{
    /// <summary>Whether the text has a character that leaves a mark on a screen.</summary>
    public static bool HasVisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune))
                return true;
        }

        return false;
    }

    /// <summary>Whether half of a surrogate pair stands alone in it.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, i))
                return true;
            i++;
        }

        return false;
    }

    /// <summary>Whether it changes the direction of what follows it, even of what others have written.</summary>
    public static bool OverridesDirection(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>A mark that gives its surroundings a direction; harmless in a text, and misleading in a name.</summary>
    public static bool IsDirectionMark(Rune rune) =>
        rune.Value is 0x061C or 0x200E or 0x200F || OverridesDirection(rune);

    public static bool IsLineBreak(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    /// <summary>
    /// Whether it leaves no mark and joins nothing: with it two names differ that look the same. (The joiners that
    /// scripts and emoji are written with are not among them.)
    /// </summary>
    public static bool HasNoWidth(Rune rune) =>
        rune.Value is 0x00AD or 0x034F or 0x180E or 0x200B or 0x2060 or 0xFEFF || IsBlankLetter(rune);

    /// <summary>
    /// Whether it cannot be shown in a line among other texts: a control, a mark of direction, or no character at all.
    /// </summary>
    public static bool CannotStandInLine(Rune rune) =>
        Rune.IsControl(rune) || IsDirectionMark(rune) || IsUnassigned(rune);

    public static bool IsUnassigned(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    /// <summary>Whether it is drawn above, below or around the character before it.</summary>
    public static bool IsCombining(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsVisible(Rune rune) =>
        !IsBlankLetter(rune)
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
            );

    // Hangul fillers and the empty Braille pattern count as letters or symbols, and are blank.
    private static bool IsBlankLetter(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;
}
