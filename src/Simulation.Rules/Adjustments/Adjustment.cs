using System.Text.Json.Serialization;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Adjustments;

/// <summary>
/// Something that the facilitator may set by hand: a closed list, so that whatever is done by hand is as typed, bounded
/// and told as what a move does. Each case is a file of this folder.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(IndicatorAdjustment), "indicator")]
[JsonDerivedType(typeof(ResourceAdjustment), "resource")]
[JsonDerivedType(typeof(RelationAdjustment), "relation")]
[JsonDerivedType(typeof(AssetStatusAdjustment), "status")]
[JsonDerivedType(typeof(AssetAttributeAdjustment), "attribute")]
[JsonDerivedType(typeof(FlagAdjustment), "flag")]
[JsonDerivedType(typeof(PermitAdjustment), "permit")]
public abstract record Adjustment
{
    private protected Adjustment() { }

    /// <summary>Why it cannot be done: an unknown name, or a number out of bounds.</summary>
    internal abstract Refusal? Refuse(Scenario scenario);

    internal abstract void Apply(DecisionContext decision);

    /// <summary>Who may know of it, as bits of actors: those who may know the value.</summary>
    internal abstract ulong KnownTo(World world);
}

internal static class AdjustmentLists
{
    private const int Most = 20;

    public static Refusal? Refuse(this Sequence<Adjustment> adjustments, Scenario scenario)
    {
        if (adjustments.Count > Most)
            return TableRefusals.TooManyAdjustments.Refuse(RefusalCode.TooLarge, Most);
        foreach (var adjustment in adjustments)
        {
            // A list in a message can hold a null, whatever its type says.
            if (adjustment is null)
                return TableRefusals.AdjustmentEmpty.Refuse(RefusalCode.Malformed);
            if (adjustment.Refuse(scenario) is { } refusal)
                return refusal;
        }

        return null;
    }

    public static void Apply(this Sequence<Adjustment> adjustments, DecisionContext decision)
    {
        foreach (var adjustment in adjustments)
            adjustment.Apply(decision);
    }

    /// <summary>Who may know of at least one of them.</summary>
    public static ulong KnownTo(this Sequence<Adjustment> adjustments, World world)
    {
        var known = ActorMask.Nobody;
        foreach (var adjustment in adjustments)
            known |= adjustment.KnownTo(world);
        return known;
    }
}

/// <summary>A number set by hand: changed by so much, or to a value; one of the two.</summary>
internal static class ByOrTo
{
    /// <param name="what">What it is, at the beginning of a sentence.</param>
    public static Refusal? Refuse(int? by, int? to, int least, int most, string what) =>
        (by, to) switch
        {
            (null, null) or (not null, not null) => TableRefusals.ByOrTo.Refuse(RefusalCode.Malformed),
            (_, { } value) when value < least || value > most => OutOfRange(what, least, most),
            ({ } value, _) when Math.Abs((long)value) > most - (long)least => OutOfRange(what, least, most),
            _ => null,
        };

    public static int Change(int? by, int? to, int value) => to is { } target ? target - value : by ?? 0;

    private static Refusal OutOfRange(string what, int least, int most) =>
        TableRefusals.ValueBetween.Refuse(RefusalCode.Malformed, what, least, most);
}
