using System.Collections;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// A scenario needs at least one round, institution, move and ending, an asset a status, and a move an institution that
/// can play it. A scenario has no more institutions than the rules count.
/// </summary>
internal static class ListLengths
{
    // Who knows what is kept as one bit for each institution.
    private const int MostActors = 64;

    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        AtLeastOne(checking, scenario, nameof(scenario.Rounds), scenario.Rounds, "round");
        AtLeastOne(checking, scenario, nameof(scenario.Actors), scenario.Actors, "institution");
        AtLeastOne(checking, scenario, nameof(scenario.Moves), scenario.Moves, "move");
        AtLeastOne(checking, scenario, nameof(scenario.Endings), scenario.Endings, "ending");
        foreach (var asset in scenario.Assets)
            AtLeastOne(checking, asset, nameof(asset.Statuses), asset.Statuses, "status");
        foreach (var move in scenario.Moves)
            AtLeastOne(checking, move, nameof(move.By), move.By, "institution that can play it");
        if (scenario.Actors.Length > MostActors)
        {
            checking.Error(
                scenario.Actors[MostActors],
                DiagnosticCodes.ListLength,
                $"this is institution number {MostActors + 1}; a scenario has at most {MostActors}"
            );
        }
    }

    private static void AtLeastOne(Checking checking, object record, string parameter, ICollection list, string what)
    {
        if (list.Count == 0)
            checking.Error(record, parameter, DiagnosticCodes.ListLength, $"there is no {what}; expected at least one");
    }
}
