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

internal sealed class AppendOperation(string stream, long expected, IReadOnlyList<JournalEntry> entries)
    : Operation<AppendResult>
{
    public string Stream => stream;

    public long Expected => expected;

    public IReadOnlyList<JournalEntry> Entries => entries;

    /// <summary>Decided when its group is staged, told when the group is durable.</summary>
    public AppendResult? Result { get; set; }
}
