using System.Collections.Immutable;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// What a world is worth to a role, in points of its score: as it stands, and in part as the drifts that end the round
/// will leave it. An order that is left standing costs little when it is given and more with every round.
/// </summary>
public static class Outlook
{
    /// <summary>How much of what the drifts will do counts: others have the rest of the round to change it.</summary>
    private const decimal Foreseen = 0.3m;

    /// <summary>By all goals of the role.</summary>
    public static decimal Of(World world, int actor)
    {
        var now = Scores.Exact(world, actor);
        return world.Phase == Phase.Running && world.Scenario.Facts.Drifts
            ? now + (Foreseen * (Scores.Exact(AfterDrifts(world), actor) - now))
            : now;
    }

    private static World AfterDrifts(World world)
    {
        var definitions = world.Scenario.Indicators;
        var values = ImmutableArray.CreateBuilder<int>(definitions.Length);
        for (var i = 0; i < definitions.Length; i++)
            values.Add(Math.Clamp(world.Indicators[i] + definitions[i].DriftIn(world), 0, 100));
        return world with { Indicators = values.MoveToImmutable() };
    }
}
