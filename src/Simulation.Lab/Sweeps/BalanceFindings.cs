using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Lab.Sweeps;

/// <summary>
/// What a table may rely on: nothing in a scenario is out of reach, no role is hopeless or sure to win, and no first
/// move decides the game.
/// </summary>
public static class BalanceFindings
{
    public const double LeastMean = 25;

    public const double GreatestMean = 75;

    /// <summary>Points of score by which a first move may lift its player above the mean of its other games.</summary>
    public const double GreatestLead = 10;

    /// <summary>
    /// Per cent of the games with a first move that may have one ending, unless that ending is as common without it.
    /// </summary>
    public const double GreatestShare = 75;

    /// <summary>Per cent of all games that may have one ending: two of five.</summary>
    public const double GreatestEnding = 40;

    /// <summary>Games below which a mean says nothing.</summary>
    public const int EnoughGames = 10;

    /// <summary>What is wrong with the balance, a sentence each; empty when it is right.</summary>
    public static ImmutableArray<string> Of(Sweep sweep) =>
        [.. Roles(sweep), .. Moves(sweep), .. Endings(sweep), .. FirstMoves(sweep)];

    /// <summary>
    /// Injects with conditions that happened in all games or in none, and answers that were given to all demands of a kind
    /// or to none, a sentence with the figure each. No fault by themselves.
    /// </summary>
    public static ImmutableArray<string> Extremes(Sweep sweep) => [.. Injects(sweep), .. Answers(sweep)];

    private static IEnumerable<string> Injects(Sweep sweep) =>
        from inject in sweep.Scenario.Injects
        where !inject.When.IsDefaultOrEmpty
        let games = sweep.Games.Count(game => game.Injects.Contains(inject.Id))
        where games == 0 || games == sweep.Games.Length
        select Say(
            $"The inject {inject.Id} has conditions, and happens in {(games == 0 ? 0 : 100)} % of the games: they decide nothing."
        );

    private static IEnumerable<string> Answers(Sweep sweep)
    {
        foreach (var demand in sweep.Scenario.Demands)
        {
            var settled = sweep
                .Games.SelectMany(game => game.Directives)
                .Where(made => made.Demand == demand.Id && made.Status != DirectiveStatus.Issued)
                .GroupBy(made => made.Status)
                .ToList();
            if (settled is [var only] && only.Count() >= EnoughGames)
                yield return Say($"100 % of the {only.Count()} demands {demand.Id} end as {StatusWords.Of(only.Key)}.");
        }
    }

    private static IEnumerable<string> Roles(Sweep sweep)
    {
        foreach (var actor in sweep.Scenario.Actors.Where(actor => !actor.Objectives.IsEmpty))
        {
            var mean = sweep.ScoresOf(actor.Id).Average();
            if (mean is < LeastMean or > GreatestMean)
                yield return Say($"{actor.Title} scores {mean:0.0} on average.");
        }
    }

    private static IEnumerable<string> Moves(Sweep sweep) =>
        from move in sweep.Scenario.Moves
        from actor in sweep.Scenario.Actors
        where actor.IsNamedBy(move.By) && sweep.Plays(move.Id, actor.Id) == 0
        select $"{actor.Title} never plays {move.Id}.";

    private static IEnumerable<string> Endings(Sweep sweep)
    {
        foreach (var ending in sweep.Scenario.Endings)
        {
            var share = 100.0 * sweep.Ended(ending.Id) / sweep.Games.Length;
            if (share == 0)
                yield return $"No game ends with {ending.Id}.";
            else if (IsTooCommon(sweep, share))
                yield return Say(
                    $"{share:0} % of all games end with {ending.Id}, and at most {GreatestEnding:0} % should."
                );
        }
    }

    /// <summary>Whether an ending has too many of the games; of two endings one always has.</summary>
    /// <param name="share">Per cent of all games.</param>
    internal static bool IsTooCommon(Sweep sweep, double share) =>
        share > GreatestEnding && sweep.Games.Length >= EnoughGames && sweep.Scenario.Endings.Length > 2;

    private static IEnumerable<string> FirstMoves(Sweep sweep)
    {
        foreach (var actor in sweep.Scenario.Actors)
        {
            foreach (var first in sweep.FirstMovesOf(actor.Id).Where(first => first.Games >= EnoughGames))
            {
                if (first.Mean - first.Otherwise > GreatestLead)
                {
                    yield return Say(
                        $"{actor.Title} scores {first.Mean:0.0} when it begins with {first.Move}, and {first.Otherwise:0.0} otherwise."
                    );
                }

                if (first.EndingShare > GreatestShare && first.EndingShare - first.EndingOtherwise > GreatestLead)
                {
                    yield return Say(
                        $"{first.EndingShare:0} % of the games that {actor.Title} begins with {first.Move} end with {first.Ending}, and {first.EndingOtherwise:0} % of the others."
                    );
                }
            }
        }
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
