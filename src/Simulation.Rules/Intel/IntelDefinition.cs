using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Simulation.Rules.Conditions;
using Simulation.Rules.Language;

namespace Simulation.Rules.Intel;

/// <summary>
/// A statement that may be true or not. Roles hold it, believe it more or less, verify it and pass it on.
/// </summary>
public sealed record IntelDefinition(
    string Id,
    [Description("The claim, as a sentence.")] string Title,
    [Description("Whether it is true, drawn at the start.")] Truth Truth,
    [Description("What the paper says; Markdown.")] string Text = "",
    [Description("Where it comes from, in a few words.")] string Source = "",
    [Description("How sure of it somebody is at first who gets it, per cent.")] [Range(0, 100)] int Confidence = 50,
    [Description("Institutions that have it at the start; nobody when left out.")]
        ImmutableArray<string> HeldBy = default
)
{
    public ImmutableArray<string> HeldBy { get; init; } = HeldBy.IsDefault ? [] : HeldBy;
}

/// <summary>Whether a piece of intel is true.</summary>
[Union(UnionStyle.Inline)]
public abstract record Truth
{
    private protected Truth() { }

    [Shorthand("true, false, {chance: …} or {when: …}")]
    public static bool TryParse(string text, [NotNullWhen(true)] out Truth? truth)
    {
        truth = text switch
        {
            "true" => new CertainTruth(true),
            "false" => new CertainTruth(false),
            _ => null,
        };
        return truth is not null;
    }
}

/// <summary>It is true in every session, or in none.</summary>
[Keyword("is")]
public sealed record CertainTruth([Description("Whether it is true.")] bool Is) : Truth;

/// <summary>The dice decide at the start.</summary>
[Keyword("chance")]
public sealed record ChanceTruth([Description("Chance that it is true, per cent.")] [Range(0, 100)] int Chance) : Truth;

/// <summary>It follows from what else was drawn at the start.</summary>
[Keyword("when")]
public sealed record DrawnTruth(
    [Description("It is true if all of these hold when the session starts.")] ImmutableArray<Condition> When
) : Truth;
