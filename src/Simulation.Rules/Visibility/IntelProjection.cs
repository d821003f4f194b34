using System.Collections.Immutable;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The part of a view about claims: what a viewer holds, and who else does. See <see cref="Projection"/>.
/// </summary>
internal static class IntelProjection
{
    public static ImmutableSortedDictionary<string, IntelView> Intel(
        World world,
        Viewer viewer,
        int self,
        World? seen,
        View? old
    )
    {
        var scenario = world.Scenario;
        var all = viewer.Kind == SeatKind.Facilitator;
        var entries = old?.Intel ?? Entries.Empty<IntelView>();
        if (seen?.Intel == world.Intel)
            return entries;
        for (var i = 0; i < world.Intel.Length; i++)
        {
            var (definition, intel) = (scenario.Intel[i], world.Intel[i]);
            var held = intel.By(self);
            if (held is null && !intel.Public && !all)
                continue;
            if (seen is not null && ReferenceEquals(seen.Intel[i], intel))
                continue;
            var view = new IntelView(
                definition.Title,
                definition.Text,
                definition.Source,
                held?.Confidence,
                all || held is { Verified: true } ? intel.True : null,
                intel.Public,
                held?.From,
                ActorMask.Ids(scenario, held?.ToldTo ?? ActorMask.Nobody).ToSequence(),
                all ? Holders(world, intel) : []
            );
            if (!view.Equals(entries.GetValueOrDefault(definition.Id)))
                entries = entries.SetItem(definition.Id, view);
        }

        return entries;
    }

    private static Sequence<IntelHolderView> Holders(World world, IntelState intel)
    {
        var holders = new List<IntelHolderView>();
        for (var actor = 0; actor < intel.Held.Length; actor++)
        {
            if (intel.Held[actor] is { } held)
                holders.Add(
                    new IntelHolderView(world.Scenario.Actors[actor].Id, held.Confidence, held.Verified, held.From)
                );
        }

        return holders.ToSequence();
    }
}
