using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>
/// A cluster that runs, for one test after the other: each plays at tables of its own and leaves three servers that
/// live. After a test that fails the next one gets a new cluster.
/// </summary>
public sealed class SharedCluster : IAsyncLifetime
{
    private ServerCluster? Running { get; set; }

    private bool _isLent;

    /// <summary>Started for the first test that asks for it.</summary>
    internal async Task<ServerCluster> Borrow(PostgresServer database)
    {
        if (_isLent)
            await DisposeAsync();
        _isLent = true;
        if (Running is null)
        {
            Running = new ServerCluster(await database.NewSchema());
            await Running.Start();
        }

        return Running;
    }

    /// <summary>Fails when not all three servers live.</summary>
    public void GiveBack()
    {
        Running!.CheckThatAllLive();
        _isLent = false;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (Running is not null)
            await Running.DisposeAsync();
        Running = null;
    }
}
