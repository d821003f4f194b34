namespace Simulation.Grains.Sessions;

/// <summary>
/// The time of one session. It begins with the wall clock, or with the journal's last entry when that is later, and
/// passes by the monotonic clock, so that a step of the wall clock moves no game.
/// </summary>
/// <param name="outageAfter">
/// Longest time between two looks at a running clock: a longer one means that the computer slept or the process stood
/// still.
/// </param>
internal sealed class SteadyWallClock(TimeProvider time, TimeSpan outageAfter)
{
    private DateTimeOffset _at = time.GetUtcNow();
    private long _timestamp = time.GetTimestamp();
    private DateTimeOffset _told = DateTimeOffset.MinValue;
    private DateTimeOffset? _heldAt;
    private DateTimeOffset _heldSince;

    /// <summary>How long the time is held at one moment: whatever that is for is not waited for any longer.</summary>
    public TimeSpan LongestHold { get; init; } = new SessionSettings().LongestHold;

    /// <summary>Never earlier than it was told before.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var passed = At(time.GetTimestamp());
            return _told = Later(_told, passed > _heldAt && !IsOver(passed) ? _heldAt.Value : passed);
        }
    }

    /// <summary>
    /// The moment past which the time does not go on until another one is set; null for none. Then it is as late at
    /// once as if it had never been held.
    /// </summary>
    public DateTimeOffset? HeldAt
    {
        get => _heldAt;
        set => (_heldAt, _heldSince) = (value, Later(value ?? default, At(time.GetTimestamp())));
    }

    /// <summary>Whether the time was held for so long that it went on.</summary>
    public bool IsOverdue => _heldAt is not null && IsOver(At(time.GetTimestamp()));

    /// <summary>Begins anew, not before a moment that the journal knows.</summary>
    public void BeginAfter(DateTimeOffset last)
    {
        var timestamp = time.GetTimestamp();
        (_at, _timestamp) = (Later(Later(At(timestamp), time.GetUtcNow()), last), timestamp);
    }

    /// <summary>
    /// Looks at the time. While no clock runs, the session's time follows a wall clock that is ahead, because people
    /// read it in the journal.
    /// </summary>
    /// <param name="isRunning">Whether the game's clock runs.</param>
    /// <returns>The last look before an outage, after which nothing is held; null when there was no outage.</returns>
    public DateTimeOffset? Observe(bool isRunning)
    {
        var before = _at;
        var timestamp = time.GetTimestamp();
        var now = At(timestamp);
        (_at, _timestamp) = (isRunning ? now : Later(now, time.GetUtcNow()), timestamp);
        if (!isRunning || now - before <= outageAfter)
            return null;
        _heldAt = null;
        return before;
    }

    private bool IsOver(DateTimeOffset passed) => passed - _heldSince >= LongestHold;

    private DateTimeOffset At(long timestamp) => _at + time.GetElapsedTime(_timestamp, timestamp);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
