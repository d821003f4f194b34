using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Moves;

/// <summary>Something an institution can do.</summary>
public sealed record MoveDefinition(
    string Id,
    [Description("What it is, as an imperative.")] string Title,
    [Description("Institutions or kinds of them that can play it.")] ImmutableArray<string> By,
    [Description("What it means, for its player.")] string Text = "",
    [Description("What happens.")] ImmutableArray<Effect> Outcome = default,
    [Description("At once, or sealed until the end of the round.")] MoveTiming Timing = MoveTiming.Immediate,
    [Description("What it costs its player, by resource.")] ImmutableSortedDictionary<string, int>? Cost = null,
    [Description("What it is aimed at.")] TargetDefinition? Targets = null,
    [Description("The legal instrument it rests on.")] string? Authority = null,
    [Description("It can be played only while all of these hold.")] ImmutableArray<Condition> When = default,
    [Description("How often its player can play it in a round.")] [Range(1, 100)] int? PerRound = null,
    [Description("How often its player can play it in the session.")] [Range(1, 1000)] int? PerGame = null,
    [Description("Rounds that must pass before it can be played again.")] [Range(1, 100)] int? Cooldown = null,
    [Description("Whether only its player sees that it was played.")] bool Secret = false,
    [Description("The demand it answers; then it is free and needs an open directive.")] string? Answers = null,
    [Description("What becomes of the directive it answers; it stays open when left out.")]
        DirectiveStatus? Resolves = null,
    [Description("Numbers that its player chooses, by id.")] ImmutableArray<ParameterDefinition> Parameters = default,
    [Description("Whether its player adds words, for example a public statement.")] bool TakesWords = false,
    [Description("How much autopilots like it for its own sake, in points of score.")]
    [Range(-100, 100)]
        int Appeal = 0,
    [Description(
        "Chance that a secret move comes out, per cent, rolled when it is played; it never does when left out."
    )]
        Formula? Leaks = null,
    [Description("What happens when it comes out, in public.")] ImmutableArray<Effect> OnLeak = default
)
{
    internal static readonly string LeakTitle = FactorSentences.DoesItComeOut.English;

    public ImmutableArray<Effect> OnLeak { get; init; } = OnLeak.IsDefault ? [] : OnLeak;

    public ImmutableArray<Effect> Outcome { get; init; } = Outcome.IsDefault ? [] : Outcome;

    public ImmutableArray<Condition> When { get; init; } = When.IsDefault ? [] : When;

    public ImmutableArray<ParameterDefinition> Parameters { get; init; } = Parameters.IsDefault ? [] : Parameters;

    public ImmutableSortedDictionary<string, int> Cost { get; init; } =
        Cost ?? ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>What somebody with this (redacted) world can expect of it.</summary>
    internal void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        Outcome.Expect(world, context, expected);
        if (Leaks?.Value(world, context) is not { } chance || chance == 0)
            return;
        expected.Add(new Expectation(ExpectedEffectSentences.ComesOut.English, null, null, chance));
        OnLeak.Expect(chance, world, context, expected);
    }

    /// <summary>The chosen value of a parameter, or its default.</summary>
    public int Parameter(string id, MoveChoice? choice) =>
        choice?.Parameters is { } chosen && chosen.TryGetValue(id, out var value)
            ? value
            : Parameters.FirstOrDefault(p => p.Id == id)?.Default ?? 0;
}

/// <summary>What a move is aimed at.</summary>
public sealed record TargetDefinition(
    [Description("Institutions or kinds of them, one of which is chosen; never the player's own.")]
        ImmutableArray<string> Actors = default,
    [Description(
        "Assets or kinds of them, one of which is chosen; when institutions are chosen too, one that belongs to the chosen one."
    )]
        ImmutableArray<string> Assets = default
)
{
    public ImmutableArray<string> Actors { get; init; } = Actors.IsDefault ? [] : Actors;

    public ImmutableArray<string> Assets { get; init; } = Assets.IsDefault ? [] : Assets;
}

/// <summary>A whole number that the player of a move chooses.</summary>
public sealed record ParameterDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("Least value.")] int From,
    [Description("Greatest value.")] int To,
    [Description("Value when the player chooses none.")] int Default,
    [Description("What the number counts.")] string Unit = "game minutes"
);
