using Simulation.Grains.Sessions;
using Simulation.Lab.Debriefs;
using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Replays;

/// <summary>Through which eyes somebody may see a finished session again, and what of it.</summary>
/// <param name="Eyes">The id of a role, <see cref="Facilitator"/> or <see cref="Public"/>.</param>
/// <param name="Choices">All eyes that the same seat may choose.</param>
/// <param name="CountsHidden">Whether numbers of steps count entries that were hidden.</param>
public sealed record ReplayAccess(string Eyes, Sequence<string> Choices, ReplayAsker Asker, bool CountsHidden)
{
    /// <summary>The eyes of who facilitates.</summary>
    public const string Facilitator = "facilitator";

    /// <summary>What everybody saw.</summary>
    public const string Public = "public";

    private static readonly Refusal _unknownEyes = new(
        RefusalCode.Unknown,
        "The field 'as' names nobody of this session; it takes the id of a role, 'facilitator' or 'public'."
    );

    private static readonly Refusal _notTheirs = new(
        RefusalCode.FacilitatorOnly,
        "Only the facilitator sees a session through these eyes."
    );

    /// <param name="eyes">Those that are asked for; null for the seat's own.</param>
    /// <returns>
    /// Refused before the end (<see cref="RefusalCode.WrongPhase"/>), for eyes that nobody has
    /// (<see cref="RefusalCode.Unknown"/>), for all but a player's own while the session is sealed
    /// (<see cref="RefusalCode.Sealed"/>), and for those that are never the seat's
    /// (<see cref="RefusalCode.FacilitatorOnly"/>).
    /// </returns>
    public static Result<ReplayAccess> Of(World world, Seat seat, string? eyes)
    {
        if (world.Phase != Phase.Debrief)
            return SessionRefusals.NotOver;
        var facilitates = seat.Kind == SeatKind.Facilitator;
        var own = facilitates ? Facilitator : seat.Role ?? Public;
        var asked = eyes ?? own;
        if (asked is not (Facilitator or Public) && world.Scenario.Actor(asked) < 0)
            return _unknownEyes;
        var choices = ChoicesOf(world, seat, own);
        if (!choices.Contains(asked))
            return world.Sealed && seat.Kind == SeatKind.Player ? SessionRefusals.Sealed : _notTheirs;
        var asker =
            asked == own || asked == Public ? ReplayAsker.Self
            : facilitates ? ReplayAsker.Facilitator
            : ReplayAsker.OtherPlayer;
        return new ReplayAccess(asked, choices, asker, CountsHidden: facilitates || !world.Sealed);
    }

    /// <summary>The viewer whose eyes they are.</summary>
    public Viewer ViewerIn(Scenario scenario) =>
        scenario.Actor(Eyes) >= 0 ? Viewer.Of(Eyes)
        : Eyes == Facilitator ? Viewer.Facilitator
        : Viewer.Spectator;

    // While others play on with the same luck, a player sees again what that player has seen, and nothing else.
    private static Sequence<string> ChoicesOf(World world, Seat seat, string own)
    {
        var roles = world.Scenario.Actors.Select(actor => actor.Id);
        return seat.Kind switch
        {
            SeatKind.Facilitator => [Facilitator, .. roles, Public],
            SeatKind.Player when !world.Sealed => [.. roles, Public],
            _ => [own],
        };
    }
}
