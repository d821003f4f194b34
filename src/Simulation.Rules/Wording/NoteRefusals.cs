namespace Simulation.Rules.Wording;

/// <summary>Why something about a role's own notes is refused.</summary>
public static class NoteRefusals
{
    public static readonly SentencePattern NoSuchNote = new(
        "role-note.unknown",
        "This note is not there any more; somebody of your role has deleted it."
    );
    public static readonly SentencePattern TooMany = new(
        "role-note.too-many",
        "A role has at most {count:# note|# notes}; delete one first."
    );
}
