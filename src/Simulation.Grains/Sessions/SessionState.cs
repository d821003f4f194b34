using System.Collections.Immutable;
using Simulation.Grains.Analyses;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sessions;

/// <summary>
/// What the journal holds of one session: its entries, the world after them, and which commands they are.
/// </summary>
internal sealed class SessionState(string session)
{
    private readonly PackedList<GameEntry> _entries = new(EntryPacking.Read);
    private readonly HashSet<UInt128> _commands = []; // Digests, because a long session has many.
    private readonly HashSet<string> _leftSeats = new(StringComparer.Ordinal);
    private readonly List<string> _runs = [];

    /// <summary>The name of the session's stream in the journal.</summary>
    public string Stream { get; } = StreamOf(session);

    /// <summary>The world after the last entry; null while there is no such session, and once it is deleted.</summary>
    public World? Durable { get; private set; }

    /// <summary>The world after the first entry.</summary>
    public World? Opened { get; private set; }

    /// <summary>The journal's version of the stream; 0 while there is no such session.</summary>
    public long Version => Durable?.Version ?? 0;

    /// <summary>When the last entry was accepted; the earliest time there is before the first.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Seats that were given up or taken away; not those whose people play on at another table.</summary>
    public IReadOnlyCollection<string> LeftSeats => _leftSeats;

    /// <summary>Ids of the sessions that begin where this one stood, and that may be deleted already.</summary>
    public IReadOnlyList<string> Runs => _runs;

    /// <summary>All entries, oldest first.</summary>
    public IReadOnlyList<GameEntry> Entries => _entries;

    /// <summary>The name of a session's stream.</summary>
    public static string StreamOf(string session) => "session/" + session;

    /// <summary>
    /// Whether nothing has happened in it for the retention period; that does not begin before its last deadline.
    /// </summary>
    /// <param name="retention">Null for none.</param>
    public bool IsOver(TimeSpan? retention, DateTimeOffset now)
    {
        if (Durable is null)
            return false;
        var last = Durable is { Phase: not Phase.Debrief, Deadlines: { } deadlines } ? deadlines.Ends[^1] : LastAt;
        return (last > LastAt ? last : LastAt) + retention < now;
    }

    /// <summary>Whether a command with this digest of its id is in the journal.</summary>
    public bool Holds(UInt128 command) => _commands.Contains(command);

    /// <summary>Takes in an entry that is on disk.</summary>
    /// <param name="stored">The same entry as the journal has it.</param>
    /// <param name="command">Digest of its command's id.</param>
    /// <param name="after">The world after it.</param>
    public void Add(GameEntry entry, JournalEntry stored, UInt128 command, World after)
    {
        if (Opened is null)
            _entries.AddObject(entry);
        else
            _entries.Add(entry, EntryPacking.Write(stored));
        _commands.Add(command);
        foreach (var happened in entry.Events)
        {
            if (happened is SeatRemoved { MovedTo: null } left)
                _leftSeats.Add(left.Seat);
            else if (happened is SeatTaken taken)
                _leftSeats.Remove(taken.Seat);
            else if (happened is RunOpened run)
                _runs.Add(run.Session);
        }

        LastAt = entry.At;
        Durable = after;
        Opened ??= after;
    }

    /// <summary>The entries that were added until now are published, and will hardly be asked for.</summary>
    public void ClearCache() => _entries.ClearCache();

    /// <summary>The stream is deleted: there is no such session any more.</summary>
    public void Clear() => Durable = null;

    /// <summary>
    /// Deletes the stream, its analysis, and the code where it is the session's own and not its class's.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be reached.</exception>
    public async Task Delete(IJournal journal)
    {
        if (Durable is { Class: null, Code: var code })
            await journal.Delete("code/" + code);
        await AnalysisStreams.Delete(journal, session);
        await journal.Delete(Stream);
    }

    /// <summary>Reads all of the stream. When that fails nothing has changed.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    /// <exception cref="JournalDamagedException">The stream is not as it was written.</exception>
    public async Task Load(IJournal journal)
    {
        // Taken in at once, so that no call that comes meanwhile sees a part of it.
        var read = new List<(GameEntry Entry, JournalEntry Stored, World After)>();
        World? world = null;
        await foreach (var stored in journal.Read(Stream))
        {
            var events = stored.Events.Select(e => StoredEvents.Read(e.Name, e.Json.Span)).ToImmutableArray();
            var folded = 0;
            if (world is null)
            {
                var opened =
                    events[0] as SessionOpened
                    ?? throw new InvalidOperationException($"Session {session} does not begin with its opening.");
                (world, opened) = Open(opened);
                (events, folded) = (events.SetItem(0, opened), 1);
            }

            foreach (var happened in events.AsSpan()[folded..])
                world = world.Evolve(happened);
            read.Add((new GameEntry(stored.At, CommandAuthor.Parse(stored.By), events), stored, world));
        }

        foreach (var (entry, stored, after) in read)
            Add(entry, stored, CommandDigest.Of(stored.CommandId), after);
    }

    /// <returns>
    /// The world that an opening begins with, and the opening with texts that all sessions of the scenario share: they
    /// are larger than everything else that a session keeps in memory.
    /// </returns>
    /// <exception cref="InvalidOperationException">Its scenario cannot be read.</exception>
    public static (World World, SessionOpened Opened) Open(SessionOpened opened)
    {
        var reading = ScenarioReader.ReadRecorded(new ScenarioPack(opened.Files), opened.Cast);
        var scenario =
            reading.Scenario
            ?? throw new InvalidOperationException(
                $"The scenario of session {opened.Session} cannot be read: {reading.Diagnostics.FirstOrDefault()}"
            );
        var shared = opened with { Files = reading.Pack!.Files };
        return (World.Open(scenario, shared), shared);
    }
}
