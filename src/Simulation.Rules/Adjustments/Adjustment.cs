using System.Text.Json.Serialization;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Adjustments;

/// <summary>
/// Something that the facilitator may set by hand: a closed list, so that whatever is done by hand is as typed, bounded
/// and told as what a move does. Each case is a file of this folder.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(IndicatorAdjustment), "indicator")]
[JsonDerivedType(typeof(ResourceAdjustment), "resource")]
[JsonDerivedType(typeof(RelationAdjustment), "relation")]
[JsonDerivedType(typeof(StatusAdjustment), "status")]
[JsonDerivedType(typeof(AttributeAdjustment), "attribute")]
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
            return new Refusal(RefusalCode.TooLarge, $"At most {Most} adjustments can be made at once.");
        foreach (var adjustment in adjustments)
        {
            // A list in a message can hold a null, whatever its type says.
            if (adjustment is null)
                return new Refusal(RefusalCode.Malformed, "An adjustment is empty.");
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
        var known = Knowledge.Nobody;
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
            (null, null) or (not null, not null) => new Refusal(
                RefusalCode.Malformed,
                "Say by how much or to what it changes, one of the two."
            ),
            (_, { } value) when value < least || value > most => OutOfRange(what, least, most),
            ({ } value, _) when Math.Abs((long)value) > most - (long)least => OutOfRange(what, least, most),
            _ => null,
        };

    public static int Change(int? by, int? to, int value) => to is { } target ? target - value : by ?? 0;

    private static Refusal OutOfRange(string what, int least, int most) =>
        new(
            RefusalCode.Malformed,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{what} lies between {least:N0} and {most:N0}."
            )
        );
}
