using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>Several people play one role: they have a captain, and are ready one by one.</summary>
internal static class Teaming
{
    public static Refusal? Choose(DecisionContext decision, CommandAuthor by, ChooseCaptain command)
    {
        var world = decision.World;
        if (world.Teams is null)
            return TableRefusals.NoTeams.Refuse(RefusalCode.NotLegal);
        var asks = by.Kind == AuthorKind.Person ? world.Seats.GetValueOrDefault(by.Id) : null;
        if (by.Kind != AuthorKind.Server && asks is not ({ Kind: SeatKind.Facilitator } or { Role: not null }))
            return TableRefusals.NoRole.Refuse(RefusalCode.NotYours);
        if (!world.Seats.TryGetValue(command.Seat, out var chosen))
            return TableRefusals.NoSuchSeat.Refuse(RefusalCode.Unknown);
        if (chosen.Role is not { } role)
            return TableRefusals.NotOfTeam.Refuse(RefusalCode.NotLegal);
        if (asks is { Role: { } own } && own != role)
            return TableRefusals.NotOfTeam.Refuse(RefusalCode.NotYours);
        if (world.Actors[world.Scenario.Actor(role)].Captain == chosen.Id)
            return null;
        decision.Emit(new CaptainChosen(role, chosen.Id));
        UpdateReady(decision, role);
        return null;
    }

    public static void DeclareReady(DecisionContext decision, string role, string seat, bool ready)
    {
        if (decision.World.Actors[decision.Scenario.Actor(role)].ReadyPeople.Contains(seat) != ready)
            decision.Emit(new PersonReady(role, seat, ready));
        UpdateReady(decision, role);
    }

    /// <summary>
    /// After somebody has come into a role or left it: the captain is one of its people, the one who has sat there
    /// longest when the last one has gone; and whether the role is ready is for those who are there now.
    /// </summary>
    public static void OnPeopleChanged(DecisionContext decision, string role)
    {
        if (decision.World.Teams is null)
            return;
        var captain = decision.World.Actors[decision.Scenario.Actor(role)].Captain;
        if (captain is null || decision.World.Seats.GetValueOrDefault(captain)?.Role != role)
        {
            var longest = decision.World.Seats.Values.Where(seat => seat.Role == role).MinBy(seat => seat.Place)?.Id;
            if (longest != captain)
                decision.Emit(new CaptainChosen(role, longest));
        }

        UpdateReady(decision, role);
    }

    private static void UpdateReady(DecisionContext decision, string role)
    {
        var world = decision.World;
        var actor = world.Actors[world.Scenario.Actor(role)];
        if (world.Phase != Phase.Running || actor.Pilot != Pilot.People)
            return;
        var ready = world.Teams!.Ready switch
        {
            TeamReady.Captain => actor.Captain is { } captain && actor.ReadyPeople.Contains(captain),
            _ => actor.ReadyPeople.Count * 2 > world.PeopleIn(role),
        };
        if (actor.Ready != ready)
            decision.Emit(new ReadyDeclared(role, ready));
    }
}
