using System.Collections.Immutable;
using Simulation.Rules.Autopilot;
using Simulation.Rules.History;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Autopilot;

public sealed class HistoricalStrategyTests
{
    private static readonly ImmutableSortedDictionary<string, int> _deadline = ImmutableSortedDictionary<
        string,
        int
    >.Empty.Add("deadline", 90);

    private static readonly HistoricalMove _order = new(
        "june",
        Valley.Council,
        "release-order",
        Minute: 10,
        Target: Valley.Utility,
        Asset: "dam",
        Parameters: _deadline
    );

    private static readonly HistoricalMove _half = new("june", Valley.Utility, "release-half", Minute: 30);

    [Fact]
    public void It_waits_for_the_minute_and_plays_what_is_on_record_with_its_numbers()
    {
        var table = OnRecord(_order);

        Assert.Equal(new Intention(null, 600), Wants(table, Valley.Council));
        table.PassMinutes(10);
        var play = Assert.IsType<PlayMove>(Wants(table, Valley.Council).Command);
        Assert.Equal(new MoveChoice("release-order", Valley.Utility, "dam", Parameters: _deadline), play.Choice);
        table.Do(CommandAuthor.Autopilot(Valley.Council), play);
        Assert.Equal(new Intention(new DeclareReady(true)), Wants(table, Valley.Council));
    }

    [Fact]
    public void It_answers_by_the_record_when_its_minute_has_come()
    {
        var table = OnRecord(_order, _half);
        table.PassMinutes(10);
        Do(table, Valley.Council);

        Assert.Equal(new Intention(null, 1800), Wants(table, Valley.Utility));
        table.PassMinutes(20);
        Assert.Equal("release-half", Assert.IsType<PlayMove>(Wants(table, Valley.Utility).Command).Choice.Move);
    }

    [Fact]
    public void A_demand_that_the_record_answers_too_late_or_not_at_all_is_answered_by_the_base_strategy()
    {
        foreach (var record in new[] { _half with { Minute = 59 }, _half with { Round = "july" } })
        {
            var table = OnRecord(_order with { Minute = 0, Parameters = _deadline.SetItem("deadline", 40) }, record);
            Do(table, Valley.Council);

            var answer = Assert.IsType<PlayMove>(Wants(table, Valley.Utility).Command);
            Assert.Equal("release", table.World.Scenario.Move(answer.Choice.Move)!.Answers);
        }
    }

    [Fact]
    public void A_proposal_that_is_not_on_record_is_answered_by_the_base_strategy_and_one_that_is_waits()
    {
        var table = OnRecord(new HistoricalMove("june", Valley.Council, Agreement: "compact", Minute: 20));
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("compact", [], ""));
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose(null, [Valley.Council], "Trust us."));
        var offer = table.World.Agreements.Single(a => a.Template == "compact").Id;
        var words = table.World.Agreements.Single(a => a.Template is null).Id;

        Assert.Equal(new DeclineProposal(words), Wants(table, Valley.Council).Command);
        Do(table, Valley.Council);
        Assert.Equal(new Intention(null, 1200), Wants(table, Valley.Council));
        table.PassMinutes(20);
        Assert.Equal(new AcceptProposal(offer), Wants(table, Valley.Council).Command);
        Do(table, Valley.Council);
        Assert.Equal(AgreementStatus.Active, table.World.Agreement(offer)!.Status);
    }

    [Fact]
    public void It_proposes_an_agreement_on_record_that_nobody_has_proposed()
    {
        var table = OnRecord(new HistoricalMove("june", Valley.Council, Agreement: "compact"));

        Assert.Equal("compact", Assert.IsType<Propose>(Wants(table, Valley.Council).Command).Template);
        Do(table, Valley.Council);
        Assert.Equal(new DeclareReady(true), Wants(table, Valley.Council).Command);
    }

    [Fact]
    public void What_is_not_legal_is_left_out_and_played_when_it_becomes_legal()
    {
        var table = OnRecord(_half with { Minute = 0 }, _order with { Minute = 20 });

        Assert.Equal(new DeclareReady(true), Wants(table, Valley.Utility).Command);
        Do(table, Valley.Utility);
        Assert.Equal(default, Wants(table, Valley.Utility));
        table.PassMinutes(20);
        Do(table, Valley.Council);
        Assert.Equal("release-half", Assert.IsType<PlayMove>(Wants(table, Valley.Utility).Command).Choice.Move);
    }

    [Fact]
    public void What_is_on_record_twice_is_played_twice_and_a_sealed_move_once()
    {
        var rally = new HistoricalMove("june", Valley.Growers, "rally");
        var table = OnRecord(rally, rally, new HistoricalMove("june", Valley.Growers, "close-canal"));

        for (var i = 0; i < 4; i++)
            Do(table, Valley.Growers);

        Assert.Equal(2, table.Happened.OfType<MovePlayed>().Count(e => e.Choice.Move == "rally"));
        Assert.Equal("close-canal", Assert.Single(table.Happened.OfType<MoveSealed>()).Choice.Move);
        Assert.True(table.World.Actors[table.World.Scenario.Actor(Valley.Growers)].Ready);
    }

    [Fact]
    public void In_turns_it_plays_in_the_order_of_the_record_without_a_clock()
    {
        var table = OnRecord(
            Pacing.Turns,
            _order with
            {
                Minute = 50,
            },
            new HistoricalMove("july", Valley.Council, "speech")
        );

        Assert.Equal("release-order", Assert.IsType<PlayMove>(Wants(table, Valley.Council).Command).Choice.Move);
        Do(table, Valley.Council);
        Assert.Equal(new DeclareReady(true), Wants(table, Valley.Council).Command);
        table.EndRound();
        Assert.Equal("speech", Assert.IsType<PlayMove>(Wants(table, Valley.Council).Command).Choice.Move);
    }

    [Fact]
    public void Without_a_record_it_does_nothing_but_reply()
    {
        var table = Table.Lobby();
        Assert.Equal(default, Wants(table, Valley.Council));
        table.Do(Table.Facilitator, new StartSession());

        Assert.Equal(new DeclareReady(true), Wants(table, Valley.Council).Command);
    }

    [Fact]
    public void Only_the_facilitator_of_a_scenario_with_a_history_is_told_that_there_is_one()
    {
        var table = OnRecord(_order);
        Assert.True(Sheets.For(table.World, Viewer.Facilitator).HasHistory);
        Assert.Null(Sheets.For(table.World, Viewer.Of(Valley.Council)).HasHistory);
        Assert.False(Sheets.For(Table.Lobby().World, Viewer.Facilitator).HasHistory);
    }

    private static Table OnRecord(params HistoricalMove[] moves) => OnRecord(Pacing.Live, moves);

    private static Table OnRecord(Pacing pacing, params HistoricalMove[] moves)
    {
        var table = Table.Lobby(
            Valley.Scenario with
            {
                History = new HistoricalRecord("The record", "dust", [.. moves]),
            },
            pacing
        );
        table.Do(Table.Facilitator, new StartSession());
        return table;
    }

    private static Intention Wants(Table table, string role) =>
        Autopilots.Choose(Strategy.Historical, Redaction.For(table.World, Viewer.Of(role)), role, "key", table.Now);

    private static void Do(Table table, string role) =>
        table.Do(CommandAuthor.Autopilot(role), Wants(table, role).Command!);
}
