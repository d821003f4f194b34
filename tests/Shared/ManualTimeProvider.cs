namespace Simulation.Testing;

/// <summary>
/// A clock that moves only when a test says so. Timers fire on the thread that advances the clock, in the order of
/// their due times, each at its own due time; a timer that is due at once fires before <see cref="ITimer.Change"/> or
/// <see cref="CreateTimer"/> returns.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _armed = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waits = [];

    // Monotonic: what timers go by. The wall clock can be another one.
    private DateTimeOffset _now;
    private TimeSpan _wallAhead;
    private long _armings;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2031, 5, 16, 13, 15, 0, TimeSpan.Zero)) { }

    public ManualTimeProvider(DateTimeOffset start) => _now = start.ToUniversalTime();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait to fire.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate)
                return _armed.Count;
        }
    }

    /// <summary>How long until the next timer fires; null when none waits.</summary>
    public TimeSpan? UntilNextTimer
    {
        get
        {
            lock (_gate)
                return _armed.Min() is { } next ? next.Due - _now : null;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now + _wallAhead;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return _now.Ticks;
    }

    /// <summary>Moves the clock and fires what becomes due, also what is armed meanwhile.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset until;
        lock (_gate)
            until = _now + by;
        while (TakeDue(until) is { } timer)
            timer.Fire();
    }

    /// <summary>Sets the wall clock ahead, or back. No timer notices.</summary>
    public void StepWallClock(TimeSpan by)
    {
        lock (_gate)
            _wallAhead += by;
    }

    /// <summary>The computer sleeps: timers that were due meanwhile fire once it is awake.</summary>
    /// <param name="isCounted">Whether the monotonic clock counts a sleep, which differs between systems.</param>
    public void Sleep(TimeSpan by, bool isCounted)
    {
        if (!isCounted)
        {
            StepWallClock(by);
            return;
        }

        lock (_gate)
            _now += by;
        Advance(TimeSpan.Zero);
    }

    /// <summary>Moves the clock to the next timer and fires it. False when none waits.</summary>
    public bool AdvanceToNextTimer()
    {
        if (UntilNextTimer is not { } wait)
            return false;
        Advance(wait);
        return true;
    }

    /// <summary>Completes as soon as at least so many timers wait to fire.</summary>
    public Task WhenTimersAreArmed(int count)
    {
        lock (_gate)
        {
            if (_armed.Count >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((count, reached));
            return reached.Task;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_gate)
        {
            if (_armed.Min() is not { } next || next.Due > until)
            {
                _now = until > _now ? until : _now;
                return null;
            }

            _now = next.Due > _now ? next.Due : _now;
            if (next.Period > TimeSpan.Zero)
                next.Arm(_now + next.Period, ++_armings);
            else
                _armed.Remove(next);
            return next;
        }
    }

    private bool Change(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (timer.IsDisposed)
                return false;
            _armed.Remove(timer);
            timer.Period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            if (dueTime > TimeSpan.Zero || period > TimeSpan.Zero)
            {
                timer.Arm(_now + (dueTime > TimeSpan.Zero ? dueTime : period), ++_armings);
                _armed.Add(timer);
                foreach (var wait in _waits.Where(wait => wait.Count <= _armed.Count))
                    wait.Reached.TrySetResult();
                _waits.RemoveAll(wait => wait.Count <= _armed.Count);
            }
        }

        if (dueTime == TimeSpan.Zero)
            timer.Fire();
        return true;
    }

    private void Dispose(ManualTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _armed.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state)
        : ITimer,
            IComparable<ManualTimer>
    {
        private long _arming;

        public DateTimeOffset Due { get; private set; }

        public TimeSpan Period { get; set; }

        public bool IsDisposed { get; set; }

        public void Arm(DateTimeOffset due, long arming) => (Due, _arming) = (due, arming);

        public void Fire() => callback(state);

        /// <summary>By due time; at the same time, the one armed first.</summary>
        public int CompareTo(ManualTimer? other) =>
            other is null ? 1 : (Due, _arming).CompareTo((other.Due, other._arming));

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ThrowIfOutOfRange(dueTime, nameof(dueTime));
            ThrowIfOutOfRange(period, nameof(period));
            return clock.Change(this, dueTime, period);
        }

        public void Dispose() => clock.Dispose(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private static void ThrowIfOutOfRange(TimeSpan time, string name)
        {
            if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
                throw new ArgumentOutOfRangeException(name, time, "Negative, and not infinite.");
        }
    }
}
