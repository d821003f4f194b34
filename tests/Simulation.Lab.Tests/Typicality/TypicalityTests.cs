using Simulation.Lab.Typicality;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Typicality;

public sealed class TypicalityTests
{
    private const int Games = 12;

    [Fact]
    public void A_table_stands_among_games_from_its_opening_and_from_each_round()
    {
        var scenario = FirstCall.Scenario;
        var game = PeopledGame.Play(scenario, "typical", Pacing.Live, scenario.Actors[0].Id);
        var typical = new TypicalityAnalysis(game, Games);
        var points = typical.Compare(typical.Plan.Play(workers: 2));
        Assert.Equal(Enumerable.Range(0, scenario.Rounds.Length), points.Select(point => point.Rounds));
        Assert.All(points, point => Assert.Equal(Games, point.Endings.Sum(ending => ending.Games)));
        Assert.All(
            points.SelectMany(point => point.Scores.Concat(point.Indicators)),
            standing =>
            {
                Assert.InRange(standing.Percentile, 0, 100);
                Assert.Equal((20, Games), (standing.Spread.Count, standing.Spread.Sum()));
            }
        );
        Assert.Equal(points.AsEnumerable(), typical.Compare(typical.Plan.Play(workers: 7)));
    }

    /// <summary>A game of autopilots is one of those that it is compared with, but for its luck.</summary>
    [Fact]
    public void Games_from_the_opening_draw_what_is_hidden_anew()
    {
        var game = new RecordedGame(FirstCall.Scenario, HeadlessGame.Play(FirstCall.Scenario, "typical").Entries);
        var typical = new TypicalityAnalysis(game, Games);
        var opening = typical.Plan.Play(typical.Plan.Slices[0]);
        Assert.Equal(2, opening.Games.Length);
        Assert.NotEqual(opening.Games[0].Indicators, opening.Games[1].Indicators);
        Assert.Equal(Phase.Lobby, typical.Plan.Starts[0].World.Phase);
    }
}
