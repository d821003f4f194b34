using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Injects;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Sessions;

/// <summary>The facilitator's further hand: temperament, notes, steps, muting and moving people.</summary>
public sealed class FacilitatingTests
{
    [Fact]
    public void The_stopped_clock_is_moved_on_and_brings_what_is_due()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new StepClock(10));
        table.Do(Table.Facilitator, new PauseClock());
        Assert.DoesNotContain(table.Do(Table.Facilitator, new StepClock(10)), e => e is Injected);
        Assert.Equal((false, 600L), (table.World.Clock.Running, table.World.Clock.At));
        Assert.Contains(table.Do(Table.Facilitator, new StepClock()), e => e is Injected { Inject: "storm", At: 1800 });
        Assert.Equal((false, 1800L), (table.World.Clock.Running, table.World.Clock.At));
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new StepClock(0));
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new StepClock(1441));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new StepClock());
    }

    [Fact]
    public void A_step_goes_no_further_than_into_the_next_round_where_the_clock_still_stands()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new PauseClock());
        table.Do(Table.Facilitator, new StepClock(600));
        Assert.Equal((1, false, 10_800L), (table.World.Round, table.World.Clock.Running, table.World.Clock.At));
        Table.Running(pacing: Pacing.Turns).Refused(RefusalCode.WrongPhase, Table.Facilitator, new StepClock());
    }

    [Fact]
    public void A_note_is_for_the_facilitator_alone()
    {
        var table = Table.Lobby();
        table.Sit("ana", null);
        var before = table.World;
        var events = table.Do(Table.Facilitator, new TakeNote(" Ana leads. "));
        Assert.Equal([new NoteTaken("Ana leads.")], events);
        Assert.Equal(
            "Ana leads.",
            Assert.Single(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Facilitator)).Text
        );
        Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Council)));
        table.Refused(RefusalCode.FacilitatorOnly, "ana", new TakeNote("I note."));
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new TakeNote(""));
        table.Refused(RefusalCode.TooLarge, Table.Facilitator, new TakeNote(new string('x', 2001)));
    }

    [Fact]
    public void The_strategy_of_an_autopilot_is_set_and_nobody_else_is_told()
    {
        var table = Table.Running();
        Assert.Equal(
            [new StrategySet(Valley.Council, Strategy.Random)],
            table.Do(Table.Facilitator, new SetStrategy(Valley.Council, Strategy.Random))
        );
        Assert.Empty(table.Do(Table.Facilitator, new SetStrategy(Valley.Council, Strategy.Random)));
        Assert.Equal(Strategy.Random, Projection.Of(table.World, Viewer.Facilitator).Roles[Valley.Council].Strategy);
        Assert.Equal(Strategy.Random, Redaction.For(table.World, Viewer.Of(Valley.Council)).Actors[0].Strategy);
        Assert.Equal(Strategy.Base, Redaction.For(table.World, Viewer.Of(Valley.Utility)).Actors[0].Strategy);
        Assert.Null(table.View(Valley.Council).Roles[Valley.Council].Strategy);
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new SetStrategy(Valley.Council, Strategy.Historical));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new SetStrategy("nobody", Strategy.Random));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new SetStrategy(Valley.Council, Strategy.Random));
        table.Do(Table.Facilitator, new EndSession());
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new SetStrategy(Valley.Council, Strategy.Base));
    }

    [Fact]
    public void The_temperament_of_an_autopilot_is_set_and_nobody_else_is_told()
    {
        var table = Table.Running();
        Assert.Equal(
            [new TemperamentSet(Valley.Council, Temperament.HardLine)],
            table.Do(Table.Facilitator, new SetTemperament(Valley.Council, Temperament.HardLine))
        );
        Assert.Empty(table.Do(Table.Facilitator, new SetTemperament(Valley.Council, Temperament.HardLine)));
        Assert.Equal(Temperament.HardLine, table.World.TemperamentOf(0));
        Assert.Equal(
            Temperament.HardLine,
            Projection.Of(table.World, Viewer.Facilitator).Roles[Valley.Council].Temperament
        );
        Assert.Equal(Temperament.HardLine, Redaction.For(table.World, Viewer.Of(Valley.Council)).TemperamentOf(0));
        Assert.Equal(Temperament.Balanced, Redaction.For(table.World, Viewer.Of(Valley.Utility)).TemperamentOf(0));
        Assert.Null(table.View(Valley.Council).Roles[Valley.Council].Temperament);
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new SetTemperament("nobody", Temperament.Cautious));
        table.Refused(
            RefusalCode.FacilitatorOnly,
            Valley.Council,
            new SetTemperament(Valley.Council, Temperament.Cautious)
        );
    }

    [Fact]
    public void Whoever_is_muted_plays_but_does_not_talk_and_only_the_role_is_told()
    {
        var table = Table.Running();
        var before = table.World;
        var events = table.Do(Table.Facilitator, new MuteSeat(Valley.Council, true));
        table.Refused(RefusalCode.Muted, Valley.Council, new Say([], "Hello?"));
        table.Play(Valley.Council, "speech");
        Assert.Single(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Council)));
        Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Utility)));
        Assert.True(table.View(Valley.Council).Seats[Valley.Council].Muted);
        Assert.False(table.View(Valley.Utility).Seats[Valley.Council].Muted);
        Assert.Empty(table.Do(Table.Facilitator, new MuteSeat(Valley.Council, true)));
        table.Do(Table.Facilitator, new MuteSeat(Valley.Council, false));
        table.Do(Valley.Council, new Say([], "Hello."));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new MuteSeat("nobody", true));
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new MuteSeat("f", true));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new MuteSeat(Valley.Utility, true));
    }

    [Fact]
    public void A_player_is_moved_to_a_role_that_nobody_plays()
    {
        var table = Table.Lobby();
        table.Sit("ana", Valley.Council);
        table.Sit("bo", Valley.Utility);
        table.Do(Table.Facilitator, new StartSession());
        table.Refused(RefusalCode.RoleTaken, Table.Facilitator, new MoveSeat("ana", Valley.Utility));
        table.Refused(RefusalCode.RoleTaken, Table.Facilitator, new MoveSeat("ana", "nothing"));
        Assert.Equal(
            [
                new RoleChosen("ana", Valley.Growers),
                new PilotChanged(Valley.Council, Pilot.Autopilot, false),
                new PilotChanged(Valley.Growers, Pilot.People, false),
            ],
            table.Do(Table.Facilitator, new MoveSeat("ana", Valley.Growers))
        );
        Assert.Empty(table.Do(Table.Facilitator, new MoveSeat("ana", Valley.Growers)));
        Assert.Contains(new RoleChosen("ana", null), table.Do(Table.Facilitator, new MoveSeat("ana", null)));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new MoveSeat("nobody", null));
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new MoveSeat("f", Valley.Council));
        table.Refused(RefusalCode.FacilitatorOnly, "bo", new MoveSeat("ana", null));
    }
}
