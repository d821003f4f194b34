using System.Globalization;
using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>Three servers over one database.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly Site[] _sites;

    private Fleet(string connection, bool isCluster)
    {
        _sites = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            var port = FreePort.Find();
            string[] cluster = isCluster
                ? ["--Cluster:Kind=postgres", "--Cluster:Address=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"--Cluster:Port={port}")]
                : [];
            return new Site(Servers.FreeAddress(), address => Servers.OnDatabase(address, connection, cluster));
        })];
    }

    /// <summary>How the servers can stand to each other on this engine: apart or, on Microsoft Orleans, in one cluster as well.</summary>
    public static TheoryData<string> Kinds => ["apart", "cluster"];

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static async Task<Fleet> Launch(string connection, string kind)
    {
        var fleet = new Fleet(connection, kind == "cluster");
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
