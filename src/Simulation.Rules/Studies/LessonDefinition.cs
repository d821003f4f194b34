using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.Studies;

/// <summary>
/// A strategy that the teaching notes speak of, and what they claim for it. It is measured in games in which the roles
/// play it, beside games of the same seeds in which nobody is told what to do.
/// </summary>
public sealed record LessonDefinition(
    string Id,
    [Description("The strategy, in a few words.")] string Title,
    [Description("What the teaching notes say of it, as a sentence.")] string Claim,
    [Description("What the claim is measured by.")] LessonMeasure Measure,
    [Description("Who plays what.")] ImmutableArray<DirectedPlay> Plays = default,
    [Description("Who leaves what alone.")] ImmutableArray<DirectedRestraint> Refrains = default,
    [Description("Least difference that the strategy makes: points, or percentage points of games.")]
    [Range(-100, 100)]
        int? AtLeast = null,
    [Description("Greatest difference that the strategy makes.")] [Range(-100, 100)] int? AtMost = null
)
{
    public ImmutableArray<DirectedPlay> Plays { get; init; } = Plays.IsDefault ? [] : Plays;

    public ImmutableArray<DirectedRestraint> Refrains { get; init; } = Refrains.IsDefault ? [] : Refrains;
}

/// <summary>
/// A role plays some moves, one after the other, each as soon as it is legal and before anything else. Another entry
/// for the same role does not wait for this one.
/// </summary>
public sealed record DirectedPlay(
    [Description("The institution.")] string Role,
    [Description("Moves and answers in the order in which it plays them; one named twice is played twice.")]
        ImmutableArray<string> Moves,
    [Description("The first round in which it does; the first of all when left out.")] string? FromRound = null,
    [Description("The last round in which it does; the last of all when left out.")] string? UntilRound = null
);

/// <summary>A role leaves some moves alone.</summary>
public sealed record DirectedRestraint(
    [Description("The institution.")] string Role,
    [Description("Moves and answers that it never plays.")] ImmutableArray<string> Moves
);

/// <summary>What a strategy is measured by.</summary>
[Union(UnionStyle.Inline)]
public abstract record LessonMeasure
{
    private protected LessonMeasure() { }
}

/// <summary>The share of games that end in one of some ways, in percentage points.</summary>
[Keyword("ending")]
public sealed record EndingShare([Description("One of these.")] ImmutableArray<string> Ending) : LessonMeasure;

/// <summary>An indicator at the end.</summary>
[Keyword("indicator")]
public sealed record IndicatorAtEnd([Description("The indicator.")] string Indicator) : LessonMeasure;

/// <summary>An institution's score.</summary>
[Keyword("score")]
public sealed record ScoreAtEnd([Description("The institution.")] string Score) : LessonMeasure;
