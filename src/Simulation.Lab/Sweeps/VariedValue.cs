using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Dice;
using Simulation.Scenarios.Values;

namespace Simulation.Lab.Sweeps;

/// <summary>A value of the scenario that is the same in all games of a sweep.</summary>
/// <param name="Text">As a scenario file has it.</param>
public sealed record SetValue(ScenarioValue Value, string Text)
{
    public override string ToString() => $"{Value.Path}={Text}";
}

/// <summary>
/// A value of the scenario that is drawn for each game, uniformly, by the dice of the game's own seed: another value
/// that is varied beside it, or one game more, changes no draw.
/// </summary>
public sealed record VariedValue
{
    /// <summary>Steps between the ends of a range of numbers that need not be whole.</summary>
    private const int Steps = 1000;

    private readonly (decimal Least, decimal Most)? _range;

    private VariedValue(ScenarioValue value, ImmutableArray<string> levels, (decimal Least, decimal Most)? range)
    {
        Value = value;
        Levels = levels;
        _range = range;
    }

    public ScenarioValue Value { get; }

    /// <summary>What is drawn from, as a scenario file has it; of a range its two ends.</summary>
    public ImmutableArray<string> Levels { get; }

    /// <summary>Whether it is drawn from all numbers between two ends.</summary>
    public bool IsRange => _range is not null;

    /// <summary>All numbers from one to another; whole ones where the scenario takes no others.</summary>
    public static VariedValue Between(ScenarioValue value, string least, string most) =>
        new(value, [least, most], (NumberOf(least), NumberOf(most)));

    /// <param name="levels">At least two, as a scenario file has them.</param>
    public static VariedValue Among(ScenarioValue value, ImmutableArray<string> levels) => new(value, levels, null);

    /// <summary>What a game has, as a scenario file has it.</summary>
    /// <param name="seed">The game's seed.</param>
    public string Draw(string seed)
    {
        var purpose = "sweep/" + Value.Path;
        if (_range is not var (least, most))
            return Levels[Die.Between(seed, purpose, 0, Levels.Length - 1)];
        var drawn = Value.IsWhole
            ? Die.Between(seed, purpose, (int)least, (int)most)
            : least + ((most - least) * Die.Between(seed, purpose, 0, Steps) / Steps);
        return drawn.ToString("0.############", CultureInfo.InvariantCulture);
    }

    /// <summary>As it is written on the command line; the same text for the same values.</summary>
    public override string ToString() => $"{Value.Path}={string.Join(IsRange ? ".." : ",", Levels)}";

    internal static decimal NumberOf(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
