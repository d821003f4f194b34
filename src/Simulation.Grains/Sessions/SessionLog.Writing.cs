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
            var result = await journal.Append(Stream, DurableVersion, entries);
            Telemetry.Appended(time.GetElapsedTime(start));
            if (result is not AppendResult.Appended)
            {
                // Another activation has written, or the session is gone. What is true is in the journal; a command that is
                // there already is found by its id when it is sent again.
                LogConflict(session);
                Drop(pending => pending.Done.TrySetResult(NotNow));
                return;
            }
        }

        Confirm(batch);
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
                next, pending.At, pending.Id, pending.By.ToString(), [.. pending.Events.Select(Stored)])
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
        var known = _entries.Count;
        foreach (var pending in written)
        {
            if (!pending.Events.IsEmpty)
                Add(pending.Digest, new GameEntry(pending.At, pending.By, pending.Events), pending.Stored!, pending.After!);
        }

        try
        {
            if (_entries.Count > known) Publish();
        }
        finally
        {
            // They are on disk, whatever became of the publishing.
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

    private void Publish()
    {
        OnCommitted();
        _entries.ClearCache();
    }

    private async Task Read()
    {
        // Taken in at once, so that no call that comes meanwhile sees a part of it.
        var read = new List<(JournalEntry Stored, GameEntry Entry, World After)>();
        World? world = null;
        await foreach (var stored in journal.Read(Stream))
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

        foreach (var (stored, entry, after) in read) Add(CommandDigest.Of(stored.CommandId), entry, stored, after);
        if (read.Count > 0) Publish();
    }

    // What reached the disk may not be known. The next activation reads the journal before it decides anything.
    private void Drop(Action<Pending> answer)
    {
        _isDropped = true;
        var lost = _queue.ToArray();
        _queue.Clear();
        _ahead = Durable;
        OnDropped();
        foreach (var pending in lost) answer(pending);
    }
}
