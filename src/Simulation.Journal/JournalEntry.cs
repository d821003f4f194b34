using System.Collections.Immutable;

namespace Simulation.Journal;

/// <summary>One event as stored: its explicit stored name and its JSON.</summary>
/// <param name="Name">A versioned contract, never a type name: 1 to 128 printable ASCII characters, no blank.</param>
/// <param name="Json">One JSON value in UTF-8, on one line. White space around it is not kept.</param>
public readonly record struct StoredEvent(string Name, ReadOnlyMemory<byte> Json);

/// <summary>What was asked for, as stored: the command's explicit stored name and its JSON.</summary>
/// <param name="Name">A versioned contract, never a type name: 1 to 128 printable ASCII characters, no blank.</param>
/// <param name="Json">One JSON value in UTF-8, on one line. White space around it is not kept.</param>
public readonly record struct StoredCommand(string Name, ReadOnlyMemory<byte> Json);

/// <summary>One accepted command: the versions that its events have in the stream, when and by whom.</summary>
/// <param name="First">The version of its first event; the first event of a stream has version 1.</param>
/// <param name="At">Kept to 100 ns and returned in UTC.</param>
/// <param name="CommandId">Unique in its stream: 1 to 128 printable ASCII characters, no blank.</param>
/// <param name="By">Who gave the command: 1 to 128 characters without control characters.</param>
/// <param name="Events">At least one.</param>
public sealed record JournalEntry(
    long First,
    DateTimeOffset At,
    string CommandId,
    string By,
    ImmutableArray<StoredEvent> Events
)
{
    /// <summary>
    /// The command itself, from which the events can be decided again. Null in entries of 0.1, which did not keep it.
    /// </summary>
    public StoredCommand? Command { get; init; }

    /// <summary>
    /// How many following entries were appended together with this one. Set when it is read; an append works it out.
    /// </summary>
    public int More { get; init; }

    public long Last => First + Events.Length - 1;
}
