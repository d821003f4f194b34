using System.Collections.Immutable;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The parts of a view about the state of the world: indicators and assets. See <see cref="Projection"/>.
/// </summary>
internal static class IndicatorAndAssetProjection
{
    public static ImmutableSortedDictionary<string, IndicatorView> Indicators(
        World world,
        Viewer viewer,
        World? seen,
        View? old
    )
    {
        var indicators = old?.Indicators ?? Entries.Empty<IndicatorView>();
        if (seen?.Indicators == world.Indicators)
            return indicators;
        for (var i = 0; i < world.Indicators.Length; i++)
        {
            if (seen is not null && seen.Indicators[i] == world.Indicators[i])
                continue;
            var definition = world.Scenario.Indicators[i];
            if (viewer.Knows(world.Scenario, ActorMask.OfList(world.Scenario, definition.KnownTo)))
            {
                indicators = indicators.SetItem(
                    definition.Id,
                    new IndicatorView(world.Indicators[i], definition.Start)
                );
            }
        }

        return indicators;
    }

    public static ImmutableSortedDictionary<string, AssetView> Assets(
        World world,
        Viewer viewer,
        World? seen,
        View? old
    )
    {
        var assets = old?.Assets ?? Entries.Empty<AssetView>();
        for (var i = 0; i < world.Assets.Length; i++)
        {
            if (seen is not null && ReferenceEquals(seen.Assets[i], world.Assets[i]))
                continue;
            var definition = world.Scenario.Assets[i];
            var attributes = Entries.Builder<int>();
            for (var a = 0; a < definition.Attributes.Length; a++)
            {
                if (viewer.Knows(world.Scenario, world.Assets[i].KnownTo[a]))
                    attributes[definition.Attributes[a].Id] = world.Assets[i].Attributes[a];
            }

            var asset = new AssetView(world.Assets[i].Status, attributes.ToImmutable());
            if (!asset.Equals(assets.GetValueOrDefault(definition.Id)))
                assets = assets.SetItem(definition.Id, asset);
        }

        return assets;
    }
}
