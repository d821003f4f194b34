using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Notes;

/// <summary>
/// The people of a role keep notes for themselves, in every phase: also who is muted, who is no captain, and whose role
/// is on autopilot.
/// </summary>
internal static class RoleNotes
{
    public static Refusal? Write(DecisionContext decision, CommandAuthor by, WriteRoleNote command)
    {
        if (CommandGuards.RefuseText(command.Text, Notebook.LongestNote) is { } unfit)
            return unfit;
        if (RefuseWithoutRole(decision, by, out var seat, out var notebook) is { } refusal)
            return refusal;
        var text = command.Text.Trim();
        if (command.Note is not { } number)
        {
            if (notebook.Notes.Length >= Notebook.MostNotes)
                return NoteRefusals.TooMany.Refuse(RefusalCode.LimitReached, Notebook.MostNotes);
            number = notebook.Written + 1;
        }
        else if (notebook.Note(number) is not { } before)
        {
            return NoteRefusals.NoSuchNote.Refuse(RefusalCode.Unknown);
        }
        else if (before.Text == text)
        {
            return null;
        }

        decision.Emit(new RoleNoteWritten(seat.Role!, number, seat.Name, text));
        return null;
    }

    public static Refusal? Delete(DecisionContext decision, CommandAuthor by, DeleteRoleNote command)
    {
        if (RefuseWithoutRole(decision, by, out var seat, out var notebook) is { } refusal)
            return refusal;
        if (notebook.Note(command.Note) is null)
            return NoteRefusals.NoSuchNote.Refuse(RefusalCode.Unknown);
        decision.Emit(new RoleNoteDeleted(seat.Role!, command.Note));
        return null;
    }

    private static Refusal? RefuseWithoutRole(
        DecisionContext decision,
        CommandAuthor by,
        out Seat seat,
        out Notebook notebook
    )
    {
        (seat, notebook) = (null!, Notebook.Empty);
        if (
            by.Kind != AuthorKind.Person
            || !decision.World.Seats.TryGetValue(by.Id, out var found)
            || found.Role is not { } role
        )
        {
            return TableRefusals.NoRole.Refuse(RefusalCode.NotYours);
        }

        (seat, notebook) = (found, decision.World.Notebooks[decision.Scenario.Actor(role)]);
        return null;
    }
}
