using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Simulation.Journal;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Decides commands and writes them to the journal. They are decided on the newest world, which may run ahead of the
/// disk; a single writer appends what has queued up, in order, and only then is it published and acknowledged. The
/// version that an append expects is the only fence against a second writer.
/// </summary>
internal sealed partial class SessionLog(
    string session,
    SessionState state,
    IJournal journal,
    TimeProvider time,
    ILogger logger
)
{
    /// <summary>Most commands in one append, so that one slow write holds up no more than these.</summary>
    private const int AppendAtMost = 64;

    /// <summary>Clock steps that may fall due at once before something must be wrong with the rules.</summary>
    private const int StepsAtMost = 1000;

    private static readonly Refusal NotNow = new(
        RefusalCode.TryAgain,
        "The server cannot write the journal at the moment. Nothing is lost; please try again."
    );

    private static readonly Refusal Gone = new(RefusalCode.UnknownSession, "This session has been deleted.");

    private static readonly Refusal Damaged = new(
        RefusalCode.TryAgain,
        "The journal of this session is damaged. The operator finds out more in the server's log."
    );

    private readonly List<Pending> _queue = [];
    private bool _isLoaded;
    private bool _isRecovered;
    private bool _isWriting;
    private bool _isDropped;
    private Task<Refusal?> _loading = Task.FromResult<Refusal?>(null);
    private Task _writing = Task.CompletedTask;

    /// <summary>
    /// How long the newest world's clock had run when it was last set, and the monotonic time of that.
    /// </summary>
    private (TimeSpan Ran, long Since) _clockSet;

    /// <summary>A command on its way to the disk, or an answer that must not overtake those before it.</summary>
    /// <param name="Command">Null for the opening, whose event says all.</param>
    private sealed record Pending(string Id, Author By, Command? Command)
    {
        public TaskCompletionSource<Refusal?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Digest of the id.</summary>
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

    /// <summary>
    /// Called when an append was refused or failed: what ran ahead is void, and this log accepts nothing more.
    /// </summary>
    public required Action OnDropped { get; init; }

    /// <summary>The world on which the next command is decided; null while there is no such session.</summary>
    public World? Newest { get; private set; }

    /// <summary>
    /// Reads what is on disk, the first time, and lets a clock that was running go on from where it was.
    /// </summary>
    /// <returns>A refusal when the journal cannot be read, or when this log was dropped.</returns>
    public Task<Refusal?> Ready()
    {
        if (_isDropped)
            return Task.FromResult<Refusal?>(NotNow);
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
            throw new InvalidOperationException($"Session {session} exists already.");
        var (world, first) = SessionState.Open(opened);
        Newest = world;
        return Enqueue(
            new Pending(NewId(), Author.Server, null)
            {
                At = time.GetUtcNow(),
                Events = [first],
                After = world,
            }
        );
    }

    /// <summary>
    /// Decides a command, and answers when it is on disk. A command that was accepted before is not executed again.
    /// </summary>
    public Task<Refusal?> Execute(string id, Author by, Command command) =>
        DecideOnceReady(() => new Pending(id, by, command));

    /// <summary>Executes a command of the server's own.</summary>
    public Task<Refusal?> Execute(Command command) => Execute(NewId(), Author.Server, command);

    /// <summary>Writes down how late it is in the game.</summary>
    public Task<Refusal?> MarkClock() =>
        DecideOnceReady(() =>
        {
            // What sets the clock anew comes first, so that the time that is written down counts from there.
            StepClock();
            var elapsed = _clockSet.Ran + time.GetElapsedTime(_clockSet.Since);
            return new Pending(NewId(), Author.Server, new MarkClock((long)elapsed.TotalMilliseconds));
        });

    /// <summary>
    /// Looks whether another activation has written what is not known here, as an append would find out. If so, this
    /// log accepts nothing more.
    /// </summary>
    /// <returns>A refusal when it has.</returns>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public async Task<Refusal?> CheckVersion()
    {
        await _writing;
        if (await journal.Version(state.Stream) <= state.Version)
            return null;

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
    public void Close()
    {
        _isDropped = true;
        state.Clear();
    }

    private async Task<Refusal?> DecideOnceReady(Func<Pending> ask)
    {
        while (_isDropped || !_isLoaded)
        {
            if (await Ready() is { } refusal)
                return refusal;
        }

        return Newest is null ? Gone : await Decide(ask());
    }

    private Task<Refusal?> Decide(Pending asked)
    {
        if (state.Holds(asked.Digest))
        {
            asked.Done.TrySetResult(null);
            return asked.Done.Task;
        }

        foreach (var pending in _queue)
        {
            if (pending.Id == asked.Id)
                return pending.Done.Task;
        }

        if (asked.Command is not RecoverClock)
            StepClock();
        asked.At = Now();
        switch (Rulebook.Decide(Newest!, asked.By, asked.Command!, asked.At))
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
        var last =
            _queue.Count > 0 ? _queue[^1].At
            : state.Entries.Count > 0 ? state.LastAt
            : now;
        return now > last ? now : last;
    }

    // What the clock has to do is an entry of its own, before the command that came later.
    private void StepClock()
    {
        for (var step = 0; Newest!.NextDue is { } due && due <= Now(); step++)
        {
            if (step == StepsAtMost)
            {
                throw new InvalidOperationException($"The clock of session {session} does not come to rest.");
            }

            var now = Now();
            var advance = new AdvanceClock();
            if (
                Rulebook.Decide(Newest, Author.Server, advance, now)
                is not Decision.Accepted { Events.Length: > 0 } stepped
            )
            {
                return;
            }

            var after = RunAhead(stepped.After, now);
            Enqueue(
                new Pending(NewId(), Author.Server, advance)
                {
                    At = now,
                    Events = stepped.Events,
                    After = after,
                }
            );
        }
    }

    private World RunAhead(World after, DateTimeOffset at)
    {
        if (after.Clock != Newest!.Clock)
            _clockSet = (at - after.Clock.Anchor, time.GetTimestamp());
        return Newest = after;
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
            if (!_isWriting)
                _writing = WriteAll();
        }

        return pending.Done.Task;
    }

    private async Task<Refusal?> Load()
    {
        try
        {
            await state.Load(journal);
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

        if (state.Durable is not null)
            OnCommitted();
        _isLoaded = true;
        Newest = state.Durable;
        if (_isRecovered || state.Durable is null)
            return null;
        var recover = new RecoverClock(state.LastAt);
        var refusal = await Decide(new Pending(NewId(), Author.Server, recover));
        _isRecovered = refusal != NotNow;
        return _isRecovered ? null : refusal;
    }

    private async Task WriteAll()
    {
        _isWriting = true;
        try
        {
            while (_queue.Count > 0)
            {
                // Calls that wait already, for the grain or for a thread, are decided first and share the append.
                await Task.Yield();
                await CommitBatcher.Shared.Next();
                await WriteNext();
            }
        }
        catch (JournalUnavailableException failure)
        {
            LogUnavailable(failure, session);
            Drop(pending => pending.Done.TrySetResult(NotNow));
        }
        catch (Exception failure)
        {
            LogFailure(failure, session);
            Drop(pending => pending.Done.TrySetException(failure));
        }
        finally
        {
            _isWriting = false;
        }
    }

    private async Task WriteNext()
    {
        var batch = _queue.Take(AppendAtMost).ToArray();
        var entries = EntriesOf(batch);
        if (entries.Count > 0)
        {
            var start = time.GetTimestamp();
            var result = await journal.Append(state.Stream, state.Version, entries);
            Telemetry.Appended(time.GetElapsedTime(start));
            if (result is not AppendResult.Appended)
            {
                // Another activation has written, or the session is gone. What is true is in the journal; a command
                // that is there already is found by its id when it is sent again.
                LogConflict(session);
                Drop(pending => pending.Done.TrySetResult(NotNow));
                return;
            }
        }

        Confirm(batch);
    }

    private List<JournalEntry> EntriesOf(Pending[] batch)
    {
        var entries = new List<JournalEntry>(batch.Length);
        var next = state.Version + 1;
        foreach (var pending in batch)
        {
            if (pending.Events.IsEmpty)
                continue;
            pending.Stored = new JournalEntry(
                next,
                pending.At,
                pending.Id,
                pending.By.ToString(),
                [.. pending.Events.Select(Stored)]
            )
            {
                Command = pending.Command is { } command ? Stored(command) : null,
            };
            entries.Add(pending.Stored);
            next += pending.Events.Length;
        }

        return entries;
    }

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

    private void Confirm(Pending[] written)
    {
        _queue.RemoveRange(0, written.Length);
        var known = state.Entries.Count;
        foreach (var pending in written)
        {
            if (pending.Stored is { } stored)
                state.Add(stored, pending.Events, pending.After!);
        }

        try
        {
            if (state.Entries.Count > known)
                OnCommitted();
        }
        finally
        {
            // They are on disk, whatever became of the publishing.
            foreach (var pending in written)
                pending.Done.TrySetResult(pending.Refusal);
        }
    }

    // What reached the disk may not be known. The next activation reads the journal before it decides anything.
    private void Drop(Action<Pending> answer)
    {
        _isDropped = true;
        var lost = _queue.ToArray();
        _queue.Clear();
        Newest = state.Durable;
        OnDropped();
        foreach (var pending in lost)
            answer(pending);
    }

    /// <summary>An id for a command of the server's own.</summary>
    private static string NewId() => Guid.CreateVersion7().ToString("N");

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal of session {Session} is unavailable.")]
    private partial void LogUnavailable(Exception failure, string session);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal of session {Session} is damaged.")]
    private partial void LogDamaged(Exception failure, string session);

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {Session} could not go on.")]
    private partial void LogFailure(Exception failure, string session);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Another writer has written to session {Session}; it is read again."
    )]
    private partial void LogConflict(string session);
}
