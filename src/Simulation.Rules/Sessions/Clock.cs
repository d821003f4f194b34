namespace Simulation.Rules.Sessions;

/// <summary>The game clock: it stood at <paramref name="At"/> at the real time <paramref name="Anchor"/>.</summary>
/// <param name="At">Game seconds since the first round began.</param>
/// <param name="Pace">Game seconds per real second.</param>
/// <param name="Closing">
/// For how many milliseconds the round had been closing at the anchor: game time stands at the round's end, and what a
/// running clock counts is extra time. Null while the round is not closing.
/// </param>
public sealed record Clock(bool Running, long At, DateTimeOffset Anchor, decimal Pace, long? Closing = null)
{
    /// <summary>Game time at a real time; never backwards.</summary>
    public long Time(DateTimeOffset now) =>
        Running && Closing is null && now > Anchor
            ? At + (long)((now - Anchor).Ticks * Pace / TimeSpan.TicksPerSecond)
            : At;

    /// <summary>For how many milliseconds the round has been closing at a real time; null while it is not.</summary>
    public long? ClosingFor(DateTimeOffset now) =>
        Running && now > Anchor ? Closing + (long)(now - Anchor).TotalMilliseconds : Closing;

    /// <summary>
    /// Where a clock must be anchored that shows at <paramref name="now"/> what this one shows at a moment: the part of
    /// a game second that has begun is not lost, however often the clock is set.
    /// </summary>
    internal DateTimeOffset Moved(DateTimeOffset moment, DateTimeOffset now, decimal pace)
    {
        if (!Running || Closing is not null || moment <= Anchor)
            return now;
        var begun = (moment - Anchor).Ticks * Pace / TimeSpan.TicksPerSecond % 1;
        return now.AddTicks(-(long)(begun / pace * TimeSpan.TicksPerSecond));
    }

    /// <summary>
    /// The first real time at which <see cref="Time"/> of the running clock gives a game time, or a later one: at any
    /// pace what is decided at it is decided at the same game time.
    /// </summary>
    public DateTimeOffset Reaches(long time) =>
        Anchor.AddTicks((long)decimal.Ceiling(Math.Max(0, time - At) * (decimal)TimeSpan.TicksPerSecond / Pace));

    /// <summary>
    /// As <see cref="Reaches"/>, rounded up to a millisecond. Journals hold it as the moment at which a round ran out.
    /// </summary>
    public DateTimeOffset RealTime(long time) =>
        Anchor.AddTicks((long)decimal.Ceiling(Math.Max(0, time - At) * 1000m / Pace) * TimeSpan.TicksPerMillisecond);
}

/// <summary>A stretch of real time in which nobody was connected and the game stood still.</summary>
/// <param name="Until">Null while it lasts.</param>
/// <param name="StoppedClock">Whether the clock ran before, and runs again after it.</param>
public sealed record Wait(DateTimeOffset Since, DateTimeOffset? Until, bool StoppedClock);
