using System.Collections.Immutable;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>A command on its way to the disk, or an answer that must not overtake those before it.</summary>
/// <param name="Command">Null for the opening, whose event says all.</param>
internal sealed record PendingCommand(string Id, CommandAuthor By, Command? Command)
{
    private readonly TaskCompletionSource<Refusal?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The refusal, or null, once what was decided is on disk.</summary>
    public Task<Refusal?> Answer => _answer.Task;

    /// <summary>Digest of the id.</summary>
    public UInt128 Digest { get; } = CommandDigest.Of(Id);

    public DateTimeOffset At { get; set; }

    /// <summary>Empty for an answer that changes nothing.</summary>
    public ImmutableArray<SessionEvent> Events { get; set; } = [];

    public Refusal? Refusal { get; set; }

    /// <summary>The world after its events.</summary>
    public World? After { get; set; }

    public GameEntry ToEntry() => new(At, By, Events);

    /// <summary>What the journal stores of it.</summary>
    /// <param name="first">The version of its first event.</param>
    public JournalEntry ToStored(long first) =>
        new(first, At, Id, By.ToString(), [.. Events.Select(Stored)])
        {
            Command = Command is { } command ? Stored(command) : null,
        };

    public void Complete() => _answer.TrySetResult(Refusal);

    public void Refuse(Refusal refusal) => _answer.TrySetResult(refusal);

    private static StoredEvent Stored(SessionEvent happened)
    {
        var (name, json) = StoredEvents.Write(happened);
        return new StoredEvent(name, json);
    }

    private static StoredCommand Stored(Command command)
    {
        var (name, json) = StoredCommands.Write(command);
        return new StoredCommand(name, json);
    }
}
