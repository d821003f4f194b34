using Simulation.Rules.Language;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>People tell each other things; always allowed, paused or not.</summary>
internal static class Talking
{
    /// <summary>How the facilitator is named where a role is named otherwise.</summary>
    public const string Facilitator = "facilitator";

    public static Refusal? Say(DecisionContext decision, CommandAuthor by, Say command)
    {
        if (CommandGuards.RefuseText(command.Text, 1000) is { } unfit)
            return unfit;
        if (Speaker(decision.World, by) is not { } speaker)
        {
            return TableRefusals.TakeRoleToTalk.Refuse(RefusalCode.NotYours);
        }

        if (decision.RefuseMuted(by) is { } muted)
            return muted;
        foreach (var to in command.To)
        {
            if (to != Facilitator && decision.Scenario.Actor(to) < 0)
                return TableRefusals.NoSuchListener.Refuse(RefusalCode.Unknown);
        }

        decision.Emit(new Said(speaker.From, speaker.Name, command.To.Distinct().ToSequence(), command.Text.Trim()));
        return null;
    }

    private static (string From, string Name)? Speaker(World world, CommandAuthor by)
    {
        if (by.Kind == AuthorKind.Autopilot)
        {
            return world.Scenario.Actor(by.Id) is var role && role >= 0 && world.Actors[role].Pilot == Pilot.Autopilot
                ? (by.Id, "Autopilot")
                : null;
        }

        if (by.Kind != AuthorKind.Person || !world.Seats.TryGetValue(by.Id, out var seat))
            return null;
        if (seat.Kind == SeatKind.Facilitator)
            return (Facilitator, seat.Name);
        return seat.Role is { } own ? (own, seat.Name) : null;
    }
}
