using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>
/// Three servers in this process, of one cluster over one schema of a database of their own. Each test has its session
/// on them.
/// </summary>
public sealed class ThreeHosts : IAsyncLifetime
{
    private TestServer[] _servers = [];

    public PostgresServer Database { get; } = new();

    public TestServer this[int n] => _servers[n];

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        if (PostgresServer.Missing is not null)
            return;
        var connection = await Database.NewSchema();
        var starts = Enumerable.Range(0, 3).Select(_ => TestServer.Start(ClusterArguments.Of(connection)));
        _servers = await Task.WhenAll(starts);
    }

    public async Task DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        await Database.DisposeAsync();
    }
}
