using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>A facilitator gives a role extra time, and ends it.</summary>
internal static class GivingExtraTime
{
    private const int MostMinutes = 120;
    private const int MostPercent = 200;

    public static Refusal? Give(DecisionContext decision, CommandAuthor by, GiveExtraTime command)
    {
        if (Refuse(decision, by, command.Role, out var actor) is { } refusal)
            return refusal;
        var world = decision.World;
        if (command is { Minutes: null, Percent: null })
            return TableRefusals.ExtraTimeMissing.Refuse(RefusalCode.Malformed);
        if (command.Minutes is < 0 or > MostMinutes || command.Percent is < 0 or > MostPercent)
            return TableRefusals.ExtraTimeBetween.Refuse(RefusalCode.Malformed);
        if (command.Minutes is not null && world.Phase != Phase.Running)
            return TableRefusals.NoRound.Refuse(RefusalCode.WrongPhase);
        if (command.Minutes > 0 && world.Actors[actor].Pilot != Pilot.People)
            return TableRefusals.ExtraTimeForPeople.Refuse(RefusalCode.NotLegal);
        var had = world.Actors[actor].ExtraTime;
        var until = had?.Until;
        if (command.Minutes is > 0 and var minutes && world.Clock.ClosingFor(decision.Now) is { } closing)
            until = closing + (minutes * 60_000L);
        var given = new ExtraTimeGiven(
            command.Role,
            command.Percent ?? had?.Percent ?? 0,
            command.Minutes ?? had?.Minutes ?? 0,
            until
        );
        if (
            had is { Over: true }
            || until != had?.Until
            || (given.Percent, given.Minutes) != (had?.Percent ?? 0, had?.Minutes ?? 0)
        )
            decision.Emit(given);
        return null;
    }

    public static Refusal? End(DecisionContext decision, CommandAuthor by, EndExtraTime command)
    {
        if (Refuse(decision, by, command.Role, out var actor) is { } refusal)
            return refusal;
        if (decision.World.Phase != Phase.Running)
            return TableRefusals.NoRound.Refuse(RefusalCode.WrongPhase);
        if (decision.World.Actors[actor].ExtraTime is not { Over: false })
            return TableRefusals.NoExtraTime.Refuse(RefusalCode.NotLegal);
        decision.Emit(new ExtraTimeEnded(command.Role));
        return null;
    }

    private static Refusal? Refuse(DecisionContext decision, CommandAuthor by, string role, out int actor)
    {
        actor = decision.Scenario.Actor(role);
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (actor < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        if (decision.World.Phase == Phase.Debrief)
            return TableRefusals.Over.Refuse(RefusalCode.WrongPhase);
        return decision.World.Pacing != Pacing.Live
            ? TableRefusals.ExtraTimeInTurns.Refuse(RefusalCode.NotLegal)
            : null;
    }
}
