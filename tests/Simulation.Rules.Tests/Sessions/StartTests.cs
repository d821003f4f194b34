using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Sessions;

public sealed class StartTests
{
    [Fact]
    public void Starting_draws_attributes_hands_empty_roles_to_autopilots_and_begins_the_first_round()
    {
        var table = Table.Lobby();
        table.Sit("ana", Valley.Council);
        var events = table.Do(Table.Facilitator, new StartSession());
        Assert.Equal(Phase.Running, table.World.Phase);
        Assert.Equal(
            [Pilot.People, Pilot.Autopilot, Pilot.Autopilot, Pilot.Autopilot],
            table.World.Actors.Select(a => a.Pilot)
        );
        Assert.IsType<SessionStarted>(events[0]);
        Assert.Contains(new RoundBegan(0, 3600), events);
        Assert.Equal(new Clock(true, 0, Table.Opening, 60), table.World.Clock);
    }

    [Fact]
    public void Attributes_are_drawn_within_their_range_and_fixed_ones_stay()
    {
        var cracks = new HashSet<int>();
        for (var i = 0; i < 200; i++)
        {
            var world = Table.Running(seed: "seed " + i).World;
            var crack = world.Attribute(0, "crack");
            Assert.InRange(crack, 20, 80);
            Assert.InRange(world.Attribute(1, "silt"), 10, 60);
            Assert.Equal(70, world.Attribute(0, "height"));
            cracks.Add(crack);
        }

        Assert.True(cracks.Count > 40, "The draws hardly differ.");
    }

    [Fact]
    public void Only_the_facilitator_starts_and_only_once()
    {
        var table = Table.Lobby();
        table.Sit("ana", Valley.Council);
        table.Refused(RefusalCode.FacilitatorOnly, "ana", new StartSession());
        table.Refused(RefusalCode.FacilitatorOnly, "nobody", new StartSession());
        table.Do(Table.Facilitator, new StartSession());
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new StartSession());
    }

    [Fact]
    public void Nothing_is_played_in_the_lobby()
    {
        var table = Table.Lobby();
        table.Sit(Valley.Council, Valley.Council);
        table.Refused(RefusalCode.WrongPhase, Valley.Council, Table.Choose("speech"));
        table.Refused(RefusalCode.WrongPhase, Valley.Council, new DeclareReady(true));
        table.Refused(RefusalCode.WrongPhase, Valley.Council, new Propose("compact", [], ""));
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new EndRound());
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new EndSession());
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new PauseClock());
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new ResumeClock());
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new ExtendRound(5));
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new HandRole(Valley.Council, true));
    }
}
