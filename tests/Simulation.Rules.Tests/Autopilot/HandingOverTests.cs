using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Autopilot;

public sealed class HandingOverTests
{
    [Fact]
    public void The_facilitator_hands_a_role_to_its_autopilot_and_back()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new HandRole(Valley.Council, true));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new HandRole("senate", true));
        table.Do(Table.Facilitator, new HandRole(Valley.Council, true));
        Assert.Empty(table.Do(Table.Facilitator, new HandRole(Valley.Council, true)));
        table.Refused(RefusalCode.OnAutopilot, Valley.Council, Table.Choose("speech"));
        table.Do(CommandAuthor.Autopilot(Valley.Council), Table.Choose("speech"));
        table.Do(Table.Facilitator, new HandRole(Valley.Council, false));
        table.Refused(RefusalCode.NotYours, CommandAuthor.Autopilot(Valley.Council), Table.Choose("speech"));
        table.Refused(RefusalCode.NotYours, CommandAuthor.Autopilot(Valley.Council), new Say([], "I am still here."));
    }

    [Fact]
    public void A_role_without_people_cannot_be_handed_to_them()
    {
        var table = Table.Lobby();
        table.Do(Table.Facilitator, new StartSession());
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new HandRole(Valley.Council, false));
    }

    [Fact]
    public void After_the_grace_time_the_autopilot_flies_and_gives_the_role_back_on_return()
    {
        var table = Table.Running();
        Assert.Equal(
            [new PilotChanged(Valley.Council, Pilot.Autopilot, true)],
            table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Council))
        );
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Council)));
        Assert.True(table.World.Actors[0].Absent);
        table.Do(CommandAuthor.Server, new SeatReturned(Valley.Council));
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatReturned(Valley.Council)));
        Assert.Equal((Pilot.People, false), (table.World.Actors[0].Pilot, table.World.Actors[0].Absent));
        table.Play(Valley.Council, "speech");
    }

    [Fact]
    public void What_the_facilitator_has_handed_over_stays_so_when_somebody_returns()
    {
        var table = Table.Running();
        table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Council));
        table.Do(Table.Facilitator, new HandRole(Valley.Council, true));
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatReturned(Valley.Council)));
        Assert.Equal(Pilot.Autopilot, table.World.Actors[0].Pilot);
    }

    [Fact]
    public void Absence_matters_only_in_a_running_session_and_for_a_role_of_people()
    {
        var table = Table.Lobby();
        table.Sit("ana", Valley.Council);
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Council)));
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatAbsent("senate")));
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatReturned("senate")));
        table.Do(Table.Facilitator, new StartSession());
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Utility)));
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatReturned(Valley.Utility)));
        table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Council));
        table.Do(Table.Facilitator, new RemoveSeat("ana"));
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatReturned(Valley.Council)));
    }

    [Fact]
    public void A_change_of_hands_takes_readiness_back()
    {
        var table = Table.Running();
        table.Do(Valley.Council, new DeclareReady(true));
        table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Council));
        Assert.False(table.World.Actors[0].Ready);
    }

    [Fact]
    public void Every_decision_is_stamped_with_who_made_it_also_when_a_sealed_move_opens_later()
    {
        var table = Table.Running();
        table.Play(Valley.Growers, "dig");
        table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Growers));
        table.Do(CommandAuthor.Autopilot(Valley.Growers), Table.Choose("close-canal"));
        var opened = table.EndRound().OfType<MovePlayed>().Select(m => (m.Choice.Move, m.Pilot));
        Assert.Equal([("dig", Pilot.People), ("close-canal", Pilot.Autopilot)], opened);
    }
}
