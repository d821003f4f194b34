using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>What a team prepares together.</summary>
public enum DraftKind
{
    Move,
    Proposal,

    /// <summary>An improvised move.</summary>
    Improvised,

    Message,
}

/// <summary>
/// Who may prepare what with a team, and within which bounds. Drafts themselves are no part of a world or a journal.
/// </summary>
public static class DraftLimits
{
    /// <summary>Drafts that a team has at the same time.</summary>
    public const int MostDrafts = 6;

    /// <summary>Fields of one draft.</summary>
    public const int MostFields = 20;

    /// <summary>Characters of a field.</summary>
    public const int LongestField = 1000;

    /// <summary>Characters of a draft's subject.</summary>
    public const int LongestSubject = 400;

    /// <summary>Changes that one person makes in a second.</summary>
    public const int MostChangesInSecond = 10;

    private const int LongestName = 40;

    /// <summary>Why a person prepares nothing with a team now; null when the person does.</summary>
    public static Refusal? Refuse(World world, Seat seat, DraftKind? kind)
    {
        if (world.Teams is null)
            return TableRefusals.NoDrafts.Refuse(RefusalCode.NotLegal);
        if (seat.Role is null)
            return TableRefusals.NoRole.Refuse(RefusalCode.NotYours);
        if (world.Phase == Phase.Debrief)
            return TableRefusals.Over.Refuse(RefusalCode.WrongPhase);
        return kind == DraftKind.Message && seat.Muted ? TableRefusals.Muted.Refuse(RefusalCode.Muted) : null;
    }

    /// <summary>Why a draft cannot be about this.</summary>
    public static Refusal? RefuseSubject(string subject) =>
        subject.Length == 0 ? null : CommandGuards.RefuseText(subject, LongestSubject);

    /// <summary>Why a field cannot have this value.</summary>
    /// <param name="value">Empty for a field that is left out.</param>
    public static Refusal? RefuseField(string name, string? value)
    {
        if (name.Length is 0 or > LongestName || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.')))
            return TableRefusals.NoSuchField.Refuse(RefusalCode.Malformed);

        // What is being written may consist of blanks.
        return value is { Length: <= LongestField } && string.IsNullOrWhiteSpace(value)
            ? null
            : CommandGuards.RefuseText(value, LongestField);
    }

    public static Refusal TooManyDrafts() => TableRefusals.TooManyDrafts.Refuse(RefusalCode.LimitReached, MostDrafts);

    public static Refusal TooManyFields() => TableRefusals.TooManyFields.Refuse(RefusalCode.TooLarge, MostFields);

    public static Refusal TooFast() => TableRefusals.TooFast.Refuse(RefusalCode.TooMany);

    public static Refusal Gone() => TableRefusals.DraftGone.Refuse(RefusalCode.TooLate);
}
