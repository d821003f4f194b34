using System.Collections.Immutable;
using Simulation.Rules.Conditions;
using Simulation.Rules.Dice;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Intel;

/// <summary>Intel is drawn, found, verified, doubted, passed on and published.</summary>
internal static class Knowing
{
    /// <summary>Draws what is true; what follows from other draws comes last, in the scenario's order.</summary>
    public static void Draw(Turn turn)
    {
        var all = turn.Scenario.Intel;
        if (all.IsEmpty) return;
        var world = turn.World;
        for (var i = 0; i < all.Length; i++)
        {
            var drawn = all[i].Truth switch
            {
                CertainTruth certain => certain.Is,
                ChanceTruth chance => Die.Percent(world.Seed, $"intel/{all[i].Id}") <= chance.Chance,
                _ => false,
            };
            world = world.With(all[i].Id, intel => intel with { True = drawn });
        }

        foreach (var definition in all)
        {
            if (definition.Truth is not DrawnTruth follows) continue;
            var holds = follows.When.AllHold(world, Setting.None);
            world = world.With(definition.Id, intel => intel with { True = holds });
        }

        turn.Emit(new IntelDrawn(world.Intel.Select(intel => intel.True).ToSequence()));
    }

    public static Refusal? Share(Turn turn, Author by, ShareIntel command)
    {
        if (turn.Role(by, out var role, out _) is { } notYours) return notYours;
        if (turn.World.RefuseUnlessInPlay() is { } notNow) return notNow;
        var index = turn.Scenario.IntelIndex(command.Intel);
        if (index < 0 || turn.World.Intel[index].By(role) is not { } held) return new Refusal(RefusalCode.Unknown, "You have no such intel.");
        var me = turn.Scenario.Actors[role].Id;
        var to = command.To.Where(other => other != me).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (to.IsEmpty || to.Any(other => turn.Scenario.Actor(other) < 0)) return new Refusal(RefusalCode.Unknown, "Name the roles to share it with.");
        if (turn.World.Intel[index].Public) return new Refusal(RefusalCode.NotLegal, "Everybody has it already.");
        foreach (var other in to) turn.Emit(new IntelShared(command.Intel, me, other, held.Confidence));
        return null;
    }

    /// <summary>Lets an institution have it that does not have it yet.</summary>
    /// <param name="confidence">Per cent; the definition's when null.</param>
    public static void Plant(Turn turn, string id, int actor, int? confidence)
    {
        if (actor < 0 || turn.World.IntelOf(id).By(actor) is not null) return;
        var definition = turn.Scenario.Intel[turn.Scenario.IntelIndex(id)];
        turn.Emit(new IntelPlanted(id, turn.Scenario.Actors[actor].Id, confidence ?? definition.Confidence));
    }

    /// <summary>Lets an institution that has it know whether it is true.</summary>
    public static void Verify(Turn turn, string id, int actor)
    {
        var intel = turn.World.IntelOf(id);
        if (intel.By(actor) is { Verified: false }) turn.Emit(new IntelVerified(id, turn.Scenario.Actors[actor].Id, intel.True));
    }

    /// <summary>Changes how far an institution believes it that has it and has not verified it.</summary>
    public static void Doubt(Turn turn, string id, int actor, int by)
    {
        if (turn.World.IntelOf(id).By(actor) is not { Verified: false } held) return;
        var to = Math.Clamp(held.Confidence + by, 0, 100);
        if (to != held.Confidence) turn.Emit(new ConfidenceChanged(id, turn.Scenario.Actors[actor].Id, to - held.Confidence, to));
    }

    public static void Publish(Turn turn, string id)
    {
        if (!turn.World.IntelOf(id).Public) turn.Emit(new IntelPublished(id));
    }
}
