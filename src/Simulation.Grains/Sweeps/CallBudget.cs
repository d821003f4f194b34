namespace Simulation.Grains.Sweeps;

/// <summary>
/// The time that one call of a worker has: a fifth of a second, so that what waits for the thread waits no longer. A
/// piece of work is begun only where the longest one until now would still fit in; the first one always is.
/// </summary>
internal sealed class CallBudget(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    private readonly long _began = time.GetTimestamp();
    private TimeSpan _elapsed;
    private TimeSpan? _longest;

    public bool HasRoom => _longest is not { } longest || _elapsed + longest <= Longest;

    /// <summary>What was to be done before the first piece of work counts, and is none.</summary>
    public void Prepared() => _elapsed = time.GetElapsedTime(_began);

    /// <summary>A piece of work is done.</summary>
    public void Finished()
    {
        var now = time.GetElapsedTime(_began);
        var took = now - _elapsed;
        (_longest, _elapsed) = (took > (_longest ?? TimeSpan.Zero) ? took : _longest ?? took, now);
    }
}
