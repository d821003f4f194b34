namespace Simulation.Journal;

/// <summary>What waits in a queue, and who waits for it.</summary>
internal abstract class Operation
{
    public abstract void Fail(Exception error);
}

internal abstract class Operation<T> : Operation
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _done.Task;

    public void Complete(T result) => _done.TrySetResult(result);

    public override void Fail(Exception error) => _done.TrySetException(error);
}

internal sealed class AppendOperation : Operation<AppendResult>
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
        EntryCheck.Check(expected, entries);
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

internal sealed class DeleteOperation(string stream) : Operation<bool>
{
    public string Stream => stream;
}
