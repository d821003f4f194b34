using System.Globalization;
using System.Text;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Lab.Sweeps;

/// <summary>Writes a sweep as a page of Markdown.</summary>
public static class SweepReport
{
    /// <param name="why">What single games of it tell; null to leave that out.</param>
    public static string Write(Sweep sweep, AutopilotReasons? why = null)
    {
        var page = new StringBuilder();
        Say(page, $"# {sweep.Scenario.Title}: {sweep.Games.Length} autopilot games");
        Say(
            page,
            $"\nSeeds `{sweep.Seed}/0` to `{sweep.Seed}/{sweep.Games.Length - 1}`. {sweep.GamesPerSecond:0.0} games per second, {sweep.Workers} side by side.\n"
        );
        Findings(page, sweep);
        Extremes(page, sweep);
        Roles(page, sweep);
        Endings(page, sweep);
        FirstMoves(page, sweep);
        Moves(page, sweep);
        Directives(page, sweep);
        Agreements(page, sweep);
        Injects(page, sweep);
        if (why is not null)
            page.Append(AutopilotReasonsReport.Write(sweep.Scenario, why));
        return page.ToString();
    }

    private static void Findings(StringBuilder page, Sweep sweep)
    {
        Say(page, $"## Balance\n");
        var findings = BalanceFindings.Of(sweep);
        foreach (var finding in findings)
            Say(page, $"- {finding}");
        if (findings.IsEmpty)
        {
            Say(
                page,
                $"""
                - Every role's mean score lies between {BalanceFindings.LeastMean} and {BalanceFindings.GreatestMean}.
                - Every move is played by everybody who can.
                - Every ending occurs, and none in more than {BalanceFindings.GreatestEnding} % of the games.
                - No first move wins by itself: none lifts its player by more than {BalanceFindings.GreatestLead} points over its other games, and none
                  brings one ending about in more than {BalanceFindings.GreatestShare} % of its games.
                """
            );
        }

        page.AppendLine();
    }

    // What always happens or never does is no decision of anybody.
    private static void Extremes(StringBuilder page, Sweep sweep)
    {
        var found = BalanceFindings.Extremes(sweep);
        if (found.IsEmpty)
            return;
        Say(page, $"What always happens, or never:\n");
        foreach (var extreme in found)
            Say(page, $"- {extreme}");
        page.AppendLine();
    }

    private static void Roles(StringBuilder page, Sweep sweep)
    {
        Say(
            page,
            $"## Roles\n\nScores of 100: the mean, the standard deviation, and the tenth, fiftieth and ninetieth of a hundred.\n"
        );
        Say(
            page,
            $"| role | mean | ± | p10 | p50 | p90 | moves and answers a game |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
        );
        foreach (var actor in sweep.Scenario.Actors)
        {
            var scores = sweep.ScoresOf(actor.Id);
            var mean = scores.Average();
            var deviation = Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)));
            var plays = sweep.Scenario.Moves.Sum(move => sweep.Plays(move.Id, actor.Id)) / (double)sweep.Games.Length;
            Say(
                page,
                $"| {actor.Title} | {mean:0.0} | {deviation:0.0} | {At(0.1)} | {At(0.5)} | {At(0.9)} | {plays:0.0} |"
            );

            int At(double part) => scores[(int)((scores.Length - 1) * part)];
        }

        page.AppendLine();
    }

    private static void Endings(StringBuilder page, Sweep sweep)
    {
        Say(page, $"## Endings\n\n| ending | games | % |\n| --- | ---: | ---: |");
        foreach (var ending in sweep.Scenario.Endings)
        {
            var games = sweep.Ended(ending.Id);
            Say(page, $"| {ending.Title} (`{ending.Id}`) | {games} | {Percent(games, sweep.Games.Length):0.0} |");
        }

        page.AppendLine();
    }

    private static void FirstMoves(StringBuilder page, Sweep sweep)
    {
        Say(
            page,
            $"## First moves\n\nThe role's mean score when it began so, and in all its other games; the commonest ending, and its share then and otherwise.\n"
        );
        Say(
            page,
            $"| role | first move | games | mean | otherwise | commonest ending | then % | otherwise % |\n| --- | --- | ---: | ---: | ---: | --- | ---: | ---: |"
        );
        foreach (var actor in sweep.Scenario.Actors)
        {
            foreach (var first in sweep.FirstMovesOf(actor.Id))
            {
                Say(
                    page,
                    $"| {actor.Title} | `{first.Move}` | {first.Games} | {first.Mean:0.0} | {first.Otherwise:0.0} | `{first.Ending}` | {first.EndingShare:0} | {first.EndingOtherwise:0} |"
                );
            }
        }

        page.AppendLine();
    }

    private static void Moves(StringBuilder page, Sweep sweep)
    {
        Say(
            page,
            $"## Moves and answers\n\nHow often each was played, and in how many of a hundred games at least once.\n"
        );
        Say(page, $"| move | role | plays | games % |\n| --- | --- | ---: | ---: |");
        foreach (var move in sweep.Scenario.Moves)
        {
            foreach (var actor in sweep.Scenario.Actors.Where(actor => actor.IsNamedBy(move.By)))
            {
                var plays = sweep.Plays(move.Id, actor.Id);
                var mark = plays == 0 ? "**never**" : plays.ToString(CultureInfo.InvariantCulture);
                Say(
                    page,
                    $"| `{move.Id}` | {actor.Title} | {mark} | {Percent(sweep.GamesWith(move.Id, actor.Id), sweep.Games.Length):0.0} |"
                );
            }
        }

        page.AppendLine();
    }

    private static void Directives(StringBuilder page, Sweep sweep)
    {
        var columns = Enum.GetValues<DirectiveStatus>().Except([DirectiveStatus.Issued]).ToArray();
        Say(
            page,
            $"## Demands\n\n| demand | made | {string.Join(" | ", columns.Select(status => StatusWords.Of(status)))} |\n| --- | ---: |{string.Concat(Enumerable.Repeat(" ---: |", columns.Length))}"
        );
        foreach (var demand in sweep.Scenario.Demands)
        {
            var made = sweep.Games.SelectMany(game => game.Directives).Where(d => d.Demand == demand.Id).ToList();
            Say(
                page,
                $"| `{demand.Id}` | {made.Count} | {string.Join(" | ", columns.Select(status => made.Count(d => d.Status == status)))} |"
            );
        }

        page.AppendLine();
    }

    private static void Agreements(StringBuilder page, Sweep sweep)
    {
        Say(
            page,
            $"## Agreements\n\n| agreement | proposed | declined | expired | signed | kept to the end | breached |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
        );
        foreach (var agreement in sweep.Scenario.Agreements)
        {
            var made = sweep.Games.SelectMany(game => game.Agreements).Where(a => a.Agreement == agreement.Id).ToList();
            var (active, fulfilled, breached) = (
                With(AgreementStatus.Active),
                With(AgreementStatus.Fulfilled),
                With(AgreementStatus.Breached)
            );
            Say(
                page,
                $"| `{agreement.Id}` | {made.Count} | {With(AgreementStatus.Declined)} | {With(AgreementStatus.Expired)} | {active + fulfilled + breached} | {active + fulfilled} | {breached} |"
            );

            int With(AgreementStatus status) => made.Count(a => a.Status == status);
        }

        page.AppendLine();
    }

    private static void Injects(StringBuilder page, Sweep sweep)
    {
        Say(page, $"## Injects\n\n| inject | games % |\n| --- | ---: |");
        foreach (var inject in sweep.Scenario.Injects)
        {
            var games = sweep.Games.Count(game => game.Injects.Contains(inject.Id));
            Say(page, $"| {inject.Title} (`{inject.Id}`) | {Percent(games, sweep.Games.Length):0.0} |");
        }
    }

    private static double Percent(int part, int whole) => 100.0 * part / Math.Max(whole, 1);

    private static void Say(StringBuilder page, FormattableString line) =>
        page.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
