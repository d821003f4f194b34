namespace Simulation.Journal.Tests;

/// <summary>Syncs that wait for the test; see <see cref="MemoryDisk.HoldSyncs"/>.</summary>
internal sealed class HeldSyncs : IDisposable
{
    private readonly ManualResetEventSlim _one = new();
    private readonly ManualResetEventSlim _letGo = new();

    /// <summary>Returns when one waits.</summary>
    public void WaitForOne() => _one.Wait();

    public void LetGo() => _letGo.Set();

    public void Dispose()
    {
        _one.Dispose();
        _letGo.Dispose();
    }

    internal void Wait()
    {
        _one.Set();
        _letGo.Wait();
    }
}
