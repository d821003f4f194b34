using System.Collections.Immutable;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>
/// Something that a move, an inject or an agreement does to the world. Each case is a file of this folder.
/// </summary>
[Union(UnionStyle.Nested)]
public abstract record Effect
{
    private protected Effect() { }

    /// <summary>Adds the events of this effect to the decision.</summary>
    internal abstract void Apply(DecisionContext decision, in EffectContext context);

    /// <summary>What somebody with this (redacted) world can expect of it.</summary>
    internal abstract void Expect(World world, in EffectContext context, ICollection<Expectation> expected);

    /// <summary>The parts of a world on which it depends what can be expected.</summary>
    internal abstract ReadSet Reads(Scenario scenario);
}

internal static class EffectLists
{
    /// <summary>Applies them in order; what an effect that ends the session leaves behind stays as it is.</summary>
    public static void Apply(this ImmutableArray<Effect> effects, DecisionContext decision, in EffectContext context)
    {
        if (effects.IsDefault)
            return;
        foreach (var effect in effects)
        {
            if (decision.World.Phase != Phase.Running)
                return;
            effect.Apply(decision, context);
        }
    }

    public static void Expect(
        this ImmutableArray<Effect> effects,
        World world,
        in EffectContext context,
        ICollection<Expectation> expected
    )
    {
        if (effects.IsDefault)
            return;
        foreach (var effect in effects)
            effect.Expect(world, context, expected);
    }

    public static ReadSet Reads(this ImmutableArray<Effect> effects, Scenario scenario)
    {
        var read = ReadSet.None;
        if (effects.IsDefault)
            return read;
        foreach (var effect in effects)
            read |= effect.Reads(scenario);
        return read;
    }

    /// <summary>What can be expected of effects that come only with a chance.</summary>
    /// <param name="chance">Per cent.</param>
    public static void Expect(
        this ImmutableArray<Effect> effects,
        int chance,
        World world,
        in EffectContext context,
        ICollection<Expectation> expected
    )
    {
        if (chance == 0)
            return;
        var certain = new List<Expectation>();
        effects.Expect(world, context, certain);
        foreach (var expectation in certain)
        {
            expected.Add(expectation with { Chance = (expectation.Chance ?? 100) * chance / 100 });
        }
    }
}
