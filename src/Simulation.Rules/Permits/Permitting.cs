using System.Collections.Immutable;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Permits;

/// <summary>Permits are granted, revoked, and lapse.</summary>
internal static class Permitting
{
    /// <param name="by">The grantor, or −1.</param>
    /// <param name="minutes">Game minutes until it lapses; null when it stays.</param>
    public static void Grant(DecisionContext decision, string permit, int to, int by, int? minutes)
    {
        if (to < 0)
            return;
        var granted = new Permit(
            permit,
            decision.Scenario.Actors[to].Id,
            by >= 0 ? decision.Scenario.Actors[by].Id : null,
            minutes is { } m ? decision.Time + (m * 60L) : null
        );
        foreach (var held in decision.World.Permits)
        {
            // A grant never shortens what was granted before.
            if (held.IsSameGrant(granted) && (held.Until is null || held.Until >= granted.Until))
                return;
        }

        decision.Emit(new PermitGranted(granted));
    }

    /// <summary>Takes a permit away, also one that another role granted.</summary>
    public static void Revoke(DecisionContext decision, string permit, int from)
    {
        if (from < 0)
            return;
        var holder = decision.Scenario.Actors[from].Id;
        foreach (var held in decision.World.Permits)
        {
            if (held.Name == permit && held.Holder == holder)
                decision.Emit(new PermitRevoked(held));
        }
    }

    /// <summary>Game time at which a permit lapses next.</summary>
    public static long NextDue(World world)
    {
        var next = long.MaxValue;
        foreach (var permit in world.Permits)
        {
            if (permit.Until is { } until)
                next = Math.Min(next, until);
        }

        return next;
    }

    public static void Lapse(DecisionContext decision, long due)
    {
        foreach (var permit in decision.World.Permits)
        {
            if (permit.Until <= due)
                decision.Emit(new PermitLapsed(permit));
        }
    }

    public static bool Holds(this World world, int actor, string permit)
    {
        if (actor < 0)
            return false;
        var holder = world.Scenario.Actors[actor].Id;
        foreach (var held in world.Permits)
        {
            if (held.Name == permit && held.Holder == holder)
                return true;
        }

        return false;
    }

    internal static ImmutableArray<Permit> Without(this World world, Permit permit) =>
        world.Permits.RemoveAll(held => held.IsSameGrant(permit));
}
