using Simulation.Lab.Debriefs;
using Simulation.Rules.Moves;

namespace Simulation.Lab.Tests.Debriefs;

public sealed class TableOutcomeReaderTests
{
    [Fact]
    public void A_finished_table_has_its_ending_scores_and_a_value_for_the_start_and_each_round()
    {
        var scenario = FirstCall.Scenario;
        var game = HeadlessGame.Play(scenario, "outcome");
        var debrief = DebriefReader.Of(scenario, game.Entries)!;
        var outcome = TableOutcomeReader.Of(scenario, game.Entries);

        Assert.Equal(debrief.Ending.Id, outcome.Ending!.Id);
        Assert.Equal(debrief.Scores.Select(score => score.Total), outcome.Scores);
        Assert.Equal(scenario.Rounds.Length + 1, outcome.Values.Count);
        Assert.Equal(scenario.Indicators.Select(indicator => indicator.Start), outcome.Values[0]);
        Assert.Equal(debrief.Curves.Select(curve => curve.Points[^1].Value), outcome.Values[^1]);
    }

    [Fact]
    public void Each_move_of_a_role_is_told_once_with_its_first_round()
    {
        var scenario = FirstCall.Scenario;
        var game = HeadlessGame.Play(scenario, "outcome");
        var outcome = TableOutcomeReader.Of(scenario, game.Entries);
        var played = game.Entries.SelectMany(entry => entry.Events).OfType<MovePlayed>().ToList();

        Assert.Equal(
            played.Select(move => (move.Role, move.Choice.Move)).Distinct().Order(),
            outcome.Moves.Select(move => (move.Role, move.Move)).Order()
        );
        Assert.All(outcome.Moves, move => Assert.InRange(move.Round, 0, scenario.Rounds.Length - 1));
    }

    [Fact]
    public void A_table_that_has_not_begun_is_where_the_scenario_begins()
    {
        var scenario = FirstCall.Scenario;
        var game = HeadlessGame.Play(scenario, "outcome");
        var outcome = TableOutcomeReader.Of(scenario, [game.Entries[0]]);
        Assert.Null(outcome.Ending);
        Assert.Equal(0, outcome.Round);
        Assert.Single(outcome.Values);
        Assert.Empty(outcome.Moves);
    }
}
