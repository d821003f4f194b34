using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// Whether something is new to which an autopilot may have to reply. Until then, and until the time at which it wanted
/// to be asked again, it would decide as it did before.
/// </summary>
public static class AutopilotNews
{
    /// <param name="before">The world in which it was asked last.</param>
    /// <param name="actor">Index of its actor.</param>
    /// <param name="strategy">How it decides.</param>
    public static bool Concerns(World before, World now, int actor, Strategy strategy) =>
        !ReferenceEquals(before.Actors[actor], now.Actors[actor])
        || before.Directives != now.Directives
        || before.Agreements != now.Agreements
        || (before.Round, before.RoundEnds) != (now.Round, now.RoundEnds)
        || (!HasMoments(now, strategy) && !ReferenceEquals(before, now))
        || (before.Actors != now.Actors && IsHurried(now, actor) != IsHurried(before, actor));

    /// <summary>
    /// Whether such an autopilot decides at moments of game time. Others are asked after everything that happens.
    /// </summary>
    public static bool HasMoments(World world, Strategy strategy) =>
        world.Pacing == Pacing.Live && strategy == Strategy.Base;

    private static bool IsHurried(World world, int actor) => Pace.IsHurried(world, world.Scenario.Actors[actor].Id);
}
