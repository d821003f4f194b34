using Simulation.Rules.Language;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>People tell each other things; always allowed, paused or not.</summary>
internal static class Talking
{
    /// <summary>How the facilitator is named where a role is named otherwise.</summary>
    public const string Facilitator = "facilitator";

    /// <summary>Characters of a message.</summary>
    public const int LongestText = 1000;

    private const int LongestTopic = 120;

    public static Refusal? Say(DecisionContext decision, CommandAuthor by, Say command)
    {
        if (CommandGuards.RefuseText(command.Text, LongestText) is { } unfit)
            return unfit;
        if (Speaker(decision.World, by) is not { } speaker)
        {
            return TableRefusals.TakeRoleToTalk.Refuse(RefusalCode.NotYours);
        }

        if (decision.RefuseMuted(by) is { } muted)
            return muted;
        var about =
            by.Kind == AuthorKind.Autopilot && command.About is { Length: <= LongestTopic } ? command.About : null;
        return Emit(decision, speaker, command.To, command.Text, about);
    }

    public static Refusal? SpeakAs(DecisionContext decision, CommandAuthor by, SpeakAs command)
    {
        if (
            (decision.RefuseUnlessFacilitator(by) ?? CommandGuards.RefuseText(command.Text, LongestText)) is { } refusal
        )
            return refusal;
        if (decision.Scenario.Actor(command.Role) < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        return decision.World.PeopleIn(command.Role) > 0
            ? TableRefusals.PeoplePlayIt.Refuse(RefusalCode.NotLegal)
            : Emit(decision, (command.Role, "Facilitator"), command.To, command.Text);
    }

    private static Refusal? Emit(
        DecisionContext decision,
        (string From, string Name) speaker,
        Sequence<string> listeners,
        string text,
        string? about = null
    )
    {
        foreach (var to in listeners)
        {
            if (to != Facilitator && decision.Scenario.Actor(to) < 0)
                return TableRefusals.NoSuchListener.Refuse(RefusalCode.Unknown);
        }

        decision.Emit(new Said(speaker.From, speaker.Name, listeners.Distinct().ToSequence(), text.Trim(), about));
        return null;
    }

    private static (string From, string Name)? Speaker(World world, CommandAuthor by)
    {
        if (by.Kind is AuthorKind.Autopilot or AuthorKind.Assistant)
        {
            return world.Scenario.Actor(by.Id) is var role && role >= 0 && world.Actors[role].Pilot == Pilot.Autopilot
                ? (by.Id, by.Kind == AuthorKind.Assistant ? "AI assistant" : "Autopilot")
                : null;
        }

        if (by.Kind != AuthorKind.Person || !world.Seats.TryGetValue(by.Id, out var seat))
            return null;
        if (seat.Kind == SeatKind.Facilitator)
            return (Facilitator, seat.Name);
        return seat.Role is { } own ? (own, seat.Name) : null;
    }
}
