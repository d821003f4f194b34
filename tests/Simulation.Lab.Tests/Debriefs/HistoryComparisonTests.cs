using Simulation.Lab.Debriefs;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Debriefing;
using Simulation.Rules.History;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>
/// A record of First Call, invented for these tests: the order at once, and Lantern shut for everybody.
/// </summary>
public sealed class HistoryComparisonTests
{
    private static readonly HistoricalRecord _history = new(
        "Invented",
        "dark",
        [
            new HistoricalMove(
                "call",
                "white-house",
                "takedown-order",
                Minute: 0,
                Target: "ai-lab",
                Asset: "lantern",
                Text: "It ordered."
            ),
            new HistoricalMove("call", "ai-lab", "comply-in-full", Minute: 45, Text: "It shut Lantern down."),
            new HistoricalMove("settlement", "white-house", "withdraw-order", Minute: 5),
        ]
    );

    private static readonly Scenario _scenario = FirstCall.Scenario with { History = _history };

    [Fact]
    public void Historical_autopilots_do_what_is_on_record_at_its_minute_and_nothing_else_of_their_own()
    {
        var game = HeadlessGame.Play(_scenario, "history", Lineup.All(Strategy.Historical));

        var played = game.Entries.SelectMany(entry => entry.Events).OfType<MovePlayed>().ToList();
        var call = _scenario.Calendar[1].Starts;
        Assert.Equal(
            [("takedown-order", 0), ("comply-in-full", 45)],
            played
                .Where(move => _scenario.Move(move.Choice.Move)!.Answers is not null || move.Role == "white-house")
                .Take(2)
                .Select(move => (move.Choice.Move, (move.At - call) / 60))
        );
        Assert.DoesNotContain(
            played,
            move => move.Role == "cloud" && _scenario.Move(move.Choice.Move)!.Answers is null
        );
        Assert.Equal(Phase.Debrief, game.End.Phase);
    }

    [Fact]
    public void One_role_can_follow_the_record_while_the_others_decide()
    {
        var lineup = Lineup.Base with { Roles = Lineup.Base.Roles.Add("white-house", Strategy.Historical) };
        var games = Enumerable.Range(0, 10).Select(i => HeadlessGame.Play(_scenario, $"one/{i}", lineup)).ToList();

        // Where the others have mended the flaw before the call, the recorded order is not legal.
        var called = games.Where(game => !game.End.HasFlag("fix-shipped") || Orders(game).Any()).ToList();
        Assert.True(called.Count >= games.Count / 2);
        Assert.All(called, game => Assert.NotEmpty(Orders(game)));
        Assert.True(games.Select(game => game.End.Ending).Distinct().Count() > 1);
    }

    private static IEnumerable<MovePlayed> Orders(GameRecord game) =>
        game
            .Entries.SelectMany(entry => entry.Events)
            .OfType<MovePlayed>()
            .Where(move => move.Choice.Move == "takedown-order");

    [Fact]
    public void The_debrief_lays_the_tables_path_beside_the_record()
    {
        var comparison = Compare(Lineup.All(Strategy.Historical))!;

        Assert.Equal(
            ("Invented", _scenario.Endings.Single(ending => ending.Id == "dark").Title),
            (comparison.Source, comparison.Ending)
        );
        Assert.Equal(["tip", "call", "settlement"], comparison.Rounds.Select(round => round.Round));
        var call = comparison.Rounds[1];
        Assert.Equal(
            new Step(
                0,
                "white-house",
                _scenario.Move("takedown-order")!.Title,
                "Northlight Lab · Lantern",
                "It ordered.",
                null,
                true
            ),
            call.OnRecord[0]
        );
        Assert.Equal(
            new Step(
                0,
                "white-house",
                _scenario.Move("takedown-order")!.Title,
                "Northlight Lab · Lantern",
                "",
                Pilot.Autopilot,
                true
            ),
            call.AtTable[0]
        );
        Assert.Equal([0, 45], call.AtTable.Where(step => step.Shared).Select(step => step.Minute));
    }

    [Fact]
    public void What_only_one_of_the_two_has_is_marked()
    {
        var comparison = Compare(Lineup.All(Strategy.Random))!;

        Assert.Contains(comparison.Rounds.SelectMany(round => round.OnRecord), step => !step.Shared);
        Assert.Contains(comparison.Rounds.SelectMany(round => round.AtTable), step => !step.Shared);
        Assert.All(
            comparison.Rounds,
            round =>
                Assert.Equal(
                    round.OnRecord.Where(step => step.Shared).Select(step => (step.Role, step.Title)).Order(),
                    round.AtTable.Where(step => step.Shared).Select(step => (step.Role, step.Title)).Order()
                )
        );
    }

    [Fact]
    public void Without_a_history_there_is_nothing_to_compare()
    {
        var game = HeadlessGame.Play(FirstCall.Scenario, "history");
        Assert.Null(DebriefReader.Of(FirstCall.Scenario, game.Entries)!.History);
    }

    private static ComparedHistory? Compare(Lineup lineup) =>
        DebriefReader.Of(_scenario, HeadlessGame.Play(_scenario, "history", lineup).Entries)!.History;
}
