using System.Collections.Immutable;
using System.Globalization;
using Simulation.Scenarios.Binding;

namespace Simulation.Lab.Sweeps;

/// <summary>A column of the table with one row for each game.</summary>
/// <param name="Values">Which values it has, with their unit: a line of the codebook.</param>
/// <param name="Cells">Of each game: all <c>int</c>, <c>double</c>, <c>bool</c> or <c>string</c>.</param>
public sealed record GameColumn(string Name, string Meaning, string Values, Array Cells)
{
    /// <summary>What one game has, as CSV has it.</summary>
    internal string Text(int game) =>
        Cells.GetValue(game) switch
        {
            bool truth => truth ? "true" : "false",
            var cell => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
        };
}

/// <summary>The games of a sweep, a column for each thing that is known of all of them.</summary>
public static class GameColumns
{
    /// <summary>Number, seed and ending; what is varied; all scores, and all indicators at the end.</summary>
    public static ImmutableArray<GameColumn> Of(Sweep sweep)
    {
        var scenario = sweep.Scenario;
        return
        [
            new("game", "Number of the game", "whole number from 0", Each(sweep, game => game)),
            new(
                "seed",
                "The game's seed: 'whitecell play' with it, and with the values of this row, plays the same game",
                "text",
                Each(sweep, sweep.SeedOf)
            ),
            new("ended_as", "How it ended", "id of an ending", Each(sweep, game => sweep.Games[game].Ending)),
            .. sweep.Design.Varied.Select(varied => Of(sweep, varied)),
            .. scenario.Actors.Select(
                (actor, at) =>
                    new GameColumn(
                        $"score.{actor.Id}",
                        $"The score of {actor.Title}",
                        "points, whole number from 0 to 100",
                        Each(sweep, game => sweep.Games[game].Scores[at])
                    )
            ),
            .. scenario.Indicators.Select(
                (indicator, at) =>
                    new GameColumn(
                        $"indicator.{indicator.Id}",
                        $"{indicator.Title} at the end",
                        "points, whole number from 0 to 100",
                        Each(sweep, game => sweep.Games[game].Indicators[at])
                    )
            ),
        ];
    }

    private static GameColumn Of(Sweep sweep, VariedValue varied)
    {
        var drawn = Each(sweep, game => varied.Draw(sweep.SeedOf(game)));
        Array cells = varied.Value switch
        {
            { IsWhole: true } => Array.ConvertAll(drawn, text => (int)VariedValue.NumberOf(text)),
            { IsNumber: true } => Array.ConvertAll(drawn, text => (double)VariedValue.NumberOf(text)),
            { Shape: Shape.Truth } => Array.ConvertAll(drawn, text => text == "true"),
            _ => drawn,
        };
        return new GameColumn(
            varied.Value.Path,
            $"Varied: {varied.Value.Description} In the scenario: {varied.Value.Written ?? "left out"}",
            varied.IsRange
                ? $"{(varied.Value.IsWhole ? "whole number" : "number")} from {varied.Levels[0]} to {varied.Levels[1]}"
                : string.Join(" or ", varied.Levels),
            cells
        );
    }

    private static T[] Each<T>(Sweep sweep, Func<int, T> cell) =>
        [.. Enumerable.Range(0, sweep.Games.Length).Select(cell)];
}
