using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Simulation.Grains.Deadlines;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Decides a session's commands. They are decided on the newest world, which may run ahead of the disk; a queue writes
/// them to the journal in order, and only then are they published and acknowledged.
/// </summary>
internal sealed partial class CommandExecutor
{
    /// <summary>Clock steps that may fall due at once before something must be wrong with the rules.</summary>
    private const int StepsAtMost = 1000;

    private static readonly Refusal Gone = new(RefusalCode.UnknownSession, "This session has been deleted.");

    private static readonly Refusal RuleFailed = new(
        RefusalCode.RuleFailed,
        "A rule of the scenario failed, so nothing has changed. The operator finds the reason in the server's log."
    );

    private readonly string _session;
    private readonly SessionState _state;
    private readonly IJournal _journal;
    private readonly SteadyWallClock _time;
    private readonly ILogger _logger;
    private readonly WakeJournal _wakes;
    private readonly CommitQueue _queue;
    private readonly TimeSpan? _retention;
    private bool _isLoaded;
    private bool _isRecovered;
    private bool _isDropped;
    private Task<Refusal?> _loading = Task.FromResult<Refusal?>(null);

    public CommandExecutor(
        string session,
        SessionState state,
        IJournal journal,
        TimeProvider time,
        SessionSettings settings,
        ILogger logger
    )
    {
        (_session, _state, _journal, _logger) = (session, state, journal, logger);
        _retention = settings.Retention;
        _time = new SteadyWallClock(time, settings.OutageAfter) { LongestHold = settings.LongestHold };
        _wakes = new WakeJournal(journal, time);
        _queue = new CommitQueue(state, journal, _wakes, time, () => OnCommitted!(), OnAppendFailed);
    }

    /// <summary>Called once new entries are on disk, before they are acknowledged.</summary>
    public required Action OnCommitted { get; init; }

    /// <summary>
    /// Called when an append was refused or failed: what ran ahead is void, and nothing more is accepted.
    /// </summary>
    public required Action OnDropped { get; init; }

    /// <summary>The world on which the next command is decided; null while there is no such session.</summary>
    public World? Newest { get; private set; }

    /// <summary>The session's time, which the anchors of its clock count in.</summary>
    public DateTimeOffset Now => _time.Now;

    /// <summary>
    /// The moment past which <see cref="Now"/> does not go on; null for none. While it is held, every command that
    /// changes something holds it at its own moment, until the next one is set.
    /// </summary>
    public DateTimeOffset? HeldAt
    {
        get => _time.HeldAt;
        set => _time.HeldAt = value;
    }

    /// <summary>Whether the time was held for so long that it went on.</summary>
    public bool IsOverdue => _time.IsOverdue;

    /// <summary>
    /// Reads what is on disk, the first time, and lets a clock that was running go on from where it was.
    /// </summary>
    /// <returns>A refusal when the journal cannot be read, or when an append has failed.</returns>
    public Task<Refusal?> Ready()
    {
        if (_isDropped)
            return Task.FromResult<Refusal?>(SessionRefusals.NotNow);
        if (_isLoaded)
            return Task.FromResult<Refusal?>(null);
        if (_loading.IsCompleted)
            _loading = Load();
        return _loading;
    }

    /// <summary>Writes the first entry of a new session.</summary>
    public Task<Refusal?> Open(SessionOpened opened)
    {
        if (Newest is not null)
            throw new InvalidOperationException($"Session {_session} exists already.");
        var (world, first) = SessionState.Open(opened);
        Newest = world;
        return Enqueue(new PendingCommand(NewId(), CommandAuthor.Server, null), Now, [first], world);
    }

    /// <summary>Writes the first entries of a new session in one append, and reads them back.</summary>
    /// <param name="entries">As they were decided, the opening first.</param>
    public async Task<Refusal?> Begin(IEnumerable<GameEntry> entries)
    {
        if (Newest is not null)
            throw new InvalidOperationException($"Session {_session} exists already.");
        var stored = new List<JournalEntry>();
        long next = 1;
        foreach (var entry in entries)
        {
            var taken = new PendingCommand($"from:{stored.Count}", entry.By, entry.Command)
            {
                At = entry.At,
                Events = entry.Events,
            };
            stored.Add(taken.ToStored(next));
            next += entry.Events.Length;
        }

        try
        {
            if (await _journal.Append(_state.Stream, 0, stored) is not AppendResult.Appended)
                return NotWritten(null);
        }
        catch (JournalUnavailableException failure)
        {
            return NotWritten(failure);
        }

        _isLoaded = false;
        return await Ready();

        Refusal NotWritten(Exception? failure)
        {
            OnAppendFailed(failure);
            return SessionRefusals.NotNow;
        }
    }

    /// <summary>
    /// Decides a command, and answers when it is on disk. A command that was accepted before is not executed again.
    /// </summary>
    public Task<Refusal?> Execute(string id, CommandAuthor by, Command command) =>
        DecideOnceReady(() => new PendingCommand(id, by, command));

    /// <summary>Executes a command of the server's own.</summary>
    public Task<Refusal?> Execute(Command command) => Execute(CommandAuthor.Server, command);

    /// <summary>Executes a command that the server makes for somebody, once.</summary>
    public Task<Refusal?> Execute(CommandAuthor by, Command command) => Execute(NewId(), by, command);

    /// <summary>Writes down how late it is in the game.</summary>
    public Task<Refusal?> MarkClock() =>
        DecideOnceReady(() =>
        {
            // What sets the clock anew comes first, so that the time that is written down counts from there.
            StepClock();
            var elapsed = Now - Newest!.Clock.Anchor;
            return new PendingCommand(NewId(), CommandAuthor.Server, new MarkClock((long)elapsed.TotalMilliseconds));
        });

    /// <summary>
    /// Looks whether another activation has written what is not known here, as an append would find out. If so,
    /// nothing more is accepted.
    /// </summary>
    /// <returns>A refusal when it has.</returns>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public async Task<Refusal?> CheckVersion()
    {
        await _queue.Written;
        if (await _journal.Version(_state.Stream) <= _state.Version)
            return null;

        // An append that has begun meanwhile finds out by itself.
        if (!_queue.IsWriting && !_isDropped)
            OnAppendFailed(null);

        return SessionRefusals.NotNow;
    }

    /// <summary>Waits until everything decided so far is on disk or has failed.</summary>
    public Task Drain() => _queue.Written;

    /// <summary>Deletes the session, and accepts nothing more.</summary>
    /// <exception cref="JournalUnavailableException">
    /// The journal cannot be reached; the session is still there.
    /// </exception>
    public async Task Delete()
    {
        await _state.Delete(_journal);
        _isDropped = true;
        _state.Clear();
    }

    private async Task<Refusal?> DecideOnceReady(Func<PendingCommand> ask)
    {
        while (_isDropped || !_isLoaded)
        {
            if (await Ready() is { } refusal)
                return refusal;
        }

        return Newest is null ? Gone : await Decide(ask());
    }

    private Task<Refusal?> Decide(PendingCommand asked)
    {
        if (_state.Holds(asked.Digest))
            return Task.FromResult<Refusal?>(null);
        if (_queue.Find(asked.Id) is { } same)
            return same.Answer;
        if (asked.Command is not RecoverClock)
            StepClock();
        var now = Now;
        switch (Decide(asked.By, asked.Command!, now))
        {
            case Decision.Accepted accepted:
                Newest = accepted.After;
                return Enqueue(asked, now, accepted.Events, Newest);
            case Decision.Refused refused:
                asked.Refusal = refused.Refusal;
                break;
        }

        return Enqueue(asked, now, [], null);
    }

    // A rule that fails refuses this command and leaves the session to the others.
    private Decision Decide(CommandAuthor by, Command command, DateTimeOffset now)
    {
        try
        {
            return Rulebook.Decide(Newest!, by, command, now);
        }
        catch (Exception failure)
        {
            LogRuleFailed(failure, _session, command.GetType().Name);
            return new Decision.Refused(RuleFailed);
        }
    }

    // What the clock has to do is an entry of its own, before the command that came later.
    private void StepClock()
    {
        if (_time.Observe(Newest!.NextDue is not null) is { } lastKnown)
            DecideOfItself(new RecoverClock(lastKnown));
        for (var step = 0; Newest!.NextDue is { } due && due <= Now; step++)
        {
            var advanced = step < StepsAtMost ? DecideOfItself(new AdvanceClock()) : null;
            if (advanced is true)
                continue;

            // What is due fails, or comes again without end: it must not hold up what people do.
            if (advanced is null)
                DecideOfItself(new HaltClock());
            return;
        }
    }

    /// <returns>Whether anything came of it; null when a rule failed.</returns>
    private bool? DecideOfItself(Command command)
    {
        var now = Now;
        if (Decide(CommandAuthor.Server, command, now) is not Decision.Accepted accepted)
            return null;
        if (accepted.Events.IsEmpty)
            return false;
        Newest = accepted.After;
        Enqueue(new PendingCommand(NewId(), CommandAuthor.Server, command), now, accepted.Events, Newest);
        return true;
    }

    private Task<Refusal?> Enqueue(
        PendingCommand pending,
        DateTimeOffset at,
        ImmutableArray<SessionEvent> events,
        World? after
    )
    {
        (pending.At, pending.Events, pending.After) = (at, events, after);
        if (HeldAt is not null && !events.IsEmpty)
            HeldAt = at;
        _queue.Add(pending);
        return pending.Answer;
    }

    private async Task<Refusal?> Load()
    {
        try
        {
            await _state.Load(_journal);

            // Also one that came with a copy of its journal.
            if (_state.Durable?.Deadline is { } deadline)
                await _wakes.Add(_state.Stream, deadline);
        }
        catch (JournalUnavailableException failure)
        {
            LogUnavailable(failure, _session);
            return SessionRefusals.NotNow;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or TimeoutException))
        {
            // Also what is as it was written and no event, scenario or world that this version knows.
            LogDamaged(failure, _session);
            return SessionRefusals.Damaged;
        }

        if (_state.Durable is not null)
            OnCommitted();
        _isLoaded = true;
        Newest = _state.Durable;
        _time.BeginAfter(_state.LastAt);
        if (_isRecovered || _state.Durable is null || _state.IsOver(_retention, Now))
            return null;
        var recover = new RecoverClock(_state.LastAt);
        var refusal = await Decide(new PendingCommand(NewId(), CommandAuthor.Server, recover));
        _isRecovered = refusal != SessionRefusals.NotNow;
        return _isRecovered ? null : refusal;
    }

    // What reached the disk may not be known. The next activation reads the journal before it decides anything; it
    // finds a command that is there already by its id when a client sends it again.
    private void OnAppendFailed(Exception? failure)
    {
        _isDropped = true;
        var lost = _queue.Take();
        Newest = _state.Durable;
        switch (failure)
        {
            case null:
                LogConflict(_session);
                break;
            case JournalUnavailableException:
                LogUnavailable(failure, _session);
                break;
            default:
                LogFailure(failure, _session);
                break;
        }

        OnDropped();
        var refusal = failure is JournalDamagedException ? SessionRefusals.Damaged : SessionRefusals.NotNow;
        foreach (var pending in lost)
            pending.Refuse(refusal);
    }

    /// <summary>An id for a command of the server's own.</summary>
    private static string NewId() => Guid.CreateVersion7().ToString("N");

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal of session {Session} is unavailable.")]
    private partial void LogUnavailable(Exception failure, string session);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal of session {Session} is damaged.")]
    private partial void LogDamaged(Exception failure, string session);

    [LoggerMessage(Level = LogLevel.Error, Message = "A rule failed in session {Session}, and {Command} was refused.")]
    private partial void LogRuleFailed(Exception failure, string session, string command);

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {Session} could not go on.")]
    private partial void LogFailure(Exception failure, string session);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Another writer has written to session {Session}; it is read again."
    )]
    private partial void LogConflict(string session);
}
