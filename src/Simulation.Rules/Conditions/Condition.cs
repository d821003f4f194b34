using System.Collections.Immutable;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>Something that holds or not. Each case is a file of this folder.</summary>
[Union(UnionStyle.Inline)]
public abstract record Condition
{
    private protected Condition() { }

    internal abstract bool Holds(World world, in EffectContext context);

    /// <summary>The parts of a world on which it depends whether it holds, and who can tell.</summary>
    internal abstract ReadSet Reads(Scenario scenario);

    /// <summary>Actors that can tell whether it holds, as bits.</summary>
    internal virtual ulong KnownTo(World world, in EffectContext context) => ActorMask.Everyone;

    /// <summary>
    /// Whether the one who acts may also read what it speaks of: a claim that it has heard, a move that it knows of.
    /// Asked beside <see cref="KnownTo"/>.
    /// </summary>
    internal virtual bool IsNameable(World seen, in EffectContext context) => true;

    private protected static bool Within(int value, int? least, int? most) =>
        (least is null || value >= least) && (most is null || value <= most);
}

internal static class ConditionLists
{
    /// <summary>Whether all hold; an empty list does.</summary>
    public static bool AllHold(this ImmutableArray<Condition> conditions, World world, in EffectContext context)
    {
        if (conditions.IsDefault)
            return true;
        foreach (var condition in conditions)
        {
            if (!condition.Holds(world, context))
                return false;
        }

        return true;
    }

    public static ReadSet Reads(this ImmutableArray<Condition> conditions, Scenario scenario)
    {
        var read = ReadSet.None;
        if (conditions.IsDefault)
            return read;
        foreach (var condition in conditions)
            read |= condition.Reads(scenario);
        return read;
    }

    public static bool AreNameable(this ImmutableArray<Condition> conditions, World seen, in EffectContext context)
    {
        foreach (var condition in conditions)
        {
            if (!condition.IsNameable(seen, context))
                return false;
        }

        return true;
    }

    public static ulong KnownTo(this ImmutableArray<Condition> conditions, World world, in EffectContext context)
    {
        var known = ActorMask.Everyone;
        if (conditions.IsDefault)
            return known;
        foreach (var condition in conditions)
            known &= condition.KnownTo(world, context);
        return known;
    }
}
