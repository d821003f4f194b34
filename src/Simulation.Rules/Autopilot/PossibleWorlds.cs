using System.Collections.Immutable;
using Simulation.Rules.Dice;
using Simulation.Rules.Intel;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// Worlds that a role holds possible. They agree in all that the role knows; an attribute that it does not know takes
/// values from all of the range that the scenario declares, and a claim that it holds without proof is true in as many
/// of them as it is sure of it.
/// </summary>
internal static class PossibleWorlds
{
    /// <summary>Worlds, each as likely as the others.</summary>
    private const int Worlds = 4;

    /// <summary>The parts of the world of which the role is not sure.</summary>
    public static ReadSet Unsure(World seen, int actor)
    {
        var unsure = ReadSet.None;
        foreach (var intel in seen.Intel)
        {
            if (IsUnsure(intel, actor))
                unsure |= ReadSet.Intel;
        }

        for (var i = 0; i < seen.Assets.Length; i++)
        {
            for (var a = 0; a < seen.Assets[i].Attributes.Length; a++)
            {
                if (IsUnsure(seen, actor, i, a))
                    unsure |= ReadSet.Asset(i);
            }
        }

        return unsure;
    }

    /// <summary>The worlds that the role holds possible.</summary>
    public static ImmutableArray<World> Of(World seen, int actor) =>
        [.. Enumerable.Range(0, Worlds).Select(n => Imagine(seen, actor, n))];

    private static World Imagine(World seen, int actor, int n)
    {
        var (assets, claims) = (seen.Assets.ToBuilder(), seen.Intel.ToBuilder());
        for (var i = 0; i < assets.Count; i++)
        {
            for (var a = 0; a < assets[i].Attributes.Length; a++)
            {
                if (!IsUnsure(seen, actor, i, a))
                    continue;
                var asset = seen.Scenario.Assets[i];
                var attribute = asset.Attributes[a];
                var (least, most) = (attribute.From, attribute.To ?? attribute.From);
                var part = Part($"{asset.Id}/{attribute.Id}", n);
                var value = least + ((most - least) * ((2 * part) + 1) / (2 * Worlds));
                assets[i] = assets[i] with { Attributes = assets[i].Attributes.SetItem(a, value) };
            }
        }

        for (var i = 0; i < claims.Count; i++)
        {
            if (IsUnsure(claims[i], actor))
            {
                var part = Part(seen.Scenario.Intel[i].Id, n);
                var isTrue = 100 * ((2 * part) + 1) < claims[i].By(actor)!.Confidence * 2 * Worlds;
                claims[i] = claims[i] with { True = isTrue };
            }
        }

        return seen with
        {
            Assets = assets.ToImmutable(),
            Intel = claims.ToImmutable(),
        };
    }

    /// <summary>
    /// Which part of its range a value is in, from 0: each part in one world, and in an order that differs from value to
    /// value, so that not all are high in the same world.
    /// </summary>
    private static int Part(string value, int world)
    {
        var drawn = Die.Between("beliefs", value, 0, (2 * Worlds) - 1);
        return ((drawn % 2 == 0 ? world : Worlds - 1 - world) + (drawn / 2)) % Worlds;
    }

    private static bool IsUnsure(World seen, int actor, int asset, int attribute) =>
        seen.Scenario.Assets[asset].Attributes[attribute] is { To: { } most, From: var least }
        && most > least
        && !ActorMask.Tells(seen.Assets[asset].KnownTo[attribute], actor);

    private static bool IsUnsure(IntelState intel, int actor) =>
        intel.By(actor) is { Verified: false, Confidence: > 0 and < 100 };
}
