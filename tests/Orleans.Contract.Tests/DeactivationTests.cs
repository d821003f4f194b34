using System.Diagnostics;

namespace Orleans.Contract.Tests;

[Collection(TestCluster.Shared)]
public sealed class DeactivationTests(TestCluster cluster)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly List<string> _log = [];

    [Fact]
    public async Task DeactivateOnIdle_waits_for_running_calls_and_a_call_that_comes_then_goes_to_a_new_activation()
    {
        var gate = new Gate();
        var grain = cluster[0].GetGrain<IReentrantGrain>("leaves while busy");
        LogDeactivation("leaves while busy");
        var before = await grain.Activate();
        var running = grain.Run(async _ =>
        {
            await gate.Wait();
            _log.Add("running call ends");
        });
        await gate.Reached;
        await grain.Run(instance => instance.Leave());
        var late = grain.Run(instance => _log.Add(instance == before.Instance ? "same activation" : "new activation"));
        gate.Open();
        await running;
        await before.Deactivated;
        await late;
        Assert.Equal(["running call ends", "deactivated: ApplicationRequested", "new activation"], _log);
    }

    [Fact]
    public async Task Calls_that_wait_for_a_grain_that_leaves_go_to_one_new_activation()
    {
        var gate = new Gate();
        var grain = cluster[0].GetGrain<IPlainGrain>("leaves with a queue");
        LogDeactivation("leaves with a queue");
        var before = await grain.Activate();
        var running = grain.Run(async instance =>
        {
            await gate.Wait();
            instance.Leave();
        });
        await gate.Reached;
        var waiting = new[] { grain.Activate(), grain.Activate() };
        gate.Open();
        await running;
        var after = (await Task.WhenAll(waiting)).Select(activation => activation.Instance).Distinct();
        Assert.NotSame(before.Instance, Assert.Single(after));
        Assert.Equal(["deactivated: ApplicationRequested"], _log);
    }

    [Fact]
    public async Task A_call_that_comes_during_OnDeactivateAsync_goes_to_a_new_activation_after_it()
    {
        var gate = new Gate();
        var grain = cluster[0].GetGrain<IReentrantGrain>("slow to leave");
        Script.OnDeactivate["slow to leave"] = async _ =>
        {
            _log.Add("deactivation begins");
            await gate.Wait();
            _log.Add("deactivation ends");
        };
        var before = await grain.Activate();
        await grain.Run(instance => instance.Leave());
        await gate.Reached;
        var late = grain.Run(instance => _log.Add(instance == before.Instance ? "same activation" : "new activation"));
        gate.Open();
        await late;
        Assert.Equal(["deactivation begins", "deactivation ends", "new activation"], _log);
    }

    [Fact]
    public async Task An_idle_grain_is_deactivated_and_one_with_a_running_call_is_not()
    {
        var gate = new Gate();
        LogDeactivation("idle");
        LogDeactivation("busy");
        var idle = await cluster[0].GetGrain<IPlainGrain>("idle").Activate();
        var running = cluster[0].GetGrain<IPlainGrain>("busy").Run(_ => gate.Wait());
        await gate.Reached;

        // The answer to a call may be there a moment before the call is over.
        for (var collection = 0; collection < 1000 && !idle.Deactivated.IsCompleted; collection++)
            await cluster.CollectIdle(TimeSpan.Zero);
        Assert.Equal(["deactivated: ActivationIdle"], _log);
        gate.Open();
        await running;
        Assert.NotSame(idle.Instance, (await cluster[0].GetGrain<IPlainGrain>("idle").Activate()).Instance);
    }

    // Orleans measures idleness by the machine's clock. When the machine stands still for longer than the time after
    // which a grain is idle, the last tick is too old: then a longer time is tried.
    [Fact]
    public async Task A_timer_with_KeepAlive_counts_as_use_and_another_one_does_not()
    {
        var active = (With: false, Without: false);
        for (var attempt = 0; attempt < 6 && active != (true, false); attempt++)
        {
            var unused = TimeSpan.FromMilliseconds(100 << attempt);
            var with = await Tick($"with KeepAlive {attempt}", keepAlive: true);
            var without = await Tick($"without KeepAlive {attempt}", keepAlive: false);
            for (var idle = Stopwatch.StartNew(); idle.Elapsed < unused; )
            {
                cluster.Clock.Advance(Second);
                await Task.Yield();
            }

            // A callback that has just begun is use as well, of either kind, until it has ended.
            for (var collection = 0; collection < 20; collection++)
                await cluster.CollectIdle(unused);
            active = (!with.Deactivated.IsCompleted, !without.Deactivated.IsCompleted);
        }

        Assert.Equal((true, false), active);
        Assert.Contains("ticked: without KeepAlive 0", _log);
    }

    private async Task<Activation> Tick(string key, bool keepAlive)
    {
        var grain = cluster[0].GetGrain<IPlainGrain>(key);
        var options = new GrainTimerCreationOptions(Second, Second) { KeepAlive = keepAlive };
        await grain.Run(instance => instance.RegisterGrainTimer(() => Log("ticked: " + key), options));
        return await grain.Activate();
    }

    private void LogDeactivation(string key) =>
        Script.OnDeactivate[key] = reason => Log($"deactivated: {reason.ReasonCode}");

    private Task Log(string what)
    {
        lock (_log)
            _log.Add(what);
        return Task.CompletedTask;
    }
}
