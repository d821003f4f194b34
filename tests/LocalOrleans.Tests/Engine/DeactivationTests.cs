using Orleans.Runtime;

namespace Orleans.Local.Tests.Engine;

public sealed class DeactivationTests : EngineTest
{
    public DeactivationTests() => Lifecycle.OnDeactivate = (grain, reason, _) =>
    {
        Lifecycle.Log.Enqueue($"{grain.Key}: {reason.ReasonCode}");
        return Task.CompletedTask;
    };

    [Fact]
    public async Task An_activation_unused_for_the_collection_age_is_deactivated()
    {
        var gone = await Deactivation(Silo.Plain("a"));
        Silo.Clock.Advance(TestSilo.CollectionAge - TimeSpan.FromMinutes(1));
        await Silo.Plain("a").Run(Nothing);
        Silo.Clock.Advance(TestSilo.CollectionAge - TimeSpan.FromMinutes(1));
        await Silo.Plain("a").Run(Note("still there"));
        Silo.Clock.Advance(TestSilo.CollectionAge);
        await gone;
        Assert.Equal(["still there", "a: ActivationIdle"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_kept_alive_grain_is_never_collected()
    {
        var kept = Silo.Grains.GetGrain<IKeptAliveScript>("kept");
        var gone = await Deactivation(kept);
        var plain = await Deactivation(Silo.Plain("a"));
        Silo.Clock.Advance(3 * TestSilo.CollectionAge);
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
        Silo.Clock.Advance(3 * TestSilo.CollectionAge);
        await Silo.Plain("a").RunInterleaving(Note("still there"));
        gate.Open();
        await call;
        Assert.Equal(["call", "still there", "call ends"], Lifecycle.Log);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timer_keeps_its_activation_only_with_the_option_KeepAlive(bool keepAlive)
    {
        var minute = TimeSpan.FromMinutes(1);
        var gone = await Deactivation(Silo.Plain("a"));
        await Silo.Plain("a").Run(grain =>
        {
            grain.RegisterGrainTimer(
                () => Task.CompletedTask, new GrainTimerCreationOptions(minute, minute) { KeepAlive = keepAlive });
            return Task.CompletedTask;
        });
        var other = await Deactivation(Silo.Plain("b"));
        for (var step = 0; step < 10; step++)
        {
            Silo.Clock.Advance(minute);
            if (step < 9)
                await Silo.Clock.WhenTimersAreArmed(2); // The timer has been armed anew, beside the search.
        }

        await other;
        if (keepAlive)
        {
            await Silo.Plain("a").Run(Nothing);
            Assert.False(gone.IsCompleted);
        }
        else
        {
            await gone;
        }
    }

    [Fact]
    public async Task DelayDeactivation_exempts_from_collection_for_a_time()
    {
        var gone = await Deactivation(Silo.Plain("a"));
        await Silo.Plain("a").Run(grain =>
        {
            grain.Stay(2 * TestSilo.CollectionAge);
            return Task.CompletedTask;
        });
        var other = await Deactivation(Silo.Plain("b"));
        Silo.Clock.Advance(TestSilo.CollectionAge);
        await other;
        await Silo.Plain("a").RunInterleaving(Nothing);
        Assert.False(gone.IsCompleted);
        Silo.Clock.Advance(TestSilo.CollectionAge);
        await gone;
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
        var second = Silo.Plain("a").Ask(grain => Task.FromResult($"{grain.Activation}"));
        var third = Silo.Plain("a").Ask(grain => Task.FromResult($"{grain.Activation}"));
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
            return Task.FromResult($"{grain.Activation}");
        });
        await gate.Reached;
        var call = Silo.Plain("a").Ask(grain =>
        {
            Lifecycle.Log.Enqueue("call");
            return Task.FromResult($"{grain.Activation}");
        });
        gate.Open();
        Assert.NotEqual(before, await call);
        Assert.Equal(["deactivation", "deactivation ends", "call"], Lifecycle.Log);
    }

    [Fact]
    public async Task An_exception_in_OnDeactivateAsync_is_logged_and_the_next_call_gets_a_new_activation()
    {
        Lifecycle.OnDeactivate = (_, _, _) => throw new InvalidDataException("torn");
        await Silo.Plain("a").Run(grain =>
        {
            grain.Leave();
            return Task.CompletedTask;
        });
        await Silo.Plain("a").Run(Nothing);
        Assert.Equal("torn", (await Silo.NextLogged()).Exception?.Message);
    }

    [Fact]
    public async Task The_token_of_OnDeactivateAsync_is_cancelled_after_the_deactivation_timeout()
    {
        var gate = new Gate();
        Lifecycle.OnDeactivate = async (_, _, token) =>
        {
            var never = Task.Delay(Timeout.Infinite, token);
            await Task.WhenAny(gate.Wait(), never);
            await never;
        };
        var gone = await Deactivation(Silo.Plain("a"));
        await Silo.Plain("a").Run(grain =>
        {
            grain.Leave();
            return Task.CompletedTask;
        });
        await gate.Reached;
        Silo.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(gone.IsCompleted);
        Silo.Clock.Advance(TimeSpan.FromSeconds(1));
        await gone;
    }

    private static async Task<Task> Deactivation(IScript grain)
    {
        Task? gone = null;
        await grain.Run(instance =>
        {
            gone = instance.GrainContext.Deactivated;
            return Task.CompletedTask;
        });

        // Wrapped, so that the caller of this awaits only the call.
        return gone!;
    }
}
