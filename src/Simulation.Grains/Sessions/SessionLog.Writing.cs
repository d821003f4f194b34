using System.Collections.Immutable;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

internal sealed partial class SessionLog
{
    private string Stream => "session/" + session;

    private async Task WriteAll()
    {
        _isWriting = true;
        try
        {
            while (_queue.Count > 0)
            {
                // Calls that wait already are decided first and share the append.
                await Gathering.Shared.Next();
                await WriteNext();
                TellWritten();
            }
        }
        catch (JournalUnavailableException failure)
        {
            LogUnavailable(failure, session);
            Forget(pending => pending.Done.TrySetResult(NotNow));
        }
        catch (Exception failure)
        {
            LogFailure(failure, session);
            Forget(pending => pending.Done.TrySetException(failure));
        }
        finally
        {
            _isWriting = false;
            TellWritten();
        }
    }

    private void TellWritten()
    {
        var written = _written;
        _written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        written.SetResult();
    }

    // An append under way catches up by itself, if there is something to catch up with.
    private async Task<Refusal?> Reach(long version)
    {
        while (version > DurableVersion)
        {
            if (_isWriting)
            {
                await _written.Task;
                continue;
            }

            var (before, isFresh) = (DurableVersion, _loading.IsCompleted);
            _current = false;
            if (await Ready() is { } refusal) return refusal;
            if (isFresh && DurableVersion == before) break;
        }

        if (version == 0 && Durable is not null && !_isWriting) Forsake();
        return null;
    }

    private async Task WriteNext()
    {
        var batch = _queue.Take(AppendAtMost).ToArray();
        var entries = EntriesOf(batch);
        var version = DurableVersion;
        AppendResult? result = null;
        if (entries.Count > 0)
        {
            var start = time.GetTimestamp();
            result = await journal.Append(Stream, version, entries);
            Telemetry.Appended(time.GetElapsedTime(start));
        }

        if (result is null or AppendResult.Appended)
        {
            Confirm(batch);
            return;
        }

        // A conflict, or a command that is there already: what is on disk says how it goes on.
        LogConflict(session);
        await CatchUp();
        if (DurableVersion > version) DecideAgain();
        else if (await journal.Version(Stream) == 0) Forsake();
        else throw new InvalidOperationException($"The journal of session {session} went backwards.");
    }

    // Somebody has deleted the session.
    private void Forsake()
    {
        var before = Durable;
        (Durable, Opened) = (null, null);
        _entries = new History();
        _accepted.Clear();
        Forget(pending => pending.Done.TrySetResult(Gone));
        if (before is not null) Deleted?.Invoke(before);
    }

    private long DurableVersion => Durable?.Version ?? 0;

    private List<JournalEntry> EntriesOf(Pending[] batch)
    {
        var entries = new List<JournalEntry>(batch.Length);
        var next = DurableVersion + 1;
        foreach (var pending in batch)
        {
            if (pending.Events.IsEmpty) continue;
            pending.Stored = new JournalEntry(
                next, pending.At, pending.Id, pending.By.ToString(), [.. pending.Events.Select(Stored)]);
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

    private void Confirm(Pending[] written)
    {
        _queue.RemoveRange(0, written.Length);
        var known = _entries.Count;
        foreach (var pending in written)
        {
            if (!pending.Events.IsEmpty)
                Add(pending.Digest, new GameEntry(pending.At, pending.By, pending.Events), pending.Stored!, pending.After!);
        }

        try
        {
            if (_entries.Count > known) Tell();
        }
        finally
        {
            // They are on disk, whatever became of the telling.
            foreach (var pending in written) pending.Done.TrySetResult(pending.Refusal);
        }
    }

    private void Add(UInt128 digest, GameEntry entry, JournalEntry stored, World after)
    {
        Durable = after;
        Opened ??= after;
        _entries.Add(entry, stored);
        _accepted.Add(digest);
    }

    private void Tell()
    {
        Told?.Invoke();
        _entries.Settle();
    }

    private async Task CatchUp()
    {
        // Taken in at once, so that nobody who asks meanwhile sees some of it before it is told.
        var read = new List<(JournalEntry Stored, GameEntry Entry, World After)>();
        var world = Durable;
        await foreach (var stored in journal.Read(Stream, DurableVersion))
        {
            var events = stored.Events.Select(e => StoredEvents.Read(e.Name, e.Json.Span)).ToImmutableArray();
            var folded = 0;
            if (world is null)
            {
                var opened = events[0] as SessionOpened
                    ?? throw new InvalidOperationException($"Session {session} does not begin with its opening.");
                (world, opened) = Begin(opened);
                (events, folded) = (events.SetItem(0, opened), 1);
            }

            foreach (var happened in events.AsSpan()[folded..]) world = world.Evolve(happened);
            read.Add((stored, new GameEntry(stored.At, Author.Parse(stored.By), events), world));
        }

        // What another host has written is told entry by entry: who comes from there may have any of them, and nobody can
        // resume within a batch. What the journal held at the start is history.
        var isHistory = Durable is null;
        foreach (var (stored, entry, after) in read)
        {
            Add(CommandDigest.Of(stored.CommandId), entry, stored, after);
            if (!isHistory) Tell();
        }

        if (isHistory && read.Count > 0) Tell();
    }

    // The world that ran ahead is void; the same commands are decided on what is true. The clock's own steps are made
    // anew where they are still due; where it stood, the other writer's entry says better.
    private void DecideAgain()
    {
        var again = _queue.ToArray();
        _queue.Clear();
        _ahead = Durable;
        foreach (var pending in again)
        {
            if (pending.Command is RecoverClock or MarkClock) pending.Done.TrySetResult(null);
            else if (pending.Command is not null) DecideAgain(pending);
            else pending.Done.TrySetResult(_accepted.Contains(pending.Digest) ? null : NotNow);
        }
    }

    private void DecideAgain(Pending pending)
    {
        try
        {
            _ = Decide(pending);
        }
        catch (Exception failure)
        {
            // It is answered for itself; those behind it are in no queue and would never be.
            pending.Done.TrySetException(failure);
        }
    }

    // Nobody knows what reached the disk. The journal is read again before anything else is decided, and a command that
    // is there after all is found by its id when it is sent again.
    private void Forget(Action<Pending> answer)
    {
        _current = false;
        var lost = _queue.ToArray();
        _queue.Clear();
        _ahead = Durable;
        foreach (var pending in lost) answer(pending);
    }
}
