namespace Simulation.Journal;

/// <summary>What waits in a queue, and who waits for it.</summary>
internal abstract class QueuedOperation
{
    public abstract void Fail(Exception error);
}

internal abstract class QueuedOperation<T> : QueuedOperation
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _done.Task;

    public void Complete(T result) => _done.TrySetResult(result);

    public override void Fail(Exception error) => _done.TrySetException(error);
}

internal sealed class AppendOperation : QueuedOperation<AppendResult>
{
    /// <exception cref="ArgumentException">No journal may hold this.</exception>
    public AppendOperation(
        string stream,
        long expected,
        IReadOnlyList<JournalEntry> entries,
        CancellationToken cancellationToken
    )
    {
        StreamName.Check(stream);
        EntryValidator.Check(expected, entries);
        cancellationToken.ThrowIfCancellationRequested();
        (Stream, Expected, Entries) = (stream, expected, entries);
    }

    public string Stream { get; }

    public long Expected { get; }

    public IReadOnlyList<JournalEntry> Entries { get; }

    /// <summary>
    /// Decided when its group is staged, answered when the group is durable. Null when it was refused before that.
    /// </summary>
    public AppendResult? Result { get; set; }
}

internal sealed class DeleteOperation(string stream) : QueuedOperation<bool>
{
    public string Stream => stream;
}
