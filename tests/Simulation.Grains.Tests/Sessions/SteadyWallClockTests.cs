using Simulation.Grains.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Sessions;

/// <summary>A session's time under every way in which the clocks of a computer go wrong.</summary>
public sealed class SteadyWallClockTests
{
    private static readonly TimeSpan OutageAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly DateTimeOffset _start;
    private readonly SteadyWallClock _time;

    public SteadyWallClockTests()
    {
        _start = _clock.GetUtcNow();
        _time = new SteadyWallClock(_clock, OutageAfter);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_step_of_the_wall_clock_does_not_move_a_running_game(int hours)
    {
        _time.Observe(isRunning: true);
        _clock.StepWallClock(hours * Hour);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(_start.AddSeconds(5), _time.Now);
        Assert.Null(_time.Observe(isRunning: true));
        Assert.Equal(_start.AddSeconds(5), _time.Now);
    }

    [Fact]
    public void Time_begins_with_the_last_entry_when_the_wall_clock_is_behind_it_and_passes_all_the_same()
    {
        _time.BeginAfter(_start + Hour);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(_start + Hour + TimeSpan.FromSeconds(5), _time.Now);
    }

    [Fact]
    public void While_nothing_runs_time_follows_a_wall_clock_that_is_ahead_and_never_goes_back()
    {
        _clock.StepWallClock(Hour);
        Assert.Null(_time.Observe(isRunning: false));
        Assert.Equal(_start + Hour, _time.Now);
        _clock.StepWallClock(-2 * Hour);
        _time.Observe(isRunning: false);
        Assert.Equal(_start + Hour, _time.Now);
    }

    [Fact]
    public void A_long_time_without_a_look_at_a_running_clock_is_an_outage_since_the_last_look()
    {
        _time.Observe(isRunning: true);
        _clock.Sleep(TimeSpan.FromSeconds(100), isCounted: true);
        Assert.Equal(_start, _time.Observe(isRunning: true));
        Assert.Null(_time.Observe(isRunning: true));
    }

    [Fact]
    public void A_sleep_that_the_monotonic_clock_does_not_count_takes_no_time()
    {
        _time.Observe(isRunning: true);
        _clock.Sleep(TimeSpan.FromSeconds(100), isCounted: false);
        Assert.Equal(_start, _time.Now);
        Assert.Null(_time.Observe(isRunning: true));
    }

    [Fact]
    public void A_clock_that_stands_still_knows_no_outage()
    {
        _time.Observe(isRunning: false);
        _clock.Advance(Hour);
        Assert.Null(_time.Observe(isRunning: false));
    }

    [Fact]
    public void Time_that_is_held_stops_there_and_is_as_late_as_ever_once_it_goes_on()
    {
        _time.HeldAt = _start.AddSeconds(2);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(_start.AddSeconds(1), _time.Now);
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(_start.AddSeconds(2), _time.Now);
        _time.HeldAt = _start.AddSeconds(3);
        Assert.Equal(_start.AddSeconds(3), _time.Now);
        _time.HeldAt = null;
        Assert.Equal(_start.AddSeconds(5), _time.Now);
    }

    [Fact]
    public void It_is_held_at_one_moment_only_so_long_and_never_goes_back()
    {
        _time.HeldAt = _start;
        _clock.Advance(_time.LongestHold - TimeSpan.FromTicks(1));
        Assert.Equal((_start, false), (_time.Now, _time.IsOverdue));
        _clock.Advance(TimeSpan.FromTicks(1));
        var late = _start + _time.LongestHold;
        Assert.Equal((late, true), (_time.Now, _time.IsOverdue));
        _time.HeldAt = _start;
        Assert.Equal((late, false), (_time.Now, _time.IsOverdue));
    }

    [Fact]
    public void Nothing_is_held_any_more_after_an_outage()
    {
        _time.Observe(isRunning: true);
        _time.HeldAt = _start;
        _clock.Sleep(TimeSpan.FromSeconds(100), isCounted: true);
        Assert.Equal(_start, _time.Observe(isRunning: true));
        Assert.Equal(_start.AddSeconds(100), _time.Now);
    }
}
