// One session's journal and the two worlds before it. Commands are decided on the newest world, which may run ahead of
// the disk; everybody is shown the durable one. A single writer appends what has queued up, in order, and only then is
// it told and acknowledged. The journal's expected version is the only fence against a second writer.
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sessions;

internal sealed partial class SessionLog(
    string session, IJournal journal, TimeProvider time, ILogger logger)
{
    /// <summary>Most commands in one append, so that one slow write holds up no more than these.</summary>
    private const int AppendAtMost = 64;

    /// <summary>Clock steps that may fall due at once before something must be wrong with the rules.</summary>
    private const int StepsAtMost = 1000;

    private static readonly Refusal NotNow = new(
        RefusalCode.TryAgain, "The server cannot write the journal at the moment. Nothing is lost; please try again.");

    private static readonly Refusal Gone = new(RefusalCode.UnknownSession, "This session has been deleted.");

    private static readonly Refusal Damaged = new(
        RefusalCode.TryAgain, "The journal of this session is damaged. Whoever runs the server finds out more in its log.");

    private History _entries = new();
    // The ids of all commands.
    private readonly HashSet<UInt128> _accepted = [];
    private readonly List<Pending> _queue = [];
    private World? _ahead;
    private bool _current;
    private bool _recovered;
    private bool _isWriting;
    private bool _isDropped;
    private Task<Refusal?> _loading = Task.FromResult<Refusal?>(null);
    private Task _writing = Task.CompletedTask;

    /// <summary>How long the newest world's clock had run when it was last set, and the monotonic time of that.</summary>
    private (TimeSpan Ran, long Since) _clockSet;

    /// <summary>A command on its way to the disk, or an answer that must not overtake those before it.</summary>
    /// <param name="Command">Null for the opening, whose event says all.</param>
    private sealed record Pending(string Id, Author By, Command? Command)
    {
        public TaskCompletionSource<Refusal?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>By which it is known again.</summary>
        public UInt128 Digest { get; } = CommandDigest.Of(Id);

        public DateTimeOffset At { get; set; }

        /// <summary>Empty for an answer that changes nothing.</summary>
        public ImmutableArray<SessionEvent> Events { get; set; } = [];

        /// <summary>What is written of it, once it is on its way.</summary>
        public JournalEntry? Stored { get; set; }

        public Refusal? Refusal { get; set; }

        public World? After { get; set; }
    }

    /// <summary>Called once new entries are on disk, before they are acknowledged.</summary>
    public required Action OnCommitted { get; init; }

    /// <summary>Called when an append was refused or failed: what ran ahead is void, and this log accepts nothing more.</summary>
    public required Action OnDropped { get; init; }

    /// <summary>What is on disk; null while there is no such session.</summary>
    public World? Durable { get; private set; }

    /// <summary>The world on which the next command is decided.</summary>
    public World? Newest => _ahead;

    /// <summary>The world after the first entry.</summary>
    public World? Opened { get; private set; }

    public History Entries => _entries;

    /// <summary>Reads what is on disk, the first time, and lets a clock that was running go on from where it was.</summary>
    /// <returns>A refusal when the journal cannot be read, or when this log was dropped.</returns>
    public Task<Refusal?> Ready()
    {
        if (_isDropped) return Task.FromResult<Refusal?>(NotNow);
        if (_current) return Task.FromResult<Refusal?>(null);
        if (_loading.IsCompleted) _loading = Load();
        return _loading;
    }

    /// <summary>Writes the first entry of a new session.</summary>
    public Task<Refusal?> Open(SessionOpened opened)
    {
        if (_ahead is not null) throw new InvalidOperationException($"Session {session} exists already.");
        var (world, first) = Begin(opened);
        _ahead = world;
        return Enqueue(new Pending(NewId(), Author.Server, null) { At = time.GetUtcNow(), Events = [first], After = _ahead });
    }

    /// <summary>Decides a command, and answers when it is on disk. A command that was accepted before is not carried out again.</summary>
    public Task<Refusal?> Execute(string id, Author by, Command command) =>
        DecideOnceReady(() => new Pending(id, by, command));

    /// <summary>Writes down how late it is in the game.</summary>
    public Task<Refusal?> MarkClock() => DecideOnceReady(() =>
    {
        // What sets the clock anew comes first, so that the time that is written down counts from there.
        StepClock();
        var elapsed = _clockSet.Ran + time.GetElapsedTime(_clockSet.Since);
        return new Pending(NewId(), Author.Server, new MarkClock((long)elapsed.TotalMilliseconds));
    });

    private async Task<Refusal?> DecideOnceReady(Func<Pending> ask)
    {
        while (_isDropped || !_current)
        {
            if (await Ready() is { } refusal) return refusal;
        }

        return _ahead is null ? Gone : await Decide(ask());
    }

    /// <summary>
    /// Looks whether another activation has written what is not known here, as an append would find out. If so, this log
    /// accepts nothing more.
    /// </summary>
    /// <returns>A refusal when it has.</returns>
    /// <exception cref="JournalUnavailableException">It cannot be said.</exception>
    public async Task<Refusal?> CheckVersion()
    {
        await _writing;
        if (await journal.Version(Stream) <= DurableVersion) return null;

        // An append that has begun meanwhile finds out by itself.
        if (!_isWriting && !_isDropped)
        {
            LogConflict(session);
            Drop(pending => pending.Done.TrySetResult(NotNow));
        }

        return NotNow;
    }

    /// <summary>Waits until everything decided so far is on disk or has failed.</summary>
    public Task Drain() => _writing;

    /// <summary>Accepts nothing more: the stream is deleted.</summary>
    public void Close() => (_isDropped, Durable) = (true, null);

    private Task<Refusal?> Decide(Pending asked)
    {
        if (_accepted.Contains(asked.Digest))
        {
            asked.Done.TrySetResult(null);
            return asked.Done.Task;
        }

        foreach (var pending in _queue)
        {
            if (pending.Id == asked.Id) return pending.Done.Task;
        }

        if (asked.Command is not RecoverClock) StepClock();
        asked.At = Now();
        switch (Rulebook.Decide(_ahead!, asked.By, asked.Command!, asked.At))
        {
            case Decision.Accepted accepted:
                asked.Refusal = null;
                asked.Events = accepted.Events;
                asked.After = RunAhead(accepted.After, asked.At);
                break;
            case Decision.Refused refused:
                asked.Refusal = refused.Refusal;
                asked.Events = [];
                break;
        }

        return Enqueue(asked);
    }

    // The clocks of two servers differ; time in a journal does not go back all the same.
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        var last = _queue.Count > 0 ? _queue[^1].At : _entries.Count > 0 ? _entries.LastAt : now;
        return now > last ? now : last;
    }

    // What the clock has to do is an entry of its own, before the command that came later.
    private void StepClock()
    {
        for (var step = 0; _ahead!.NextDue is { } due && due <= Now(); step++)
        {
            if (step == StepsAtMost) throw new InvalidOperationException($"The clock of session {session} does not come to rest.");
            var now = Now();
            var advance = new AdvanceClock();
            if (Rulebook.Decide(_ahead, Author.Server, advance, now) is not Decision.Accepted { Events.Length: > 0 } stepped)
                return;
            var after = RunAhead(stepped.After, now);
            Enqueue(new Pending(NewId(), Author.Server, advance) { At = now, Events = stepped.Events, After = after });
        }
    }

    private World RunAhead(World after, DateTimeOffset at)
    {
        if (after.Clock != _ahead!.Clock) _clockSet = (at - after.Clock.Anchor, time.GetTimestamp());
        return _ahead = after;
    }

    private Task<Refusal?> Enqueue(Pending pending)
    {
        if (pending.Events.IsEmpty && _queue.Count == 0)
        {
            pending.Done.TrySetResult(pending.Refusal);
        }
        else
        {
            _queue.Add(pending);
            if (!_isWriting) _writing = WriteAll();
        }

        return pending.Done.Task;
    }

    private async Task<Refusal?> Load()
    {
        try
        {
            await Read();
        }
        catch (JournalUnavailableException failure)
        {
            LogUnavailable(failure, session);
            return NotNow;
        }
        catch (JournalDamagedException failure)
        {
            LogDamaged(failure, session);
            return Damaged;
        }

        _current = true;
        _ahead = Durable;
        if (_recovered || Durable is null) return null;
        var refusal = await Decide(new Pending(NewId(), Author.Server, new RecoverClock(_entries.LastAt)));
        _recovered = refusal != NotNow;
        return _recovered ? null : refusal;
    }

    /// <returns>
    /// The world, and the opening with texts that all sessions of the scenario share: they are larger than everything
    /// else that a session keeps in memory.
    /// </returns>
    private static (World World, SessionOpened Opened) Begin(SessionOpened opened)
    {
        var reading = ScenarioReader.ReadRecorded(new ScenarioPack(opened.Files), opened.Cast);
        var scenario = reading.Scenario ?? throw new InvalidOperationException(
            $"The scenario of session {opened.Session} cannot be read: {reading.Diagnostics.FirstOrDefault()}");
        var shared = opened with { Files = reading.Pack!.Files };
        return (World.Open(scenario, shared), shared);
    }

    /// <summary>An id for a command of the server's own.</summary>
    public static string NewId() => Guid.CreateVersion7().ToString("N");

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal of session {Session} is unavailable.")]
    private partial void LogUnavailable(Exception failure, string session);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal of session {Session} is damaged.")]
    private partial void LogDamaged(Exception failure, string session);

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {Session} could not go on.")]
    private partial void LogFailure(Exception failure, string session);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another writer has written to session {Session}; it is read again.")]
    private partial void LogConflict(string session);
}
