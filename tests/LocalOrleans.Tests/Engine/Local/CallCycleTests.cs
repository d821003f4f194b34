using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Engine;

/// <summary>A cycle of calls is found when it is closed, not when a time is over.</summary>
public sealed class CallCycleTests : SiloTest
{
    [Fact]
    public async Task A_cycle_of_calls_is_named()
    {
        var a = Silo.Plain("a");
        var b = Silo.Plain("b");
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => a.Run(_ => b.RunReadOnly(_ => a.RunValue(Nothing).AsTask())));
        Assert.StartsWith(
            "Call cycle: PlainScriptGrain 'a'.Run → PlainScriptGrain 'b'.RunReadOnly → PlainScriptGrain 'a'.RunValue.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_through_an_activation_fails()
    {
        Lifecycle.OnActivate = (grain, _) => grain.Key == "b" ? Silo.Plain("a").Run(Nothing) : Task.CompletedTask;
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Silo.Plain("a").Run(_ => Silo.Plain("b").Run(Nothing)));
    }

    [Fact]
    public async Task A_call_back_into_a_grain_that_is_activating_fails_even_if_it_could_interleave()
    {
        Lifecycle.OnActivate = (grain, _) =>
            grain.Key == "a" ? Silo.Plain("b").Run(_ => Silo.Plain("a").RunInterleaving(Nothing)) : Task.CompletedTask;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Silo.Plain("a").Run(Nothing));
    }
}
