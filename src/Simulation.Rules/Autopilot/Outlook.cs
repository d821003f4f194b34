using System.Collections.Immutable;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// What a world is worth to a role, in points of its score: as it stands, and in part as the drifts that end the round
/// will leave it. An order that is left standing costs little when it is given and more with every round.
/// </summary>
/// <remarks>
/// Autopilots ask it of thousands of worlds that differ little from the one that they see, so that one outlook answers
/// for all that follow from its world, and reckons only the goals and drifts that a difference touches.
/// </remarks>
public sealed class Outlook
{
    /// <summary>How much of what the drifts will do counts: others have the rest of the round to change it.</summary>
    private const decimal Foreseen = 0.3m;

    private readonly World _world;
    private readonly int _actor;
    private readonly int[] _now;
    private readonly int[] _later;
    private readonly ImmutableArray<int> _drifted;

    /// <summary>What the goals of the role look at: where anything else drifts to is nothing to it.</summary>
    private readonly ReadSet _lookedAt;

    /// <param name="world">Where it begins: the world as the role may know it.</param>
    public Outlook(World world, int actor)
    {
        (_world, _actor) = (world, actor);
        foreach (var goal in world.Scenario.Dependencies.Objectives(actor))
            _lookedAt |= goal.Reads;
        (_now, _later, _drifted) = (Measure(world), [], world.Indicators);
        if (Drifts(world))
        {
            (_drifted, _) = AfterDrifts(world, ReadSet.Everything);
            _later = Measure(world with { Indicators = _drifted });
        }

        Score = Of(world);
    }

    /// <summary>What the world is worth in which it begins.</summary>
    public decimal Score { get; }

    /// <summary>What a world is worth that follows from the one in which it begins, by all goals of the role.</summary>
    public decimal Of(World after)
    {
        var changed = ReadSet.Between(_world, after, _actor);
        var now = Mean(after, _now, changed);
        if (!Drifts(after))
            return now;
        // Nothing is known of drifts in a world that has none.
        var touched = Drifts(_world) ? changed : ReadSet.Everything;
        var (drifted, also) = AfterDrifts(after, touched);
        var later = Mean(after with { Indicators = drifted }, _later, touched | also);
        return now + (Foreseen * (later - now));
    }

    private static bool Drifts(World world) => world.Phase == Phase.Running && world.Scenario.Facts.Drifts;

    /// <summary>How far each goal is met in a world.</summary>
    private int[] Measure(World world) =>
        [
            .. world
                .Scenario.Dependencies.Objectives(_actor)
                .Select(goal => Scores.Measure(world, _actor, goal.Objective)),
        ];

    /// <summary>The weighted mean of the goals, as <see cref="Scores.Exact"/> has it.</summary>
    /// <param name="known">How far each goal was met in the world in which it begins.</param>
    /// <param name="changed">The parts in which this world differs from that one.</param>
    private decimal Mean(World world, int[] known, ReadSet changed)
    {
        long sum = 0,
            weights = 0;
        var goals = world.Scenario.Dependencies.Objectives(_actor);
        for (var i = 0; i < goals.Length; i++)
        {
            var (_, goal, reads) = goals[i];
            sum += (long)goal.Weight * (reads.Meets(changed) ? Scores.Measure(world, _actor, goal) : known[i]);
            weights += goal.Weight;
        }

        return weights == 0 ? 0 : (decimal)sum / weights;
    }

    /// <summary>
    /// The indicators at the end of the round, and those that end elsewhere than in the world in which it begins.
    /// </summary>
    private (ImmutableArray<int> Values, ReadSet Changed) AfterDrifts(World world, ReadSet changed)
    {
        var definitions = world.Scenario.Indicators;
        var values = ImmutableArray.CreateBuilder<int>(definitions.Length);
        var differ = ReadSet.None;
        for (var i = 0; i < definitions.Length; i++)
        {
            var isTouched =
                _lookedAt.Meets(ReadSet.Indicator(i)) && world.Scenario.Dependencies.Drift(i).Meets(changed);
            values.Add(
                isTouched ? Math.Clamp(world.Indicators[i] + definitions[i].DriftIn(world), 0, 100) : _drifted[i]
            );
            if (values[i] != _drifted[i])
                differ |= ReadSet.Indicator(i);
        }

        return (values.MoveToImmutable(), differ);
    }
}
