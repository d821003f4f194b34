namespace Simulation.Grains.Tests;

/// <summary>Calls of the journal that wait for the test; see <see cref="FaultyJournal.HoldAppends"/>.</summary>
public sealed class HeldCalls
{
    private readonly TaskCompletionSource _first = new();
    private readonly TaskCompletionSource _letGo = new();

    /// <summary>Completes when one waits.</summary>
    public Task First => _first.Task;

    public void LetGo() => _letGo.SetResult();

    internal Task Wait()
    {
        _first.TrySetResult();
        return _letGo.Task;
    }
}
