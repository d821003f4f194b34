using Simulation.Grains.Sessions;

namespace Simulation.Grains.Deadlines;

/// <summary>
/// Waits for a moment of real time on which people have agreed by the calendar. It has come when two readings of the
/// wall clock, seconds apart by the monotonic clock, lie past it: one reading may be of a clock that is being set.
/// </summary>
/// <param name="passed">What is done then; called again while nothing comes of it.</param>
internal sealed class CalendarTimer(TimeProvider time, StartTimer startTimer, Func<Task> passed)
{
    /// <summary>Between the two readings.</summary>
    public static readonly TimeSpan BetweenReadings = TimeSpan.FromSeconds(5);

    // Timers take up to 49 days, and a wall clock that is set forwards is noticed after so long.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    private IGrainTimer? _timer;
    private DateTimeOffset? _at;
    private bool _isPast;

    /// <param name="at">Null for nothing to wait for.</param>
    public void Set(DateTimeOffset? at)
    {
        if (at == _at)
            return;
        (_at, _isPast) = (at, false);
        if (at is null)
        {
            _timer?.Dispose();
            _timer = null;
            return;
        }

        _timer ??= startTimer(Read, new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
        Wait();
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        var isSecond = _isPast;
        _isPast = _at <= time.GetUtcNow();
        try
        {
            if (_isPast && isSecond)
            {
                _isPast = false;
                await passed();
            }
        }
        finally
        {
            Wait();
        }
    }

    private void Wait()
    {
        if (_at is not { } at)
            return;
        var left = at - time.GetUtcNow();
        var wait =
            _isPast ? BetweenReadings
            : left <= TimeSpan.Zero ? TimeSpan.Zero
            : left < s_longest ? left
            : s_longest;
        _timer!.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
