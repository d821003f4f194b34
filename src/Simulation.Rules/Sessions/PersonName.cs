using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Simulation.Rules.Language;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>The one rule for the names that people give themselves.</summary>
public static class PersonName
{
    /// <summary>Characters as people count them (grapheme clusters).</summary>
    public const int Longest = 40;

    // A family of emoji is one character of eleven code points; more than that is no name.
    private const int MostCodePoints = 4 * Longest;

    // Vietnamese and pointed Hebrew need up to three; towers of marks cover what stands above and below.
    private const int MostMarksInARow = 4;

    // Names of roles apart, under which the server itself speaks.
    private static readonly ImmutableArray<string> s_reserved = ["Facilitator", "Autopilot", "AI assistant"];

    /// <summary>
    /// The name as it is kept: in Unicode's composed form (NFC), without characters that have no width, and with single
    /// spaces.
    /// </summary>
    /// <returns>A refusal, when it is empty, too long, cannot be shown in a line, or belongs to a role.</returns>
    public static Refusal? Read(string? given, Scenario scenario, out string name)
    {
        name = "";
        if (given is null || given.Length > 4 * MostCodePoints)
            return given is null ? Empty() : TooLong();
        // What is no character cannot be composed either.
        if (TextCharacters.HasLoneSurrogate(given) || given.EnumerateRunes().Any(TextCharacters.IsUnassigned))
            return Unshowable();
        var kept = new StringBuilder(given.Length);
        var marks = 0;
        var codePoints = 0;
        foreach (var rune in given.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (TextCharacters.HasNoWidth(rune))
                continue;
            if (TextCharacters.IsLineBreak(rune))
                return TableRefusals.NameOneLine.Refuse(RefusalCode.Malformed);
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator || rune.Value == '\t')
            {
                if (kept.Length > 0 && kept[^1] != ' ')
                    kept.Append(' ');
                continue;
            }

            marks = TextCharacters.IsCombining(rune) ? marks + 1 : 0;
            if (TextCharacters.CannotStandInLine(rune) || marks > MostMarksInARow)
                return Unshowable();
            kept.Append(rune);
            codePoints++;
        }

        // What was left out may have stood between two characters that compose.
        var read = kept.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
        if (!TextCharacters.HasVisible(read))
            return Empty();
        if (codePoints > MostCodePoints || new StringInfo(read).LengthInTextElements > Longest)
            return TooLong();
        if (IsReserved(read, scenario))
            return TableRefusals.NameReserved.Refuse(RefusalCode.NameReserved);
        name = read;
        return null;
    }

    /// <summary>
    /// What two names that are read as the same have in common: their letters and digits, whatever their case, width
    /// and spacing.
    /// </summary>
    internal static string KeyOf(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                key.Append(Rune.ToUpperInvariant(rune));
        }

        return key.ToString();
    }

    private static bool IsReserved(string name, Scenario scenario)
    {
        var key = KeyOf(name);
        return key.Length > 0
            && (
                s_reserved.Any(reserved => KeyOf(reserved) == key)
                || scenario.Actors.Any(actor => KeyOf(actor.Title) == key || KeyOf(actor.Id) == key)
            );
    }

    private static Refusal Empty() => TableRefusals.NameEmpty.Refuse(RefusalCode.Malformed);

    private static Refusal TooLong() => TableRefusals.NameTooLong.Refuse(RefusalCode.TooLarge, Longest);

    private static Refusal Unshowable() => TableRefusals.NameUnshowable.Refuse(RefusalCode.Malformed);
}
