using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Scenarios.Tests.Binding;

/// <summary>A small language that uses every form which the binder reads.</summary>
public sealed record Toy(
    string Title,
    ImmutableArray<ToyMove> Moves = default,
    ImmutableSortedDictionary<string, int>? Start = null,
    [property: Description("on the property, not read")] bool Open = true,
    Sequence<string> Tags = default,
    ToyFormula? Chance = null,
    string? Note = null
);

[Description("Something that a role can do.")]
public sealed record ToyMove(
    string Id,
    [Description("As players read it.")] string Title,
    [ScenarioKey("by")] ImmutableArray<ToyActor> Movers,
    ImmutableArray<ToyEffect> Outcome = default,
    ImmutableArray<ToyCondition> When = default,
    ToyTiming Timing = ToyTiming.RightAway,
    [Range(0, 10)] int Cost = 1,
    ToyTiming? Later = ToyTiming.Sealed
);

public enum ToyTiming
{
    RightAway,

    [ScenarioKey("in-secret")]
    Sealed,
}

public readonly record struct ToyActor(string Id)
{
    [Shorthand("self or the id of an actor")]
    public static bool TryParse(string text, out ToyActor actor)
    {
        actor = new ToyActor(text);
        return text.All(char.IsAsciiLetterLower);
    }
}

[Union(UnionStyle.Nested)]
public abstract record ToyEffect;

[Keyword("change")]
public sealed record ToyChange(string Indicator, [Range(-100, 100)] int By) : ToyEffect;

[Keyword("roll")]
public sealed record ToyRoll(
    [Range(0, 1)] decimal Chance,
    ImmutableArray<ToyEffect> Success,
    ImmutableArray<ToyEffect> Failure = default
) : ToyEffect;

[Keyword("end")]
public sealed record ToyEnd(string? Ending = null) : ToyEffect;

[Union(UnionStyle.Inline)]
public abstract record ToyCondition;

[Keyword("indicator")]
public sealed record ToyIndicatorIs(string Name, int? AtLeast = null, int? AtMost = null) : ToyCondition
{
    public int? AtMost { get; } = AtMost < AtLeast ? throw new ArgumentException("at-most is below at-least") : AtMost;
}

[Keyword("asset")]
public sealed record ToyAssetIs(string Asset, string Status, string? Indicator = null) : ToyCondition;

[Keyword("all")]
public sealed record ToyAll(ImmutableArray<ToyCondition> Conditions) : ToyCondition;

[Keyword("not")]
public sealed record ToyNot(ToyCondition Condition) : ToyCondition;

[Keyword("always")]
public sealed record ToyAlways : ToyCondition;

public sealed record ToyFormula(decimal Base, ImmutableArray<ToyWeight> Plus = default);

public sealed record ToyWeight(string Id, [Range(-2, 2)] decimal Times, string? Why = null);
