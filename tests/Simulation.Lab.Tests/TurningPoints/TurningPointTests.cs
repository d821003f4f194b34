using Simulation.Lab.TurningPoints;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.TurningPoints;

public sealed class TurningPointTests
{
    private static readonly RecordedGame _game = PeopledGame.Play(
        FirstCall.Scenario,
        "turning",
        Pacing.Live,
        FirstCall.Scenario.Actors[0].Id
    );

    [Fact]
    public void Every_decision_is_ranked_and_the_order_of_slices_changes_nothing()
    {
        var points = new TurningPointAnalysis(_game, pairs: 2);
        var ranked = points.Rank(points.Plan.Play(workers: 2));
        Assert.Equal(points.Decisions, ranked.Select(point => point.Entry).Order());
        Assert.Equal(
            ranked.OrderByDescending(point => point.Strength).Select(point => point.Strength),
            ranked.Select(point => point.Strength)
        );
        Assert.All(ranked, point => Assert.InRange(point.Strength, 0, 1));

        var slices = points.Plan.Slices.Reverse().Select(points.Plan.Play);
        Assert.Equal(ranked.AsEnumerable(), points.Rank(points.Plan.Merge(slices)));
    }

    [Fact]
    public void Of_a_long_game_the_decisions_of_people_are_looked_at_first()
    {
        var all = new TurningPointAnalysis(_game, pairs: 2).Decisions;
        var people = all.Where(entry => _game.Entries[entry].By.Kind != AuthorKind.Autopilot).ToList();
        Assert.True(people.Count < all.Length);
        Assert.Equal(people, new TurningPointAnalysis(_game, pairs: 2, people.Count).Decisions);

        var (most, few) = (people.Count + 1, new TurningPointAnalysis(_game, pairs: 2, most: 2).Decisions);
        Assert.Equal(most, new TurningPointAnalysis(_game, pairs: 2, most).Decisions.Length);
        Assert.Equal(2, few.Length);
        Assert.All(few, entry => Assert.Contains(entry, people));
        Assert.Equal(all.AsEnumerable(), new TurningPointAnalysis(_game, pairs: 2, all.Length).Decisions);
    }

    [Fact]
    public void What_changes_nothing_has_no_strength()
    {
        var points = new TurningPointAnalysis(_game, pairs: 2);
        var outcomes = points.Plan.Play(workers: 2);
        var same = outcomes.Select((_, i) => outcomes[i - (i % 2)]);
        Assert.All(points.Rank([.. same]), point => Assert.Equal(0, point.Strength));
    }
}
