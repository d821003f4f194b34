using Simulation.Testing;

namespace Orleans.Local.Tests.Shared;

public sealed class ManualTimeProviderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void Time_moves_only_by_hand()
    {
        var start = _clock.GetUtcNow();
        var timestamp = _clock.GetTimestamp();
        _clock.Advance(90 * Second);
        Assert.Equal(start + (90 * Second), _clock.GetUtcNow());
        Assert.Equal(90 * Second, _clock.GetElapsedTime(timestamp));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(-Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.AdvanceTo(start));
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_due_times_each_at_its_own_time()
    {
        var start = _clock.GetUtcNow();
        using var late = Timer("late", 3 * Second, Timeout.InfiniteTimeSpan);
        using var periodic = Timer("periodic", Second, 2 * Second);
        using var never = Timer("never", Timeout.InfiniteTimeSpan, Second);
        _clock.Advance(5 * Second);
        Assert.Equal(["periodic 1", "late 3", "periodic 3", "periodic 5"], _fired);

        ITimer Timer(string name, TimeSpan due, TimeSpan period) => _clock.CreateTimer(
            _ => _fired.Add($"{name} {(_clock.GetUtcNow() - start).TotalSeconds}"), null, due, period);
    }

    [Fact]
    public void A_timer_armed_by_a_callback_fires_within_the_same_advance()
    {
        ITimer? timer = null;
        timer = _clock.CreateTimer(
            _ =>
            {
                _fired.Add("fired");
                timer!.Change(Second, Timeout.InfiniteTimeSpan);
            },
            null,
            Second,
            Timeout.InfiniteTimeSpan);
        _clock.Advance(3 * Second);
        Assert.Equal(3, _fired.Count);
        timer.Dispose();
        _clock.Advance(3 * Second);
        Assert.Equal(3, _fired.Count);
        Assert.False(timer.Change(Second, Second));
    }

    [Fact]
    public void A_timer_due_at_once_fires_before_it_is_returned_and_then_by_its_period()
    {
        using var timer = _clock.CreateTimer(_ => _fired.Add("fired"), null, TimeSpan.Zero, Second);
        Assert.Single(_fired);
        _clock.Advance(2 * Second);
        Assert.Equal(3, _fired.Count);
    }

    [Fact]
    public async Task Delays_and_timeouts_of_the_base_library_follow_the_clock()
    {
        using var cancellation = new CancellationTokenSource(2 * Second, _clock);
        var delay = Task.Delay(Second, _clock);
        Assert.Equal(2, _clock.ArmedTimers);
        Assert.Equal(Second, _clock.UntilNextTimer);
        Assert.True(_clock.AdvanceToNextTimer());
        await delay;
        Assert.False(cancellation.IsCancellationRequested);
        Assert.True(_clock.AdvanceToNextTimer());
        Assert.True(cancellation.IsCancellationRequested);
        Assert.False(_clock.AdvanceToNextTimer());
    }

    [Fact]
    public async Task A_test_can_wait_until_code_has_armed_its_timers()
    {
        var armed = _clock.WhenTimersAreArmed(2);
        using var first = _clock.CreateTimer(_ => { }, null, Second, Second);
        Assert.False(armed.IsCompleted);
        using var second = _clock.CreateTimer(_ => { }, null, Second, Second);
        await armed;
        await _clock.WhenTimersAreArmed(1);
    }
}
