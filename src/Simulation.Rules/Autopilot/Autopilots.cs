using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// What an autopilot does now, whatever its strategy: the table of contents of the autopilots. All of them see the
/// world as their role may know it, and nothing else.
/// </summary>
public static class Autopilots
{
    /// <summary>
    /// Decisions of one role in one round after which it is held to be ready, whatever its autopilot wants.
    /// </summary>
    public const int MostDecisions = 60;

    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="role">The role's id.</param>
    /// <param name="roundKey">
    /// Keys what the role draws in the round, as <see cref="ThinkKey.OfRound"/> makes it.
    /// </param>
    /// <param name="foresight">How far the base strategy looks ahead.</param>
    public static Intention Choose(
        Strategy strategy,
        World seen,
        string role,
        string roundKey,
        DateTimeOffset now,
        Foresight foresight = Foresight.TwoPly
    )
    {
        var key = ThinkKey.OfDecision(seen, role, roundKey);
        return strategy switch
        {
            Strategy.Base or Strategy.Assistant => Pace.Choose(seen, role, key, roundKey, now, foresight),
            Strategy.Historical => HistoricalStrategy.Choose(seen, role, key, now),
            Strategy.Random => new Intention(RandomStrategy.Choose(seen, role, key)),
            _ => throw new ArgumentOutOfRangeException(nameof(strategy)),
        };
    }
}
