namespace Simulation.Journal.Files;

/// <summary>What waits in the queue of one stream.</summary>
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

internal sealed class AppendOperation(long expected, IReadOnlyList<JournalEntry> entries) : Operation<AppendResult>
{
    public long Expected => expected;

    public IReadOnlyList<JournalEntry> Entries => entries;

    /// <summary>Decided when its group is staged, told when the group is on disk.</summary>
    public AppendResult? Result { get; set; }
}

/// <summary>The durable state of the stream, with a handle to read it by when that is wanted.</summary>
internal sealed class LookOperation(bool open) : Operation<Look>
{
    public bool Open => open;
}

/// <param name="File">To be disposed by who asked; null when the stream does not exist or it was not wanted.</param>
internal readonly record struct Look(long Version, long Length, IFile? File);

internal sealed class DeleteOperation : Operation<bool>;
