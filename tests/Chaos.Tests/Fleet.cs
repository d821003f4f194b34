using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>Three servers of one cluster over one database.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly Site[] _sites;

    private Fleet(string connection) => _sites = [.. Enumerable.Range(0, 3).Select(_ =>
    {
        // A server that is started again has the same place in the cluster.
        var cluster = ClusterArguments.Of(connection);
        return new Site(Servers.FreeAddress(), address => Servers.OnDatabase(address, cluster));
    })];

    public static async Task<Fleet> Launch(string connection)
    {
        var fleet = new Fleet(connection);
        try
        {
            await Task.WhenAll(fleet._sites.Select(site => site.Start()));
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    public IReadOnlyList<Site> Sites => _sites;

    /// <summary>Any address, whether its server is there just now or not.</summary>
    public Uri Any(Random random) => _sites[random.Next(_sites.Length)].Address;

    public void CheckThatAllLive()
    {
        foreach (var site in _sites) site.CheckThatItLives();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites) await site.DisposeAsync();
    }
}
