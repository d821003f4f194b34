namespace Simulation.Rules.Sessions;

/// <summary>A game that nobody attends stands still, and goes on with the first who is back.</summary>
public static class TablePresence
{
    private const int SharesOfRound = 10;

    /// <summary>
    /// How long nobody may be connected before a running game stands still: a tenth of the round at most, so that a
    /// fast game is not over before anybody could come back.
    /// </summary>
    /// <param name="grace">For a game of any pace.</param>
    public static TimeSpan GraceOf(World world, TimeSpan grace)
    {
        if (world.Pacing != Pacing.Live)
            return grace;
        var length = world.RoundEnds - world.Scenario.Calendar[world.Round].Starts;
        var milliseconds = (long)(length * 1000m / world.Clock.Pace / SharesOfRound);
        var share = TimeSpan.FromMilliseconds(Math.Max(1, milliseconds));
        return share < grace ? share : grace;
    }

    internal static Refusal? Empty(DecisionContext decision)
    {
        var world = decision.World;
        if (world is not { Phase: Phase.Running, Unattended: Unattended.Waits, IsWaiting: false })
            return null;
        decision.Emit(new WaitingBegan(decision.Now));
        if (world.Clock.Running)
            decision.SetClock(false, world.Clock.Pace, ClockReason.Unattended);
        return null;
    }

    internal static Refusal? Attended(DecisionContext decision)
    {
        // A game that was ended while it stood still does not go on.
        if (decision.World is not { Phase: Phase.Running, IsWaiting: true, Wait.StoppedClock: var stoppedClock })
            return null;
        decision.Emit(new WaitingEnded(decision.Now));
        if (stoppedClock)
            decision.SetClock(true, decision.World.Clock.Pace, ClockReason.Unattended);
        return null;
    }
}
