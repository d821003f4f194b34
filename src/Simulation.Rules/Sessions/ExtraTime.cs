namespace Simulation.Rules.Sessions;

/// <summary>
/// Time that a role has beyond the end of rounds, as an examination gives it: between the role and the facilitator.
/// When the clock runs out and such a role is not ready, the round is closing. Game time stands, and only these roles
/// act.
/// </summary>
/// <param name="Percent">Of the length of each round.</param>
/// <param name="Minutes">Real minutes, for the present round alone.</param>
/// <param name="Until">
/// While the round is closing, after how many milliseconds of it this role's time is over; null while the round is not
/// closing, and when the role's time is over.
/// </param>
/// <param name="Over">Whether it is over for the present round.</param>
public sealed record ExtraTime(int Percent, int Minutes, long? Until = null, bool Over = false)
{
    internal ExtraTime? NextRound() => Percent > 0 ? new ExtraTime(Percent, 0) : null;

    /// <summary>The round goes on for everybody.</summary>
    internal ExtraTime NotYet() => this with { Until = null };

    internal ExtraTime Ended() => this with { Until = null, Over = true };

    /// <summary>People are away from the role: what runs ends at once.</summary>
    internal ExtraTime Unattended() => Until is null ? this : Ended();
}

/// <summary>The extra time of all roles in a round that is closing.</summary>
internal static class ExtraTimes
{
    /// <summary>How long a role has from when the clock has run out, in milliseconds; 0 for none.</summary>
    public static long Length(World world, int actor)
    {
        if (world.Actors[actor] is not { Pilot: Pilot.People, ExtraTime: { Over: false } extra })
            return 0;
        var round = world.RoundEnds - world.Scenario.Calendar[world.Round].Starts;
        return (extra.Minutes * 60_000L) + (long)(round * 10 * extra.Percent / world.Clock.Pace);
    }

    /// <summary>Whether a role whose extra time runs is not ready.</summary>
    public static bool AwaitsAnybody(World world)
    {
        foreach (var actor in world.Actors)
        {
            if (actor is { Ready: false, ExtraTime.Until: not null })
                return true;
        }

        return false;
    }

    /// <summary>
    /// After how many milliseconds of closing something happens next; never when no extra time runs any more, which
    /// does not last.
    /// </summary>
    public static long NextDue(World world)
    {
        var next = long.MaxValue;
        foreach (var actor in world.Actors)
        {
            if (actor.ExtraTime is { Until: { } until })
                next = Math.Min(next, until);
        }

        return next < long.MaxValue ? next : world.Clock.Closing ?? 0;
    }

    /// <summary>The clock has run out: the round is closing if a role that is not ready has extra time.</summary>
    /// <returns>Whether it is.</returns>
    public static bool BeginClosing(DecisionContext decision)
    {
        var world = decision.World;
        if (world.Pacing != Pacing.Live || !IsWanted(world))
            return false;
        var clock = world.Clock;
        var ranOut = clock.Running ? clock.RealTime(world.RoundEnds) : decision.Now;
        decision.Emit(new ClosingBegan(world.Round));
        decision.Emit(
            new ClockSet(
                clock.Running,
                ranOut < decision.Now ? ranOut : decision.Now,
                clock.Pace,
                ClockReason.Closing,
                Closing: 0
            )
        );
        return true;
    }

    /// <summary>Ends the extra time that is over by now.</summary>
    /// <returns>Whether nobody is awaited any more.</returns>
    public static bool Pass(DecisionContext decision)
    {
        var closing = decision.World.Clock.ClosingFor(decision.Now);
        for (var i = 0; i < decision.World.Actors.Length; i++)
        {
            if (decision.World.Actors[i].ExtraTime?.Until <= closing)
                decision.Emit(new ExtraTimeEnded(decision.Scenario.Actors[i].Id));
        }

        return !AwaitsAnybody(decision.World);
    }

    private static bool IsWanted(World world)
    {
        for (var i = 0; i < world.Actors.Length; i++)
        {
            if (!world.Actors[i].Ready && Length(world, i) > 0)
                return true;
        }

        return false;
    }
}
