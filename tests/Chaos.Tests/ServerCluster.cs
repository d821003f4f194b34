using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>Three servers of one cluster over one database, none of them started yet.</summary>
internal sealed class ServerCluster(string connection) : IAsyncDisposable
{
    /// <summary>To the database.</summary>
    public string Connection => connection;

    public IReadOnlyList<ServerProcess> Servers { get; } = [Create(connection), Create(connection), Create(connection)];

    /// <summary>Starts all three at the same time.</summary>
    public Task Start() => Task.WhenAll(Servers.Select(server => server.StartSupervised()));

    /// <summary>One more server over the same database, which the caller starts and disposes of.</summary>
    public ServerProcess CreateAnother() => Create(connection);

    /// <summary>Any address, whether its server is there just now or not.</summary>
    public Uri AnyAddress(Random random) => Servers[random.Next(Servers.Count)].Address;

    /// <summary>
    /// Fails when a server has ended by itself, as one does that the others of its cluster gave up.
    /// </summary>
    public void CheckThatAllLive() =>
        Assert.All(
            Servers,
            server =>
                Assert.False(
                    server.HasExited,
                    $"The server ended by itself. It wrote:\n{string.Join('\n', server.Output)}"
                )
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers)
            await server.DisposeAsync();
    }

    private static ServerProcess Create(string connection) => ServerProcesses.Create(ClusterArguments.Of(connection));
}
