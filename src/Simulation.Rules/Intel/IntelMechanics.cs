using System.Collections.Immutable;
using Simulation.Rules.Conditions;
using Simulation.Rules.Dice;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Intel;

/// <summary>Intel is drawn, found, verified, doubted, passed on and published.</summary>
internal static class IntelMechanics
{
    /// <summary>Draws what is true; what follows from other draws comes last, in the scenario's order.</summary>
    public static void Draw(DecisionContext decision)
    {
        var all = decision.Scenario.Intel;
        if (all.IsEmpty)
            return;
        var world = decision.World;
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
            if (definition.Truth is not DrawnTruth follows)
                continue;
            var holds = follows.When.AllHold(world, EffectContext.None);
            world = world.With(definition.Id, intel => intel with { True = holds });
        }

        decision.Emit(new IntelDrawn(world.Intel.Select(intel => intel.True).ToSequence()));
    }

    public static Refusal? Share(DecisionContext decision, CommandAuthor by, ShareIntel command)
    {
        if (decision.Role(by, out var role, out _) is { } notYours)
            return notYours;
        if (decision.World.RefuseUnlessMayAct(role) is { } notNow)
            return notNow;
        var index = decision.Scenario.IntelIndex(command.Intel);
        if (index < 0 || decision.World.Intel[index].By(role) is not { } held)
            return MoveRefusals.NoSuchIntel.Refuse(RefusalCode.Unknown);
        var me = decision.Scenario.Actors[role].Id;
        var to = command.To.Where(other => other != me).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (to.IsEmpty || to.Any(other => decision.Scenario.Actor(other) < 0))
            return MoveRefusals.NameRolesToTell.Refuse(RefusalCode.Unknown);
        if (decision.World.Intel[index].Public)
            return MoveRefusals.EverybodyHasIt.Refuse(RefusalCode.NotLegal);
        foreach (var other in to)
            decision.Emit(new IntelShared(command.Intel, me, other, held.Confidence));
        return null;
    }

    /// <summary>Lets an institution have it that does not have it yet.</summary>
    /// <param name="confidence">Per cent; the definition's when null.</param>
    public static void Plant(DecisionContext decision, string id, int actor, int? confidence)
    {
        if (actor < 0 || decision.World.IntelOf(id).By(actor) is not null)
            return;
        var definition = decision.Scenario.Intel[decision.Scenario.IntelIndex(id)];
        decision.Emit(new IntelPlanted(id, decision.Scenario.Actors[actor].Id, confidence ?? definition.Confidence));
    }

    /// <summary>Lets an institution that has it know whether it is true.</summary>
    public static void Verify(DecisionContext decision, string id, int actor)
    {
        var intel = decision.World.IntelOf(id);
        if (intel.By(actor) is { Verified: false })
            decision.Emit(new IntelVerified(id, decision.Scenario.Actors[actor].Id, intel.True));
    }

    /// <summary>Changes how far an institution believes it that has it and has not verified it.</summary>
    public static void Doubt(DecisionContext decision, string id, int actor, int by)
    {
        if (decision.World.IntelOf(id).By(actor) is not { Verified: false } held)
            return;
        var to = Math.Clamp(held.Confidence + by, 0, 100);
        if (to != held.Confidence)
            decision.Emit(new ConfidenceChanged(id, decision.Scenario.Actors[actor].Id, to - held.Confidence, to));
    }

    public static void Publish(DecisionContext decision, string id)
    {
        if (!decision.World.IntelOf(id).Public)
            decision.Emit(new IntelPublished(id));
    }
}
