using System.Collections.Immutable;
using System.Globalization;

namespace Simulation.Lab.Sweeps;

/// <summary>
/// What a table may rely on: nothing in a scenario is out of reach, no role is hopeless or sure to win, and no first
/// move decides the game.
/// </summary>
public static class Balance
{
    public const double LeastMean = 25;

    public const double GreatestMean = 75;

    /// <summary>Points of score by which a first move may lift its player above the mean of its other games.</summary>
    public const double GreatestLead = 10;

    /// <summary>
    /// Per cent of the games with a first move that may have one ending, unless that ending is as common without it.
    /// </summary>
    public const double GreatestShare = 75;

    /// <summary>Games below which a mean says nothing.</summary>
    public const int EnoughGames = 10;

    /// <summary>What is wrong with the balance, a sentence each; empty when it is right.</summary>
    public static ImmutableArray<string> Findings(Sweep sweep) =>
        [.. Roles(sweep), .. Moves(sweep), .. Endings(sweep), .. FirstMoves(sweep)];

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

    private static IEnumerable<string> Endings(Sweep sweep) =>
        from ending in sweep.Scenario.Endings
        where sweep.Ended(ending.Id) == 0
        select $"No game ends with {ending.Id}.";

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
