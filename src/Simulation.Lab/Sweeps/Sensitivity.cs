using System.Collections.Immutable;
using Simulation.Lab.Studies;

namespace Simulation.Lab.Sweeps;

/// <summary>
/// What depends on the values that a sweep varies: the rank correlation (Spearman) of each of them with each outcome.
/// </summary>
public static class Sensitivity
{
    /// <summary>Every varied value with every outcome, in the order of the design and of the outcomes.</summary>
    public static ImmutableArray<RankCorrelation> Of(Sweep sweep)
    {
        var outcomes = SweepOutcome
            .AllOf(sweep)
            .Select(outcome => (Outcome: outcome, Ranks: Statistics.Ranks([.. sweep.Games.Select(outcome.Of)])))
            .ToList();
        return
        [
            .. from input in VariedInput.AllOf(sweep)
            let ranks = Statistics.Ranks(input.Numbers)
            from outcome in outcomes
            select new RankCorrelation(input, outcome.Outcome, Statistics.RankCorrelation(ranks, outcome.Ranks)),
        ];
    }
}

/// <summary>How strongly an outcome rises and falls with a varied value.</summary>
/// <param name="Rank">
/// −1 to 1 with its 95 % interval; null where the value or the outcome is the same in all games.
/// </param>
public sealed record RankCorrelation(VariedInput Input, SweepOutcome Outcome, Estimate? Rank)
{
    /// <summary>Whether chance alone would hardly bring it about: the interval leaves 0 out.</summary>
    public bool IsClear => Rank is { Low: { } low, High: { } high } && (low > 0 || high < 0);
}

/// <summary>A varied value as numbers that can be ranked.</summary>
/// <param name="Level">
/// For words, and for true and false, which have no order: the word whose games (1) are set beside all others (0).
/// Null for numbers.
/// </param>
/// <param name="Numbers">Of each game.</param>
public sealed record VariedInput(VariedValue Varied, string? Level, ImmutableArray<double> Numbers)
{
    /// <summary>The path, and the word where there is one.</summary>
    public string Name => Level is null ? Varied.Value.Path : $"{Varied.Value.Path}={Level}";

    /// <summary>All that is varied; of two words one says all.</summary>
    public static ImmutableArray<VariedInput> AllOf(Sweep sweep) =>
        [
            .. sweep.Design.Varied.SelectMany(varied =>
            {
                var drawn = Enumerable
                    .Range(0, sweep.Games.Length)
                    .Select(game => varied.Draw(sweep.SeedOf(game)))
                    .ToImmutableArray();
                return varied.Value.IsNumber
                    ? [new VariedInput(varied, null, [.. drawn.Select(text => (double)VariedValue.NumberOf(text))])]
                    : varied
                        .Levels.Skip(varied.Levels.Length == 2 ? 1 : 0)
                        .Select(level => new VariedInput(
                            varied,
                            level,
                            [.. drawn.Select(text => text == level ? 1.0 : 0.0)]
                        ));
            }),
        ];
}
