using System.Collections.Immutable;
using Simulation.Rules.Improvised;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The parts of a view that the facilitator's desk works on: flags, injects, improvised moves. See
/// <see cref="Projection"/>.
/// </summary>
internal static class FacilitatorDeskProjection
{
    public static ImmutableSortedDictionary<string, FlagView> Flags(World world, Viewer viewer, World? seen, View? old)
    {
        var flags = old?.Flags ?? Entries.Empty<FlagView>();
        if (seen?.Flags == world.Flags)
            return flags;
        for (var i = 0; i < world.Flags.Length; i++)
        {
            if (seen is not null && seen.Flags[i] == world.Flags[i])
                continue;
            var id = world.Scenario.Flags[i].Id;
            if (viewer.Knows(world.Scenario, ActorMask.OfFlag(world.Scenario, id)))
                flags = flags.SetItem(id, new FlagView(world.Flags[i]));
        }

        return flags;
    }

    /// <summary>For the facilitator; empty for everybody else.</summary>
    public static ImmutableSortedDictionary<string, InjectView> Injects(
        World world,
        Viewer viewer,
        World? seen,
        View? old
    )
    {
        var injects = old?.Injects ?? Entries.Empty<InjectView>();
        if (
            viewer.Kind != SeatKind.Facilitator
            || (seen?.Injected == world.Injected && seen.Schedule == world.Schedule)
        )
            return injects;
        for (var i = 0; i < world.Injected.Length; i++)
        {
            var id = world.Scenario.Injects[i].Id;
            var inject = new InjectView(
                world.Injected[i],
                world.Schedule.Where(s => s.Inject == id).Min(s => (long?)s.At)
            );
            if (!inject.Equals(injects.GetValueOrDefault(id)))
                injects = injects.SetItem(id, inject);
        }

        return injects;
    }

    /// <summary>Null for a viewer without a role.</summary>
    public static ImprovisingView? MayImprovise(World world, int self) =>
        self < 0 ? null
        : Improvising.Closed(world, self) is { } why ? new ImprovisingView(false, why)
        : new ImprovisingView(true, null);

    public static ImprovisedView Improvised(World world, int self, ImprovisedMove move) =>
        new(
            move.Role,
            move.Round,
            move.At,
            move.Action,
            move.Result,
            move.Arguments,
            move.Secret,
            move.Argued,
            move.Status,
            Improvising.MayArgue(world.Scenario, self, move),
            move.Chance,
            move.Rolled,
            move.Words
        );
}
