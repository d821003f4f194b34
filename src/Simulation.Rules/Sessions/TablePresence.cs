namespace Simulation.Rules.Sessions;

/// <summary>A game that nobody attends stands still, and goes on with the first who is back.</summary>
internal static class TablePresence
{
    public static Refusal? Empty(DecisionContext decision)
    {
        var world = decision.World;
        if (world is not { Phase: Phase.Running, Unattended: Unattended.Waits, IsWaiting: false })
            return null;
        decision.Emit(new WaitingBegan(decision.Now));
        if (world.Clock.Running)
            decision.SetClock(false, world.Clock.Pace, ClockReason.Unattended);
        return null;
    }

    public static Refusal? Attended(DecisionContext decision)
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
