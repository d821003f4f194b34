using System.Collections.Immutable;
using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Conditions;

/// <summary>
/// Which condition keeps something from being done. It is asked of the world as the one who acts may know it. Of
/// several that fail, one that the viewer may know is named, the first in the scenario's order; one that it must not
/// know has the same words as every other of that sort, and is spoken of only when no known one fails.
/// </summary>
internal static class FailedConditions
{
    /// <summary>Why not all hold; null when they do.</summary>
    public static Refusal? Refuse(this ImmutableArray<Condition> conditions, World seen, in EffectContext context)
    {
        if (conditions.AllHold(seen, context))
            return null;
        foreach (var condition in conditions)
        {
            if (Name(condition, holds: true, seen, context) is { } why)
                return why.Refuse(RefusalCode.NotLegal);
        }

        return MoveRefusals.NotNow.Refuse(RefusalCode.NotLegal);
    }

    /// <param name="holds">What is wanted of it.</param>
    /// <returns>Null when it is as wanted, or when who acts must not know.</returns>
    private static Sentence? Name(Condition condition, bool holds, World seen, in EffectContext context)
    {
        if (condition.Holds(seen, context) == holds)
            return null;
        switch (condition)
        {
            case NotCondition not:
                return Name(not.Not, !holds, seen, context);
            case AllCondition all when holds:
                return NameFirst(all.All, holds, seen, context);
            case AnyCondition any when !holds:
                return NameFirst(any.Any, holds, seen, context);
        }

        if (!ActorMask.Tells(condition.KnownTo(seen, context), context.Self) || !condition.IsNameable(seen, context))
            return null;
        return (holds ? MoveRefusals.Without : MoveRefusals.With).With(Stand(condition, seen, context));
    }

    private static Sentence? NameFirst(
        ImmutableArray<Condition> conditions,
        bool holds,
        World seen,
        in EffectContext context
    )
    {
        foreach (var condition in conditions)
        {
            if (Name(condition, holds, seen, context) is { } why)
                return why;
        }

        return null;
    }

    /// <summary>The condition, with the value as it is where there is one.</summary>
    private static SentenceArgument Stand(Condition condition, World seen, in EffectContext context)
    {
        int? value = condition switch
        {
            IndicatorCondition c => seen.Indicator(c.Indicator),
            ResourceCondition c when context.Find(c.Of, seen) is var actor && actor >= 0 => seen.Resource(
                actor,
                c.Resource
            ),
            AssetAttributeCondition c when context.Find(c.Of, seen) is var asset && asset >= 0 => seen.Attribute(
                asset,
                c.Attribute
            ),
            RelationCondition c when context.Find(c.Relation, seen) is var from && from >= 0 => context.Find(c.To, seen)
                is var to
            && to >= 0
                ? seen.Relation(from, to)
                : null,
            _ => null,
        };
        var words = ConditionWords.Of(condition, seen, context);
        return value is { } number ? ConditionSentences.Now.With(words, number) : words;
    }
}
