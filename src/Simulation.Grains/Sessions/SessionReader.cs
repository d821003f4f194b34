using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>Reads sessions from the journal beside their grains, with their commands.</summary>
public static class SessionReader
{
    /// <returns>All entries; no scenario when there is no such session.</returns>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    /// <exception cref="JournalDamagedException">The stream is not as it was written.</exception>
    public static async Task<(Scenario? Scenario, List<GameEntry> Entries)> Read(
        IJournal journal,
        string session,
        CancellationToken cancellationToken = default
    )
    {
        var entries = new List<GameEntry>();
        await foreach (var stored in journal.Read(SessionState.StreamOf(session), 0, cancellationToken))
            entries.Add(EntryOf(stored));
        if (entries is not [{ Events: [SessionOpened recorded, ..] } first, ..])
            return (null, entries);
        var (world, opened) = SessionState.Open(recorded);
        entries[0] = first with { Events = first.Events.SetItem(0, opened) };
        return (world.Scenario, entries);
    }

    /// <summary>One entry as the rules and the lab have it.</summary>
    public static GameEntry EntryOf(JournalEntry stored) =>
        new(
            stored.At,
            CommandAuthor.Parse(stored.By),
            [.. stored.Events.Select(happened => StoredEvents.Read(happened.Name, happened.Json.Span))]
        )
        {
            Command = stored.Command is { } command ? StoredCommands.Read(command.Name, command.Json.Span) : null,
        };
}
