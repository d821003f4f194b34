using System.Text;
using Simulation.Rules.Language;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>Who acts for which role, and the refusals when somebody may not.</summary>
internal static class CommandGuards
{
    public static Refusal? RefuseUnlessFacilitator(this DecisionContext decision, CommandAuthor by)
    {
        if (by.Kind == AuthorKind.Server)
            return null;
        return
            by.Kind == AuthorKind.Person
            && decision.World.Seats.TryGetValue(by.Id, out var seat)
            && seat.Kind == SeatKind.Facilitator
            ? null
            : TableRefusals.FacilitatorOnly.Refuse(RefusalCode.FacilitatorOnly);
    }

    /// <summary>The role that the author decides for now, or why the author decides for none.</summary>
    public static Refusal? Role(this DecisionContext decision, CommandAuthor by, out int role, out Pilot pilot) =>
        decision.RoleOf(by, out role, out pilot)
        ?? (
            by.Kind == AuthorKind.Person && decision.World.Actors[role].Captain != by.Id
                ? decision.World.RefuseUnlessCaptain()
                : null
        );

    /// <summary>Why nobody but its captain decides for a role; null when everybody who plays it does.</summary>
    public static Refusal? RefuseUnlessCaptain(this World world) =>
        world.Teams is { Decides: TeamDecides.Captain }
            ? TableRefusals.NotCaptain.Refuse(RefusalCode.NotCaptain)
            : null;

    /// <summary>The role that the author acts for now, also as one of a team whose captain decides.</summary>
    public static Refusal? RoleOf(this DecisionContext decision, CommandAuthor by, out int role, out Pilot pilot)
    {
        role = -1;
        pilot = Pilot.Nobody;
        var world = decision.World;
        switch (by.Kind)
        {
            case AuthorKind.Autopilot or AuthorKind.Assistant:
                role = world.Scenario.Actor(by.Id);
                pilot = by.Stamp!.Value;
                if (world.IsWaiting)
                    return TableRefusals.GameWaits.Refuse(RefusalCode.WrongPhase);
                return role >= 0 && world.Actors[role].Pilot == Pilot.Autopilot
                    ? null
                    : TableRefusals.NotOnAutopilot.Refuse(RefusalCode.NotYours);
            case AuthorKind.Person when world.Seats.TryGetValue(by.Id, out var seat) && seat.Role is { } id:
                role = world.Scenario.Actor(id);
                pilot = Pilot.People;
                return world.RefuseUnlessFlownByPeople(role);
            default:
                return TableRefusals.NoRole.Refuse(RefusalCode.NotYours);
        }
    }

    /// <summary>Why the people in a role can do nothing in the game now; null when they can.</summary>
    public static Refusal? RefuseAnyAct(this World world, int role) =>
        world.RefuseUnlessFlownByPeople(role) ?? world.RefuseUnlessMayAct(role);

    private static Refusal? RefuseUnlessFlownByPeople(this World world, int role) =>
        world.Phase != Phase.Running || world.Actors[role].Pilot == Pilot.People
            ? null
            : TableRefusals.OnAutopilot.Refuse(RefusalCode.OnAutopilot);

    /// <summary>Refuses unless the game runs and its clock does too, if it has one.</summary>
    public static Refusal? RefuseUnlessInPlay(this World world) =>
        world switch
        {
            { Phase: Phase.Lobby } => TableRefusals.NotStarted.Refuse(RefusalCode.WrongPhase),
            { Phase: Phase.Debrief } => TableRefusals.Over.Refuse(RefusalCode.WrongPhase),
            { Pacing: Pacing.Live, Clock.Running: false } => TableRefusals.ClockStopped.Refuse(RefusalCode.WrongPhase),
            _ => null,
        };

    /// <summary>
    /// Refuses unless the game runs and the role may act in it: in a round that is closing, one with extra time alone.
    /// </summary>
    public static Refusal? RefuseUnlessMayAct(this World world, int role) =>
        world.RefuseUnlessInPlay()
        ?? (
            world.Clock.Closing is null || world.Actors[role].ExtraTime is { Until: not null }
                ? null
                : RoundCloses(world, role)
        );

    // The refusal names the roles that are not ready, which everybody sees. It does not tell that a role has extra time.
    private static Refusal RoundCloses(World world, int role)
    {
        var awaited = new List<SentenceArgument>();
        for (var i = 0; i < world.Actors.Length; i++)
        {
            if (i != role && world.Actors[i] is { Pilot: Pilot.People, Ready: false })
                awaited.Add(world.Scenario.Actors[i].Title);
        }

        return awaited.Count == 0
            ? TableRefusals.RoundCloses.Refuse(RefusalCode.WrongPhase)
            : new Sentence(TableRefusals.RoundClosesFor, ListWords.Of(awaited, ListWords.And)).Refuse(
                RefusalCode.WrongPhase
            );
    }

    /// <summary>Refuses what was meant for another round: it may have ended while the command was on its way.</summary>
    public static Refusal? RefuseUnlessRound(this World world, int? round) =>
        round is null || round == world.Round ? null : TableRefusals.RoundOver.Refuse(RefusalCode.TooLate);

    /// <summary>Refuses a person whom the facilitator has muted.</summary>
    public static Refusal? RefuseMuted(this DecisionContext decision, CommandAuthor by) =>
        by.Kind == AuthorKind.Person && decision.World.Seats.TryGetValue(by.Id, out var seat) && seat.Muted
            ? TableRefusals.Muted.Refuse(RefusalCode.Muted)
            : null;

    /// <summary>
    /// Refuses a text without anything to see, one that is too long, and one with characters that cannot be shown or
    /// that turn the direction of what stands beside it.
    /// </summary>
    public static Refusal? RefuseText(string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
            return TableRefusals.TextEmpty.Refuse(RefusalCode.Malformed);
        if (text.Length > most)
            return TableRefusals.TextTooLong.Refuse(RefusalCode.TooLarge, most);
        if (TextCharacters.HasLoneSurrogate(text))
            return CannotBeShown();
        foreach (var rune in text.EnumerateRunes())
        {
            var isControl = Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t');
            if (isControl || TextCharacters.OverridesDirection(rune))
                return CannotBeShown();
        }

        return TextCharacters.HasVisible(text) ? null : TableRefusals.TextEmpty.Refuse(RefusalCode.Malformed);
    }

    private static Refusal CannotBeShown() => TableRefusals.TextUnshowable.Refuse(RefusalCode.Malformed);
}
