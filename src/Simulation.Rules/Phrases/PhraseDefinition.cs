using System.Collections.Immutable;
using System.ComponentModel;

namespace Simulation.Rules.Phrases;

/// <summary>What autopilots say on an occasion, in the scenario's own words.</summary>
public sealed record PhraseDefinition(
    [Description("When it is said.")] Occasion Occasion,
    [Description(
        "The lines, one of which is drawn. {other} stands for whom it is said to, {title} for what it is about, {reason} for why."
    )]
        ImmutableArray<string> Lines,
    [Description("Who says it, institutions or kinds; all when left out.")] ImmutableArray<string> By = default,
    [Description("The move it is about; any when left out.")] string? Move = null,
    [Description("The demand it is about.")] string? Demand = null,
    [Description("The prepared agreement it is about.")] string? Agreement = null
)
{
    /// <summary>Characters of a line.</summary>
    public const int LongestLine = 300;

    public ImmutableArray<string> Lines { get; init; } = Lines.IsDefault ? [] : Lines;

    public ImmutableArray<string> By { get; init; } = By.IsDefault ? [] : By;
}

/// <summary>When an autopilot speaks.</summary>
public enum Occasion
{
    /// <summary>It proposes an agreement; to the other parties.</summary>
    Propose,

    /// <summary>It signs an agreement, and why; to the other parties.</summary>
    Accept,

    /// <summary>It answers a proposal with other terms; the reason is what they are.</summary>
    Counter,

    /// <summary>It declines a proposal, and why.</summary>
    Decline,

    /// <summary>It is about to make a demand; to the institution of which it demands something.</summary>
    Threaten,

    /// <summary>It plays an important public move; to the whole table.</summary>
    Announce,

    /// <summary>It answers a demand; to the whole table, and for a secret demand to who made it.</summary>
    Answer,

    /// <summary>Others kept their promises in an agreement, or shared what they knew.</summary>
    Thank,

    /// <summary>Another party broke an agreement.</summary>
    Broken,
}
