using Simulation.Grains.Deadlines;
using Simulation.Grains.Tests.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Deadlines;

/// <summary>A moment of real time is waited for, on timers that the test lets go off.</summary>
public sealed class CalendarTimerTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTimeProvider _time = new();
    private readonly StubTimers _timers = new();
    private int _passed;

    [Fact]
    public async Task It_has_come_when_two_readings_lie_past_it()
    {
        var timer = Wait(TimeSpan.FromMinutes(4));
        Assert.Equal(TimeSpan.FromMinutes(4), timer.Due);

        await GoOff(timer);
        Assert.Equal(0, _passed);
        Assert.Equal(CalendarTimer.BetweenReadings, timer.Due);
        await GoOff(timer);
        Assert.Equal(1, _passed);
    }

    [Fact]
    public async Task A_wall_clock_that_is_wrong_for_a_moment_brings_nothing_early()
    {
        var timer = Wait(Hour);
        _time.StepWallClock(2 * Hour);
        await GoOff(timer);
        Assert.Equal(CalendarTimer.BetweenReadings, timer.Due);
        _time.StepWallClock(-2 * Hour);
        await GoOff(timer);
        Assert.Equal(0, _passed);
        Assert.True(timer.Due > TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_wall_clock_that_is_set_forwards_is_noticed_in_ten_minutes()
    {
        var timer = Wait(48 * Hour);
        Assert.Equal(TimeSpan.FromMinutes(10), timer.Due);
        _time.StepWallClock(48 * Hour);
        await GoOff(timer);
        await GoOff(timer);
        Assert.Equal(1, _passed);
    }

    [Fact]
    public async Task What_was_due_long_ago_is_read_at_once_and_tried_again_while_nothing_comes_of_it()
    {
        var timer = Wait(-Hour);
        Assert.Equal(TimeSpan.Zero, timer.Due);
        for (var reading = 0; reading < 4; reading++)
            await GoOff(timer);
        Assert.Equal(2, _passed);
    }

    [Fact]
    public async Task Another_moment_is_read_twice_anew()
    {
        var deadline = new CalendarTimer(_time, _timers.Start, Pass);
        deadline.Set(_time.GetUtcNow());
        var timer = Assert.Single(_timers.Running);
        await GoOff(timer);
        deadline.Set(_time.GetUtcNow().AddSeconds(-1));
        await GoOff(timer);
        Assert.Equal(0, _passed);
        await GoOff(timer);
        Assert.Equal(1, _passed);

        deadline.Set(null);
        Assert.Empty(_timers.Running);
    }

    [Fact]
    public async Task A_failure_is_not_the_last_attempt()
    {
        var deadline = new CalendarTimer(_time, _timers.Start, () => throw new TimeoutException());
        deadline.Set(_time.GetUtcNow());
        var timer = Assert.Single(_timers.Running);
        await GoOff(timer);
        await Assert.ThrowsAsync<TimeoutException>(() => GoOff(timer));
        Assert.Equal(TimeSpan.Zero, timer.Due);
    }

    private StubTimer Wait(TimeSpan left)
    {
        new CalendarTimer(_time, _timers.Start, Pass).Set(_time.GetUtcNow() + left);
        return Assert.Single(_timers.Running);
    }

    private Task GoOff(StubTimer timer)
    {
        _time.Advance(timer.Due);
        return timer.GoOff();
    }

    private Task Pass()
    {
        _passed++;
        return Task.CompletedTask;
    }
}
