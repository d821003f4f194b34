using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Engine;

/// <summary>How LocalOrleans stops: more gently than Microsoft Orleans, which refuses activations at once.</summary>
public sealed class ShutdownTests : SiloTest
{
    [Fact]
    public async Task Calls_under_way_and_those_they_make_end_before_any_grain_is_deactivated()
    {
        Lifecycle.OnDeactivate = (grain, reason, _) => Note($"{grain.Key}: {reason.ReasonCode}")(grain);
        var gate = new Gate();
        var call = Silo.Plain("a").Run(async _ =>
        {
            await gate.Wait();
            await Silo.Plain("b").Run(Note("second call"));
        });
        var waiting = Silo.Plain("a").Run(Note("waiting call"));
        await gate.Reached;
        var stop = Silo.Stop();
        gate.Open();
        await Task.WhenAll(call, waiting, stop);
        Assert.Equal(["second call", "waiting call"], Lifecycle.Log.Take(2));
        Assert.Equal(["a: ShuttingDown", "b: ShuttingDown"], Lifecycle.Log.Skip(2).Order());
    }

    [Fact]
    public async Task A_call_that_never_ends_does_not_keep_the_host_from_stopping_and_is_named()
    {
        var gate = new Gate();
        var call = Silo.Plain("stuck").Run(_ => gate.Wait());
        await Silo.Plain("a").Run(Nothing);
        await gate.Reached;
        using var cancelled = new CancellationTokenSource();
        var stop = Silo.Stop(cancelled.Token);
        await cancelled.CancelAsync();
        await Record.ExceptionAsync(() => stop);
        var (message, _) = await Silo.NextLogged();
        Assert.Contains("PlainScriptGrain 'stuck'", message, StringComparison.Ordinal);
        gate.Open();
        await call;
    }
}
