using Simulation.Rules.Language;

namespace Simulation.Rules.Classes;

/// <summary>Finds the decisions at which the tables of a class part.</summary>
public static class DivergingDecisions
{
    /// <summary>More would not be read.</summary>
    private const int Most = 40;

    /// <summary>
    /// The earliest first; of one round those that divide the tables most evenly, and then in the order of roles and
    /// moves.
    /// </summary>
    public static Sequence<TableSplit> Of(Scenario scenario, IReadOnlyList<TableOutcome> tables)
    {
        var splits = new List<(TableSplit Split, int Role, int Move)>();
        for (var role = 0; role < scenario.Actors.Length; role++)
        {
            for (var move = 0; move < scenario.Moves.Length; move++)
            {
                if (Find(scenario, tables, scenario.Actors[role].Id, move) is { } split)
                    splits.Add((split, role, move));
            }
        }

        return splits
            .OrderBy(found => found.Split.Round)
            .ThenByDescending(found => Math.Min(found.Split.Played.Count, found.Split.NotPlayed.Count))
            .ThenBy(found => (found.Role, found.Move))
            .Take(Most)
            .Select(found => found.Split)
            .ToSequence();
    }

    private static TableSplit? Find(Scenario scenario, IReadOnlyList<TableOutcome> tables, string role, int move)
    {
        var id = scenario.Moves[move].Id;
        var first = tables
            .Select(table =>
                (
                    table.Table,
                    table.Round,
                    Play: table.Moves.FirstOrDefault(play => play.Role == role && play.Move == id)
                )
            )
            .ToList();
        if (first.TrueForAll(table => table.Play is null))
            return null;
        for (var round = 0; round < scenario.Rounds.Length; round++)
        {
            var here = first.Where(table => table.Round >= round).ToList();
            var played = here.Where(table => table.Play is { } play && play.Round <= round).ToList();
            if (played.Count > 0 && played.Count < here.Count)
            {
                return new TableSplit(
                    round,
                    role,
                    scenario.Moves[move].Title,
                    played.Select(table => table.Table).ToSequence(),
                    here.Except(played).Select(table => table.Table).ToSequence()
                );
            }
        }

        return null;
    }
}
