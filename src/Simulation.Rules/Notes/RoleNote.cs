using System.Collections.Immutable;

namespace Simulation.Rules.Notes;

/// <summary>A note that the people of a role keep for themselves.</summary>
/// <param name="Number">From 1, in the order in which the role wrote its notes; never given twice.</param>
/// <param name="At">Game time, seconds, at which it was first written.</param>
/// <param name="Round">Index of that round, from 0.</param>
/// <param name="WrittenBy">Name of the person who wrote it, as it was then.</param>
/// <param name="ChangedBy">Likewise of the one who changed it last; null when nobody has.</param>
public sealed record RoleNote(int Number, long At, int Round, string WrittenBy, string? ChangedBy, string Text);

/// <summary>The notes of one role. Nobody else reads them: no other role, no facilitator, no export.</summary>
/// <param name="Written">How many have ever been written.</param>
/// <param name="Notes">Those that are there, in the order of writing.</param>
public sealed record Notebook(int Written, ImmutableArray<RoleNote> Notes)
{
    /// <summary>Notes that a role has at the same time.</summary>
    public const int MostNotes = 30;

    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 1000;

    public static readonly Notebook Empty = new(0, []);

    public RoleNote? Note(int number) => Notes.FirstOrDefault(note => note.Number == number);
}
