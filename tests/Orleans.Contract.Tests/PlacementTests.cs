namespace Orleans.Contract.Tests;

/// <summary>Silos end here, so each test has its own cluster.</summary>
public sealed class PlacementTests : IAsyncLifetime
{
    private readonly TestCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_grain_is_activated_beside_its_first_caller_and_calls_from_the_other_silo_reach_it_there()
    {
        for (var silo = 0; silo < 2; silo++)
        {
            var key = $"placed on {silo}";
            var first = await _cluster[silo].GetGrain<IPlainGrain>(key).Activate();
            var second = await _cluster[1 - silo].GetGrain<IPlainGrain>(key).Activate();
            Assert.Equal(_cluster.AddressOf(silo), first.Silo);
            Assert.Same(first.Instance, second.Instance);
        }
    }

    [Fact]
    public async Task After_its_silo_is_killed_a_grain_is_activated_on_the_other()
    {
        Assert.Equal(_cluster.AddressOf(0), (await _cluster[0].GetGrain<IPlainGrain>("killed").Activate()).Silo);

        // The other silo keeps in mind where the grain is.
        await _cluster[1].GetGrain<IPlainGrain>("killed").Activate();
        var dead = _cluster.WhenDead(0, seenBy: 1);
        await _cluster.Kill(0);
        await dead;
        Assert.Equal(_cluster.AddressOf(1), (await _cluster[1].GetGrain<IPlainGrain>("killed").Activate()).Silo);
    }

    [Fact]
    public async Task A_silo_that_stops_deactivates_its_grains_and_they_are_activated_on_the_other()
    {
        var reasons = new List<DeactivationReasonCode>();
        Script.OnDeactivate["stopped"] = reason =>
        {
            reasons.Add(reason.ReasonCode);
            return Task.CompletedTask;
        };
        Assert.Equal(_cluster.AddressOf(0), (await _cluster[0].GetGrain<IPlainGrain>("stopped").Activate()).Silo);
        await _cluster.Stop(0);
        Assert.Equal(_cluster.AddressOf(1), (await _cluster[1].GetGrain<IPlainGrain>("stopped").Activate()).Silo);
        Assert.Equal([DeactivationReasonCode.ShuttingDown], reasons);
    }
}
