using Simulation.Rules.Autopilot;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Autopilot;

/// <summary>The end of a round takes five points of water, which the growers want and nobody else does.</summary>
public sealed class OutlookTests
{
    private static readonly World _world = Table.Running().World;
    private static readonly int _growers = _world.Scenario.Actor(Valley.Growers);

    [Fact]
    public void Three_tenths_of_what_a_drift_will_change_count()
    {
        var dried = _world with { Indicators = _world.Indicators.SetItem(0, _world.Indicators[0] - 5) };
        var lost = Scores.Exact(dried, _growers) - Scores.Exact(_world, _growers);
        Assert.True(lost < 0);
        Assert.Equal(Scores.Exact(_world, _growers) + (0.3m * lost), new Outlook(_world, _growers).Score);
    }

    [Fact]
    public void For_a_role_without_a_goal_that_drifts_it_is_the_score()
    {
        var council = _world.Scenario.Actor(Valley.Council);
        Assert.Equal(Scores.Exact(_world, council), new Outlook(_world, council).Score);
    }

    [Fact]
    public void When_the_game_has_ended_nothing_drifts_any_more()
    {
        var ended = _world with { Phase = Phase.Debrief };
        Assert.Equal(Scores.Exact(ended, _growers), new Outlook(ended, _growers).Score);
    }

    [Fact]
    public void An_indicator_does_not_drift_beyond_its_scale()
    {
        var dry = _world with { Indicators = _world.Indicators.SetItem(0, 0) };
        Assert.Equal(Scores.Exact(dry, _growers), new Outlook(dry, _growers).Score);
    }
}
