using Orleans.Local.Tests.Engine;
using Orleans.Local.Tests.Scripts;
using Orleans.Runtime;

namespace Orleans.Local.Tests.Semantics;

public sealed class TimerTests : SiloTest
{
    [Fact]
    public async Task Callbacks_run_as_turns_of_the_grain_when_the_clock_says_so()
    {
        await Silo.Plain("a").Run(grain =>
        {
            var scheduler = TaskScheduler.Current;
            grain.RegisterGrainTimer(
                async state =>
                {
                    Assert.Same(scheduler, TaskScheduler.Current);
                    await Task.Yield();
                    Assert.Same(scheduler, TaskScheduler.Current);
                    Lifecycle.Log.Enqueue(state);
                },
                "tick",
                new GrainTimerCreationOptions { DueTime = 2 * Second, Period = 3 * Second });
            return Task.CompletedTask;
        });
        await AdvanceAndSettle(Second);
        Assert.Empty(Lifecycle.Log);
        await AdvanceAndSettle(Second);
        Assert.Single(Lifecycle.Log);
        await AdvanceAndSettle(2 * Second);
        Assert.Single(Lifecycle.Log);
        await AdvanceAndSettle(Second);
        Assert.Equal(["tick", "tick"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_callback_waits_for_the_running_call_and_the_next_call_for_the_callback()
    {
        var callGate = new Gate();
        var tickGate = new Gate();
        await Register(Enter("tick", tickGate), new GrainTimerCreationOptions(Second, Second));
        var first = Silo.Plain("a").Run(Enter("first", callGate));
        await callGate.Reached;
        Silo.Clock.Advance(Second);
        var second = Silo.Plain("a").Run(Note("second"));
        await Silo.Plain("a").RunInterleaving(Nothing);
        Assert.Equal(["first"], Lifecycle.Log);

        callGate.Open();
        await tickGate.Reached;
        Assert.Equal(["first", "first ends", "tick"], Lifecycle.Log);
        tickGate.Open();
        await Task.WhenAll(first, second);
        Assert.Equal(["first", "first ends", "tick", "tick ends", "second"], Lifecycle.Log);
    }

    [Fact]
    public async Task An_interleaving_callback_runs_beside_a_call()
    {
        var gate = new Gate();
        await Register(Note("tick"), new GrainTimerCreationOptions(Second, Second) { Interleave = true });
        var call = Silo.Plain("a").Run(Enter("call", gate));
        await gate.Reached;
        Silo.Clock.Advance(Second);
        await Silo.Plain("a").RunInterleaving(Nothing);
        gate.Open();
        await call;
        Assert.Equal(["call", "tick", "call ends"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_call_runs_beside_an_interleaving_callback()
    {
        var gate = new Gate();
        await Register(Enter("tick", gate), new GrainTimerCreationOptions(Second, Second) { Interleave = true });
        Silo.Clock.Advance(Second);
        await gate.Reached;
        await Silo.Plain("a").Run(Note("call"));
        gate.Open();
        await Armed(1);
        Assert.Equal(["tick", "call", "tick ends"], Lifecycle.Log);
    }

    [Fact]
    public async Task Any_callback_of_a_reentrant_grain_runs_beside_a_call()
    {
        var grain = Silo.Grains.GetGrain<IReentrantScript>("a");
        var gate = new Gate();
        var ticked = new Gate();
        await grain.Run(instance =>
        {
            instance.RegisterGrainTimer(ticked.Wait, new GrainTimerCreationOptions(Second, Second));
            return Task.CompletedTask;
        });
        var call = grain.Run(Enter("call", gate));
        await gate.Reached;
        Silo.Clock.Advance(Second);
        await ticked.Reached;
        gate.Open();
        await call;
        ticked.Open();
    }

    [Fact]
    public async Task The_period_counts_from_the_end_of_the_callback()
    {
        var gate = new Gate();
        await Register(Enter("tick", gate), new GrainTimerCreationOptions(Second, Second) { Interleave = true });
        Silo.Clock.Advance(Second);
        await gate.Reached;
        Silo.Clock.Advance(10 * Second);
        gate.Open();
        await Armed(1);
        await AdvanceAndSettle(Second / 2);
        Assert.Equal(["tick", "tick ends"], Lifecycle.Log);
        await AdvanceAndSettle(Second / 2);
        Assert.Equal(["tick", "tick ends", "tick", "tick ends"], Lifecycle.Log);
    }

    [Fact]
    public async Task Change_sets_the_next_time_and_the_period_also_from_within_the_callback()
    {
        IGrainTimer? timer = null;
        timer = await Register(
            _ =>
            {
                Lifecycle.Log.Enqueue("tick");
                timer!.Change(5 * Second, Timeout.InfiniteTimeSpan);
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        await AdvanceAndSettle(100 * Second);
        Assert.Empty(Lifecycle.Log);

        timer.Change(Second, Second);
        await AdvanceAndSettle(Second);
        await AdvanceAndSettle(4 * Second);
        Assert.Single(Lifecycle.Log);
        await AdvanceAndSettle(Second);
        Assert.Equal(2, Lifecycle.Log.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => timer.Change(-2 * Second, Second));
    }

    [Fact]
    public async Task A_callback_that_waits_when_its_timer_is_disposed_does_not_run()
    {
        var timer = await Register(Note("tick"), new GrainTimerCreationOptions(Second, Second));
        var gate = new Gate();
        var call = Silo.Plain("a").Run(async _ =>
        {
            await gate.Wait();
            timer.Dispose();
        });
        await gate.Reached;
        Silo.Clock.Advance(Second);
        gate.Open();
        await call;
        await Silo.Plain("a").Run(Nothing);
        Assert.Empty(Lifecycle.Log);
    }

    [Fact]
    public async Task A_change_while_the_callback_waits_for_its_turn_counts_from_the_end_of_the_callback()
    {
        var timer = await Register(Note("tick"), new GrainTimerCreationOptions(Second, Second));
        var gate = new Gate();
        var call = Silo.Plain("a").Run(async _ =>
        {
            await gate.Wait();
            timer.Change(5 * Second, 3 * Second);
        });
        await gate.Reached;
        Silo.Clock.Advance(Second);
        gate.Open();
        await call;
        await Silo.Plain("a").Run(Nothing);
        await AdvanceAndSettle(4 * Second);
        Assert.Single(Lifecycle.Log);
        await AdvanceAndSettle(Second);
        Assert.Equal(2, Lifecycle.Log.Count);
        await AdvanceAndSettle(2 * Second);
        Assert.Equal(2, Lifecycle.Log.Count);
        await AdvanceAndSettle(Second);
        Assert.Equal(3, Lifecycle.Log.Count);
    }

    [Fact]
    public async Task A_timer_that_is_changed_or_made_while_its_grain_is_deactivated_does_not_fire()
    {
        var timer = await Register(Note("changed"), new GrainTimerCreationOptions(Second, Second));
        Lifecycle.OnDeactivate = (grain, _, _) =>
        {
            timer.Change(Second, Second);
            grain.RegisterGrainTimer(() => Note("made")(grain), new GrainTimerCreationOptions(Second, Second));
            return Task.CompletedTask;
        };
        var gone = await Deactivation(Silo.Plain("a"));
        await Silo.Plain("a").Run(grain =>
        {
            grain.Leave();
            return Task.CompletedTask;
        });
        await gone;
        await AdvanceAndSettle(Second);
        await AdvanceAndSettle(Second);
        Assert.Empty(Lifecycle.Log);
    }

    [Fact]
    public async Task A_disposed_timer_fires_no_more_and_its_token_is_cancelled()
    {
        var gate = new Gate();
        CancellationToken seen = default;
        IGrainTimer? timer = null;
        await Silo.Plain("a").Run(grain =>
        {
            timer = grain.RegisterGrainTimer(
                async token =>
                {
                    seen = token;
                    await gate.Wait();
                },
                Second,
                Second);
            return Task.CompletedTask;
        });
        Silo.Clock.Advance(Second);
        await gate.Reached;
        Assert.False(seen.IsCancellationRequested);
        timer!.Dispose();
        Assert.True(seen.IsCancellationRequested);
        gate.Open();
        await AdvanceAndSettle(10 * Second);
        Assert.Equal(TestEngine.OwnTimers, Silo.Clock.ArmedTimers);
    }

    [Fact]
    public async Task Timers_end_with_the_activation()
    {
        await Register(Note("tick"), new GrainTimerCreationOptions(Second, Second));
        Task? gone = null;
        await Silo.Plain("a").Run(grain =>
        {
            gone = grain.GrainContext.Deactivated;
            grain.Leave();
            return Task.CompletedTask;
        });
        await gone!;
        await AdvanceAndSettle(10 * Second);
        Assert.Empty(Lifecycle.Log);
        Assert.Equal(TestEngine.OwnTimers, Silo.Clock.ArmedTimers);
    }

    [Fact]
    public async Task An_exception_in_what_a_callback_does_on_cancellation_does_not_hold_up_deactivation()
    {
        var gate = new Gate();
        Task? gone = null;
        await Silo.Plain("a").Run(grain =>
        {
            gone = grain.GrainContext.Deactivated;
            grain.RegisterGrainTimer(
                async token =>
                {
                    token.Register(() => throw new InvalidDataException("torn"));
                    grain.Leave();
                    await gate.Wait();
                },
                new GrainTimerCreationOptions(Second, Second));
            return Task.CompletedTask;
        });
        Silo.Clock.Advance(Second);
        await gate.Reached;
        gate.Open();
        await gone!;
        await Silo.Logged("torn");
    }

    [Fact]
    public async Task An_exception_in_a_callback_is_logged_and_the_timer_goes_on()
    {
        var failures = 0;
        await Register(
            _ => throw new InvalidDataException($"{++failures}"), new GrainTimerCreationOptions(Second, Second));
        await AdvanceAndSettle(Second);
        await AdvanceAndSettle(Second);
        await Silo.Logged("1");
        await Silo.Logged("2");
    }

    /// <summary>The call made after the clock has moved runs after the callbacks that this has caused.</summary>
    private async Task AdvanceAndSettle(TimeSpan by)
    {
        Silo.Clock.Advance(by);
        await Silo.Plain("a").Run(Nothing);
    }

    /// <summary>Completes when so many timers of grains wait to fire.</summary>
    private Task Armed(int timers) => Silo.Clock.WhenTimersAreArmed(TestEngine.OwnTimers + timers);

    private async Task<IGrainTimer> Register(Func<ScriptGrain, Task> callback, GrainTimerCreationOptions options)
    {
        IGrainTimer? timer = null;
        await Silo.Plain("a").Run(grain =>
        {
            timer = grain.RegisterGrainTimer(() => callback(grain), options);
            return Task.CompletedTask;
        });
        return timer!;
    }
}
