using Orleans.Local.Tests.Scripts;
using Orleans.Runtime;

namespace Orleans.Local.Tests.Semantics;

public sealed class ShutdownTests : SiloTest
{
    [Fact]
    public async Task All_activations_are_deactivated_when_the_host_stops()
    {
        Lifecycle.OnDeactivate = (grain, reason, _) => Note($"{grain.Key}: {reason.ReasonCode}")(grain);
        await Silo.Plain("a").Run(Nothing);
        await Silo.Plain("b").Run(Nothing);
        await Silo.Grains.GetGrain<IKeptAliveScript>("c").Run(Nothing);
        await Silo.Stop();
        Assert.Equal(["a: ShuttingDown", "b: ShuttingDown", "c: ShuttingDown"], Lifecycle.Log.Order());
    }

    [Fact]
    public async Task A_running_call_ends_before_its_grain_is_deactivated()
    {
        Lifecycle.OnDeactivate = (grain, _, _) => Note("deactivated")(grain);
        var gate = new Gate();
        var call = Silo.Plain("a").Run(Enter("call", gate));
        await gate.Reached;
        var stop = Silo.Stop();
        gate.Open();
        await Task.WhenAll(call, stop);
        Assert.Equal(["call", "call ends", "deactivated"], Lifecycle.Log);
    }

    [Fact]
    public async Task Calls_from_outside_are_refused_once_the_host_has_stopped()
    {
        await Silo.Plain("a").Run(Nothing);
        await Silo.Stop();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => Silo.Plain("a").Run(Nothing));
    }
}
