using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>Three servers of one cluster over one database.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly string _connection;
    private readonly Site[] _sites;

    /// <summary>None of them is started yet.</summary>
    public Fleet(string connection)
    {
        _connection = connection;
        _sites = [Another(), Another(), Another()];
    }

    public IReadOnlyList<Site> Sites => _sites;

    /// <summary>Starts all three at the same time.</summary>
    public Task Start() => Task.WhenAll(_sites.Select(site => site.Start()));

    /// <summary>A place for one more server over the same database, which the caller starts and disposes of.</summary>
    public Site Another()
    {
        // A server that is started again has the same place in the cluster.
        var cluster = ClusterArguments.Of(_connection);
        return new Site(Servers.FreeAddress(), address => Servers.OnDatabase(address, cluster));
    }

    /// <summary>Any address, whether its server is there just now or not.</summary>
    public Uri Any(Random random) => _sites[random.Next(_sites.Length)].Address;

    public void CheckThatAllLive()
    {
        foreach (var site in _sites)
            site.CheckThatItLives();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites)
            await site.DisposeAsync();
    }
}
