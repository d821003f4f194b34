namespace Orleans.Contract.Tests;

[Collection(TestCluster.Shared)]
public sealed class TimerTests(TestCluster cluster)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly List<string> _log = [];

    [Fact]
    public async Task Timers_follow_the_clock_and_a_period_counts_from_the_end_of_the_callback()
    {
        var gate = new Gate();
        var grain = Grain("period");
        await Register(
            grain,
            2 * Second,
            3 * Second,
            async _ =>
            {
                _log.Add("tick");
                await gate.Wait();
            }
        );
        await Advance(grain, Second);
        Assert.Empty(_log);
        cluster.Clock.Advance(Second);
        await gate.Reached;

        // The callback takes ten seconds.
        cluster.Clock.Advance(10 * Second);
        gate.Open();
        await grain.Run(_ => { });
        await Advance(grain, 2 * Second);
        Assert.Equal(["tick"], _log);
        await Advance(grain, Second);
        Assert.Equal(["tick", "tick"], _log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_callback_waits_for_the_running_call_unless_it_interleaves(bool interleave)
    {
        var (call, tick) = (new Gate(), new Gate());
        var grain = Grain("interleave " + interleave);
        TaskScheduler? ofTick = null,
            ofCall = null;
        await Register(
            grain,
            Second,
            Timeout.InfiniteTimeSpan,
            async _ =>
            {
                _log.Add("tick");
                await tick.Wait();
                ofTick = TaskScheduler.Current;
            },
            interleave
        );
        var running = grain.Run(async _ =>
        {
            await call.Wait();
            ofCall = TaskScheduler.Current;
            _log.Add("call");
        });
        await call.Reached;
        cluster.Clock.Advance(Second);
        if (interleave)
            await tick.Reached;
        call.Open();
        await running;
        await tick.Reached;
        tick.Open();
        await grain.Run(_ => { });
        Assert.Equal(interleave ? ["tick", "call"] : ["call", "tick"], _log);
        Assert.Same(ofCall, ofTick);
    }

    [Fact]
    public async Task Change_sets_time_and_period_from_within_the_callback_and_from_without()
    {
        IGrainTimer? timer = null;
        var grain = Grain("change");
        timer = await Register(
            grain,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan,
            _ =>
            {
                _log.Add("tick");
                timer!.Change(5 * Second, Timeout.InfiniteTimeSpan);
                return Task.CompletedTask;
            }
        );
        await Advance(grain, 100 * Second);
        Assert.Empty(_log);

        await grain.Run(_ => timer.Change(Second, Second));
        await Advance(grain, Second);
        Assert.Single(_log);
        await Advance(grain, 4 * Second);
        Assert.Single(_log);
        await Advance(grain, Second);
        Assert.Equal(2, _log.Count);

        await grain.Run(_ => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        await Advance(grain, 100 * Second);
        Assert.Equal(2, _log.Count);
    }

    [Fact]
    public async Task A_disposed_timer_never_fires_even_if_its_callback_waits_for_its_turn()
    {
        var gate = new Gate();
        var grain = Grain("dispose");
        var waiting = await Register(grain, Second, Second, Note("waiting"));
        var due = await Register(grain, 2 * Second, Second, Note("due"));
        var call = grain.Run(async _ =>
        {
            await gate.Wait();
            waiting.Dispose();
            due.Dispose();
        });
        await gate.Reached;
        cluster.Clock.Advance(Second);
        gate.Open();
        await call;
        await Advance(grain, 100 * Second);
        Assert.Empty(_log);
    }

    [Fact]
    public async Task Timers_end_with_their_activation_even_if_made_or_changed_while_it_is_deactivated()
    {
        var grain = Grain("end");
        var timer = await Register(grain, Second, Second, Note("registered"));
        var activation = await grain.Activate();
        Script.OnDeactivate["end"] = _ =>
        {
            timer.Change(Second, Second);
            activation.Instance.RegisterGrainTimer(Note("made"), new GrainTimerCreationOptions(Second, Second));
            return Task.CompletedTask;
        };
        await grain.Run(instance => instance.Leave());
        await activation.Deactivated;
        await Advance(grain, 100 * Second);
        Assert.NotSame(activation.Instance, (await grain.Activate()).Instance);
        Assert.Empty(_log);
    }

    private Func<CancellationToken, Task> Note(string what) =>
        _ =>
        {
            _log.Add(what);
            return Task.CompletedTask;
        };

    private IPlainGrain Grain(string key) => cluster[0].GetGrain<IPlainGrain>(key);

    /// <summary>Moves the clock. The call after that runs after the callbacks which that made due.</summary>
    private Task Advance(IPlainGrain grain, TimeSpan by)
    {
        cluster.Clock.Advance(by);
        return grain.Run(_ => { });
    }

    private static async Task<IGrainTimer> Register(
        IPlainGrain grain,
        TimeSpan due,
        TimeSpan period,
        Func<CancellationToken, Task> callback,
        bool interleave = false
    )
    {
        IGrainTimer? timer = null;
        await grain.Run(instance =>
            timer = instance.RegisterGrainTimer(
                callback,
                new GrainTimerCreationOptions(due, period) { Interleave = interleave }
            )
        );
        return timer!;
    }
}
