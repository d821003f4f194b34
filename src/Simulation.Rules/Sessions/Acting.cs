using System.Text;
using Simulation.Rules.Language;

namespace Simulation.Rules.Sessions;

/// <summary>Who acts for which role, and the refusals when somebody may not.</summary>
internal static class Acting
{
    public static Refusal? RefuseUnlessFacilitator(this DecisionContext decision, Author by)
    {
        if (by.Kind == AuthorKind.Server)
            return null;
        return
            by.Kind == AuthorKind.Person
            && decision.World.Seats.TryGetValue(by.Id, out var seat)
            && seat.Kind == SeatKind.Facilitator
            ? null
            : new Refusal(RefusalCode.FacilitatorOnly, "Only the facilitator can do this.");
    }

    /// <summary>The role that the author acts for now, or why there is none.</summary>
    public static Refusal? Role(this DecisionContext decision, Author by, out int role, out Pilot pilot)
    {
        role = -1;
        pilot = Pilot.Nobody;
        var world = decision.World;
        switch (by.Kind)
        {
            case AuthorKind.Autopilot:
                role = world.Scenario.Actor(by.Id);
                pilot = Pilot.Autopilot;
                if (world.IsWaiting)
                    return new Refusal(RefusalCode.WrongPhase, "Nobody is connected; the game waits.");
                return role >= 0 && world.Actors[role].Pilot == Pilot.Autopilot
                    ? null
                    : new Refusal(RefusalCode.NotYours, "This role is not on autopilot.");
            case AuthorKind.Person when world.Seats.TryGetValue(by.Id, out var seat) && seat.Role is { } id:
                role = world.Scenario.Actor(id);
                pilot = Pilot.People;
                return world.Phase != Phase.Running || world.Actors[role].Pilot == Pilot.People
                    ? null
                    : new Refusal(
                        RefusalCode.OnAutopilot,
                        "The autopilot plays this role at the moment; ask the facilitator to hand it back."
                    );
            default:
                return new Refusal(RefusalCode.NotYours, "You play no role in this session.");
        }
    }

    /// <summary>Refuses unless the game runs and its clock does too, if it has one.</summary>
    public static Refusal? RefuseUnlessInPlay(this World world) =>
        world switch
        {
            { Phase: Phase.Lobby } => new Refusal(RefusalCode.WrongPhase, "The session has not started yet."),
            { Phase: Phase.Debrief } => new Refusal(RefusalCode.WrongPhase, "The session is over."),
            { Pacing: Pacing.Live, Clock.Running: false } => new Refusal(
                RefusalCode.WrongPhase,
                "The facilitator has stopped the clock."
            ),
            _ => null,
        };

    /// <summary>Refuses what was meant for another round: it may have ended while the command was on its way.</summary>
    public static Refusal? RefuseUnlessRound(this World world, int? round) =>
        round is null || round == world.Round
            ? null
            : new Refusal(RefusalCode.TooLate, "The round that you meant is over.");

    /// <summary>Refuses a person whom the facilitator has muted.</summary>
    public static Refusal? RefuseMuted(this DecisionContext decision, Author by) =>
        by.Kind == AuthorKind.Person && decision.World.Seats.TryGetValue(by.Id, out var seat) && seat.Muted
            ? new Refusal(RefusalCode.Muted, "The facilitator has muted you; you can still play.")
            : null;

    /// <summary>
    /// Refuses a text without anything to see, one that is too long, and one with characters that cannot be shown or that
    /// turn the direction of what stands beside it.
    /// </summary>
    public static Refusal? RefuseText(string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Refusal(RefusalCode.Malformed, "The text is empty.");
        if (text.Length > most)
            return new Refusal(RefusalCode.TooLarge, $"The text is longer than {most} characters.");
        if (TextCharacters.HasLoneSurrogate(text))
            return CannotBeShown();
        foreach (var rune in text.EnumerateRunes())
        {
            var isControl = Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t');
            if (isControl || TextCharacters.OverridesDirection(rune))
                return CannotBeShown();
        }

        return TextCharacters.HasVisible(text) ? null : new Refusal(RefusalCode.Malformed, "The text is empty.");
    }

    private static Refusal CannotBeShown() =>
        new(RefusalCode.Malformed, "The text holds characters that cannot be shown.");
}
