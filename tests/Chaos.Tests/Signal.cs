namespace Chaos.Tests;

/// <summary>Given again and again; who waits is woken by the next time.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = NotYet();

    /// <summary>Ends when it is given the next time.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Give() => Interlocked.Exchange(ref _next, NotYet()).SetResult();

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
