using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.Studies;

/// <summary>
/// A part of a scenario whose influence is measured: games without it beside games with it, or games with a hidden
/// value set one way beside games with it set the other way.
/// </summary>
public sealed record MechanismDefinition(
    string Id,
    [Description("What it is, in a few words.")] string Title,
    [Description("Moves and answers that nobody can play in the games without it.")]
        ImmutableArray<string> Moves = default,
    [Description("Prepared agreements that nobody can propose or sign in the games without it.")]
        ImmutableArray<string> Agreements = default,
    [Description("Injects that change nothing in the games without it.")] ImmutableArray<string> Injects = default,
    [Description("Hidden values that are compared, in place of what is taken away.")]
        ImmutableArray<ComparedValue> Given = default
)
{
    public ImmutableArray<string> Moves { get; init; } = Moves.IsDefault ? [] : Moves;

    public ImmutableArray<string> Agreements { get; init; } = Agreements.IsDefault ? [] : Agreements;

    public ImmutableArray<string> Injects { get; init; } = Injects.IsDefault ? [] : Injects;

    public ImmutableArray<ComparedValue> Given { get; init; } = Given.IsDefault ? [] : Given;
}

/// <summary>A value that is drawn at the start of a game and is set in two ways to compare them.</summary>
[Union(UnionStyle.Inline)]
public abstract record ComparedValue
{
    private protected ComparedValue() { }
}

/// <summary>A piece of intel that is true in the games of one side, and false in those of the other.</summary>
[Keyword("intel")]
public sealed record ComparedIntel([Description("The intel.")] string Intel) : ComparedValue;

/// <summary>An attribute of an asset that has one value on one side, and another on the other.</summary>
[Keyword("attribute")]
public sealed record ComparedAttribute(
    [Description("The attribute.")] string Attribute,
    [Description("The asset.")] string Of,
    [Description("Its value on one side.")] [Range(0, 100)] int Low,
    [Description("Its value on the other side.")] [Range(0, 100)] int High
) : ComparedValue;
