using Simulation.Grains.Deadlines;
using Simulation.Journal;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Writes what was decided to the journal, in order, several commands in one append, and acknowledges each once it is
/// on disk. The version that an append expects is the only fence against a second writer.
/// </summary>
/// <param name="wakes">Where a session that waits for a deadline is listed.</param>
/// <param name="committed">Called once new entries are on disk, before they are acknowledged.</param>
/// <param name="failed">
/// Called when an append was refused (without an exception) or failed. What is queued then is no longer written: it is
/// to be taken and answered.
/// </param>
internal sealed class CommitQueue(
    SessionState state,
    IJournal journal,
    WakeJournal wakes,
    TimeProvider time,
    Action committed,
    Action<Exception?> failed
)
{
    /// <summary>Most commands in one append, so that one slow write holds up no more than these.</summary>
    private const int AppendAtMost = 64;

    private readonly List<PendingCommand> _pending = [];

    public bool IsWriting { get; private set; }

    /// <summary>Completes when everything queued so far is on disk or has failed.</summary>
    public Task Written { get; private set; } = Task.CompletedTask;

    public PendingCommand? Find(string id)
    {
        foreach (var pending in _pending)
        {
            if (pending.Id == id)
                return pending;
        }

        return null;
    }

    public void Add(PendingCommand pending)
    {
        if (pending.Events.IsEmpty && _pending.Count == 0)
        {
            pending.Complete();
            return;
        }

        _pending.Add(pending);
        if (!IsWriting)
            Written = WriteAll();
    }

    /// <summary>Empties the queue; nothing of it has been answered.</summary>
    public IReadOnlyList<PendingCommand> Take()
    {
        var taken = _pending.ToArray();
        _pending.Clear();
        return taken;
    }

    private async Task WriteAll()
    {
        IsWriting = true;
        try
        {
            while (_pending.Count > 0)
            {
                // Calls that wait already, for the grain or for a thread, are decided first and share the append.
                await Task.Yield();
                await GroupCommitDelay.Shared.Next();
                await WriteNext();
            }
        }
        catch (Exception failure)
        {
            failed(failure);
        }
        finally
        {
            IsWriting = false;
        }
    }

    private async Task WriteNext()
    {
        var batch = _pending.Take(AppendAtMost).ToArray();
        var entries = EntriesOf(batch);
        if (entries.Count > 0)
        {
            // First, so that a kill in between leaves an entry too many and not one too few.
            var after = batch.Last(pending => pending.After is not null).After!;
            if (after.Deadline is { } deadline && deadline != state.Durable?.Deadline)
                await wakes.Add(state.Stream, deadline);
            var start = time.GetTimestamp();
            var result = await journal.Append(state.Stream, state.Version, entries);
            Telemetry.Appended(time.GetElapsedTime(start));
            if (result is not AppendResult.Appended)
            {
                failed(null);
                return;
            }
        }

        Confirm(batch, entries);
    }

    private List<JournalEntry> EntriesOf(PendingCommand[] batch)
    {
        var entries = new List<JournalEntry>(batch.Length);
        var next = state.Version + 1;
        foreach (var pending in batch)
        {
            if (pending.Events.IsEmpty)
                continue;
            entries.Add(pending.ToStored(next));
            next += pending.Events.Length;
        }

        return entries;
    }

    private void Confirm(PendingCommand[] batch, List<JournalEntry> entries)
    {
        _pending.RemoveRange(0, batch.Length);
        var entry = 0;
        foreach (var pending in batch)
        {
            if (!pending.Events.IsEmpty)
                state.Add(pending.ToEntry(), entries[entry++], pending.Digest, pending.After!);
        }

        try
        {
            if (entries.Count > 0)
                committed();
        }
        finally
        {
            // They are on disk, whatever became of the publishing.
            foreach (var pending in batch)
                pending.Complete();
        }
    }
}
