using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Local.Tests.Engine;
using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Semantics;

public sealed class DeactivationTests : SiloTest
{
    public DeactivationTests() => Lifecycle.OnDeactivate = (grain, reason, _) =>
    {
        Lifecycle.Log.Enqueue($"{grain.Key}: {reason.ReasonCode}");
        return Task.CompletedTask;
    };

    [Fact]
    public async Task An_idle_activation_is_deactivated_and_the_next_call_gets_a_new_one()
    {
        var gone = await Deactivation(Silo.Plain("a"));
        var before = await Silo.Plain("a").Ask(Activation);
        await Silo.CollectIdle();
        await gone;
        Assert.Equal(["a: ActivationIdle"], Lifecycle.Log);
        Assert.NotEqual(before, await Silo.Plain("a").Ask(Activation));
    }

    [Fact]
    public async Task A_kept_alive_grain_is_never_collected()
    {
        var kept = Silo.Grains.GetGrain<IKeptAliveScript>("kept");
        var gone = await Deactivation(kept);
        var plain = await Deactivation(Silo.Plain("a"));
        await Silo.CollectIdle();
        await plain;
        await kept.Run(Nothing);
        Assert.False(gone.IsCompleted);
    }

    [Fact]
    public async Task A_running_call_keeps_its_activation()
    {
        var gate = new Gate();
        var call = Silo.Plain("a").Run(Enter("call", gate));
        await gate.Reached;
        var other = await Deactivation(Silo.Plain("b"));
        await Silo.CollectIdle();
        await other;
        await Silo.Plain("a").RunInterleaving(Note("still there"));
        gate.Open();
        await call;
        Assert.Equal(["call", "b: ActivationIdle", "still there", "call ends"], Lifecycle.Log);
    }

    [Fact]
    public async Task DelayDeactivation_exempts_from_collection_until_it_is_lifted()
    {
        var gone = await Deactivation(Silo.Plain("a"));
        await Stay(Timeout.InfiniteTimeSpan);
        var other = await Deactivation(Silo.Plain("b"));
        await Silo.CollectIdle();
        await other;
        await Silo.Plain("a").Run(Nothing);
        Assert.False(gone.IsCompleted);

        await Stay(TimeSpan.Zero);
        await Silo.CollectIdle();
        await gone;

        Task Stay(TimeSpan time) => Silo.Plain("a").Run(grain =>
        {
            grain.Stay(time);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task DeactivateOnIdle_ends_the_activation_after_the_running_call()
    {
        var gone = await Deactivation(Silo.Plain("a"));
        await Silo.Plain("a").Run(async grain =>
        {
            grain.Leave();
            await Task.Yield();
            Lifecycle.Log.Enqueue("call ends");
        });
        await gone;
        Assert.Equal(["call ends", "a: ApplicationRequested"], Lifecycle.Log);
    }

    [Fact]
    public async Task DeactivateOnIdle_waits_for_all_running_calls()
    {
        var gate = new Gate();
        var gone = await Deactivation(Silo.Plain("a"));
        var interleaving = Silo.Plain("a").RunInterleaving(Enter("interleaving", gate));
        await gate.Reached;
        await Silo.Plain("a").Run(grain =>
        {
            grain.Leave();
            Lifecycle.Log.Enqueue("call");
            return Task.CompletedTask;
        });
        gate.Open();
        await interleaving;
        await gone;
        Assert.Equal(["interleaving", "call", "interleaving ends", "a: ApplicationRequested"], Lifecycle.Log);
    }

    [Fact]
    public async Task Calls_that_wait_when_DeactivateOnIdle_is_called_go_to_a_new_activation()
    {
        var gate = new Gate();
        var first = Silo.Plain("a").Ask(async grain =>
        {
            await gate.Wait();
            grain.Leave();
            return $"{grain.Activation}";
        });
        await gate.Reached;
        var second = Silo.Plain("a").Ask(Activation);
        var third = Silo.Plain("a").Ask(Activation);
        gate.Open();
        Assert.NotEqual(await first, await second);
        Assert.Equal(await second, await third);
    }

    [Fact]
    public async Task A_call_that_arrives_during_deactivation_gets_a_new_activation_afterwards()
    {
        var gate = new Gate();
        Lifecycle.OnDeactivate = (grain, _, _) => Enter("deactivation", gate)(grain);
        var before = await Silo.Plain("a").Ask(grain =>
        {
            grain.Leave();
            return Activation(grain);
        });
        await gate.Reached;
        var call = Silo.Plain("a").Ask(grain =>
        {
            Lifecycle.Log.Enqueue("call");
            return Activation(grain);
        });
        gate.Open();
        Assert.NotEqual(before, await call);
        Assert.Equal(["deactivation", "deactivation ends", "call"], Lifecycle.Log);
    }

    [Fact]
    public async Task One_way_calls_that_wait_for_a_grain_that_leaves_reach_a_new_activation_in_their_order()
    {
        var gate = new Gate();
        Lifecycle.OnDeactivate = (grain, _, _) => Enter("deactivation", gate)(grain);
        await Leave(Silo.Plain("a"));
        await gate.Reached;
        var last = new Gate();
        await Silo.Plain("a").RunOneWay(Note("first"));
        await Silo.Plain("a").RunOneWay(Note("second"));
        await Silo.Plain("a").RunOneWay(_ => last.Wait());
        gate.Open();
        await last.Reached;
        Assert.Equal(["deactivation", "deactivation ends", "first", "second"], Lifecycle.Log);
        last.Open();
    }

    [Fact]
    public async Task An_exception_in_OnDeactivateAsync_is_logged_and_the_next_call_gets_a_new_activation()
    {
        Lifecycle.OnDeactivate = (_, _, _) => throw new InvalidDataException("torn");
        await Leave(Silo.Plain("a"));
        await Silo.Plain("a").Run(Nothing);
        await Silo.Logged("torn");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_deactivation_timeout_cancels_the_token_and_ends_the_activation_whether_the_token_is_heeded_or_not(
        bool heeded)
    {
        await using var silo = new TestSilo(builder => builder.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionAge = TestSilo.CollectionAge;
            options.DeactivationTimeout = Second;
        }));
        await silo.Start();
        var gate = new Gate();
        var begun = new TaskCompletionSource();
        silo.Lifecycle.OnDeactivate = async (_, _, token) =>
        {
            begun.SetResult();
            await (heeded ? Task.Delay(Timeout.Infinite, token) : gate.Wait());
        };
        var gone = await Deactivation(silo.Plain("a"));
        await Leave(silo.Plain("a"));
        await begun.Task;
        silo.MessagingClock.Advance(Second);
        await gone;
        gate.Open();
    }

    private static Task Leave(IScript grain) => grain.Run(instance =>
    {
        instance.Leave();
        return Task.CompletedTask;
    });
}
