using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Notes;

/// <summary>Somebody wrote a note for the people of the own role, or changed it.</summary>
/// <param name="Note">Its number.</param>
/// <param name="Name">Name of the person.</param>
public sealed record RoleNoteWritten(string Role, int Note, string Name, string Text) : SessionEvent
{
    public override bool StaysWithPeople() => true;

    internal override World Apply(World world) =>
        world.WithNotebook(
            Role,
            notebook =>
                notebook.Note(Note) is { } before
                    ? notebook with
                    {
                        Notes = notebook.Notes.Replace(before, before with { Text = Text, ChangedBy = Name }),
                    }
                    : new Notebook(
                        notebook.Written + 1,
                        notebook.Notes.Add(new RoleNote(Note, At, world.Round, Name, null, Text))
                    )
        );

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>Somebody deleted a note of the own role.</summary>
/// <param name="Note">Its number.</param>
public sealed record RoleNoteDeleted(string Role, int Note) : SessionEvent
{
    public override bool StaysWithPeople() => true;

    internal override World Apply(World world) =>
        world.WithNotebook(
            Role,
            notebook => notebook with { Notes = notebook.Notes.RemoveAll(note => note.Number == Note) }
        );

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

internal static class NotebookChanges
{
    public static World WithNotebook(this World world, string role, Func<Notebook, Notebook> change) =>
        world.Scenario.Actor(role) is var i and >= 0
            ? world with
            {
                Notebooks = world.Notebooks.SetItem(i, change(world.Notebooks[i])),
            }
            : world;
}
