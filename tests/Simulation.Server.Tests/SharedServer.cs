namespace Simulation.Server.Tests;

/// <summary>
/// A server for those tests of a class that leave nothing at it which another one would see. It takes as many openings
/// as there are tests.
/// </summary>
public sealed class SharedServer : IAsyncLifetime
{
    private readonly Lazy<Task<TestServer>> _server = new(() => TestServer.Start("--Limits:OpeningsPerMinute=1000"));

    /// <summary>Started for the first test that asks for it.</summary>
    public Task<TestServer> Started => _server.Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_server.IsValueCreated)
            await (await _server.Value).DisposeAsync();
    }
}
