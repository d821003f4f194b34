namespace Simulation.Rules.Sessions;

/// <summary>A game that nobody attends stands still, and goes on with the first who is back.</summary>
internal static class Attending
{
    public static Refusal? Empty(Turn turn)
    {
        var world = turn.World;
        if (world is not { Phase: Phase.Running, Unattended: Unattended.Waits, IsWaiting: false }) return null;
        turn.Emit(new WaitingBegan(turn.Now));
        if (world.Clock.Running) turn.SetClock(false, world.Clock.Pace, ClockReason.Unattended);
        return null;
    }

    public static Refusal? Attended(Turn turn)
    {
        if (turn.World is not { IsWaiting: true, Wait.StoppedClock: var stoppedClock }) return null;
        turn.Emit(new WaitingEnded(turn.Now));
        if (stoppedClock) turn.SetClock(true, turn.World.Clock.Pace, ClockReason.Unattended);
        return null;
    }
}
