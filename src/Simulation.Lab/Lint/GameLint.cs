using System.Collections.Immutable;
using System.Globalization;
using Simulation.Lab.Studies;
using Simulation.Lab.Sweeps;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Effects;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Binding;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Lab.Lint;

/// <summary>
/// Plays a scenario some hundred times, half of the games with autopilots that weigh and half with autopilots that do
/// anything legal, and says what never happened. What it says is likely, not proven.
/// </summary>
public static class GameLint
{
    /// <summary>Points of score by which a move may lift its player above its games without it.</summary>
    private const double GreatestLift = 20;

    /// <summary>Games n of a half have the seed <c>lint/n</c>, from 0.</summary>
    public const string Seed = "lint";

    /// <param name="reading">A scenario that can be played.</param>
    /// <param name="games">All games together.</param>
    /// <param name="played">Called after each game, from several threads.</param>
    public static ImmutableArray<Diagnostic> Run(ScenarioReading reading, int games, int workers, Action? played = null)
    {
        if (reading is not { Scenario: { } scenario, Sources: { } sources })
            return [];
        var weighed = Sweep.Run(
            scenario,
            Seed,
            Weighed(games),
            workers,
            TimeProvider.System,
            Lineup.Base,
            _ => played?.Invoke()
        );
        var random = Sweep.Run(
            scenario,
            Seed,
            Math.Max(1, games - Weighed(games)),
            workers,
            TimeProvider.System,
            Lineup.All(Strategy.Random),
            _ => played?.Invoke()
        );
        var found = new DiagnosticList();
        var lint = new Lint(scenario, sources, found, weighed, random, [.. weighed.Games, .. random.Games]);
        Moves(lint);
        Seats(lint);
        Injects(lint);
        Goals(lint);
        Indicators(lint);
        Endings(lint);
        Demands(lint);
        Agreements(lint);
        Roles(lint);
        Dominant(lint);
        return found.ToImmutable();
    }

    /// <summary>How many of the games are played by autopilots that weigh.</summary>
    /// <param name="games">All together.</param>
    public static int Weighed(int games) => Math.Max(1, games / 2);

    private static void Moves(Lint lint)
    {
        foreach (var move in lint.Scenario.Moves)
        {
            if (!lint.All.Any(game => game.Plays.Keys.Any(play => play.Move == move.Id)))
            {
                lint.Warn(
                    move,
                    DiagnosticCodes.MoveNeverPlayed,
                    $"the move '{move.Id}' was played in none of {lint.All.Length} games; expected conditions, costs and limits that let somebody play it"
                );
            }
            else if (!lint.Weighed.Games.Any(game => game.Plays.Keys.Any(play => play.Move == move.Id)))
            {
                lint.Warn(
                    move,
                    DiagnosticCodes.MoveNeverWanted,
                    $"no autopilot that weighs its choices played '{move.Id}' in {lint.Weighed.Games.Length} games; expected a lower cost, an appeal, or a goal that it helps"
                );
            }
        }
    }

    private static void Seats(Lint lint)
    {
        foreach (var actor in lint.Scenario.Actors.Where(actor => actor.MovesPerRound > 0))
        {
            var idle = lint
                .Scenario.Rounds.Where((_, round) => !lint.All.Any(game => game.Acted.Contains((actor.Id, round))))
                .Select(round => $"'{round.Id}'")
                .ToList();
            if (idle.Count == 0)
                continue;
            lint.Warn(
                actor,
                DiagnosticCodes.SeatIdle,
                $"'{actor.Id}' did nothing in the {(idle.Count == 1 ? "round" : "rounds")} {string.Join(", ", idle)} in any of {lint.All.Length} games; expected a move that it can play there"
            );
        }
    }

    private static void Injects(Lint lint)
    {
        // One without time and conditions that no effect names waits for the facilitator, whom no autopilot plays.
        var named = ScenarioWalk
            .Within(lint.Scenario)
            .OfType<InjectEffect>()
            .Select(effect => effect.Inject)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var inject in lint.Scenario.Injects)
        {
            var waits = inject.Minute is null && inject.When.IsDefaultOrEmpty && !named.Contains(inject.Id);
            if (waits || lint.All.Any(game => game.Injects.Contains(inject.Id)))
                continue;
            lint.Warn(
                inject,
                DiagnosticCodes.InjectNeverFired,
                $"the inject '{inject.Id}' happened in none of {lint.All.Length} games; expected conditions that some game meets"
            );
        }
    }

    private static void Goals(Lint lint)
    {
        for (var a = 0; a < lint.Scenario.Actors.Length; a++)
        {
            var actor = lint.Scenario.Actors[a];
            for (var g = 0; g < actor.Objectives.Length; g++)
            {
                var (least, most) = (lint.All.Min(game => game.Goals[a][g]), lint.All.Max(game => game.Goals[a][g]));
                if (least != most)
                    continue;
                lint.Warn(
                    actor.Objectives[g],
                    DiagnosticCodes.GoalStuck,
                    $"the goal '{actor.Objectives[g].Id}' of '{actor.Id}' ended at {least} in all {lint.All.Length} games"
                        + (
                            most == 0 ? ", so nobody can meet it"
                            : least == 100 ? ", so nobody can miss it"
                            : ""
                        )
                        + "; expected a measure that the table can move"
                );
            }
        }
    }

    // As 'study' measures it, of the games of autopilots that weigh.
    private static void Indicators(Lint lint)
    {
        var games = lint.Weighed.Games;
        if (games.Length < BalanceFindings.EnoughGames)
            return;
        for (var i = 0; i < lint.Scenario.Indicators.Length; i++)
        {
            var share = SaturationMeasure.StuckShare(games.Select(game => game.Indicators[i]));
            if (share <= SaturationMeasure.GreatestShare)
                continue;
            var indicator = lint.Scenario.Indicators[i];
            lint.Warn(
                indicator,
                DiagnosticCodes.IndicatorSticks,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{indicator.Id}' ended within {SaturationMeasure.Margin} of 0 or 100 in {share:0} % of {games.Length} games, so it tells little there; expected at most {SaturationMeasure.GreatestShare:0} %, with smaller changes, 'soft' or a 'rest'"
                )
            );
        }
    }

    private static void Endings(Lint lint)
    {
        foreach (var ending in lint.Scenario.Endings.Where(ending => lint.All.All(game => game.Ending != ending.Id)))
        {
            lint.Warn(
                ending,
                DiagnosticCodes.EndingNeverReached,
                $"none of {lint.All.Length} games ended with '{ending.Id}'; expected conditions that some game meets without those of an ending above it"
            );
        }

        foreach (var ending in lint.Scenario.Endings)
        {
            var share = 100.0 * lint.Weighed.Ended(ending.Id) / lint.Weighed.Games.Length;
            if (!BalanceFindings.IsTooCommon(lint.Weighed, share))
                continue;
            lint.Warn(
                ending,
                DiagnosticCodes.EndingTooCommon,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{share:0} % of {lint.Weighed.Games.Length} games ended with '{ending.Id}';"
                        + $" expected at most {BalanceFindings.GreatestEnding:0} %"
                )
            );
        }
    }

    private static void Demands(Lint lint)
    {
        foreach (
            var demand in lint.Scenario.Demands.Where(demand =>
                lint.All.All(game => game.Directives.All(made => made.Demand != demand.Id))
            )
        )
        {
            lint.Warn(
                demand,
                DiagnosticCodes.DemandNeverMade,
                $"the demand '{demand.Id}' was made in none of {lint.All.Length} games; expected a move with a directive that somebody plays"
            );
        }
    }

    private static void Agreements(Lint lint)
    {
        foreach (var agreement in lint.Scenario.Agreements)
        {
            var signed = lint.All.Any(game =>
                game.Agreements.Any(made =>
                    made.Agreement == agreement.Id
                    && made.Status is AgreementStatus.Active or AgreementStatus.Fulfilled or AgreementStatus.Breached
                )
            );
            if (signed)
                continue;
            lint.Warn(
                agreement,
                DiagnosticCodes.AgreementNeverSigned,
                $"the agreement '{agreement.Id}' was signed in none of {lint.All.Length} games; expected terms that help all its parties, or an appeal"
            );
        }
    }

    private static void Roles(Lint lint)
    {
        foreach (var actor in lint.Scenario.Actors.Where(actor => !actor.Objectives.IsEmpty))
        {
            var mean = lint.Weighed.ScoresOf(actor.Id).Average();
            if (mean is >= BalanceFindings.LeastMean and <= BalanceFindings.GreatestMean)
                continue;
            lint.Warn(
                actor,
                DiagnosticCodes.RoleUnbalanced,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{actor.Id}' scores {mean:0.0} on average;"
                        + $" expected a mean from {BalanceFindings.LeastMean} to {BalanceFindings.GreatestMean}"
                )
            );
        }
    }

    private static void Dominant(Lint lint)
    {
        foreach (var move in lint.Scenario.Moves)
        {
            foreach (var actor in lint.Scenario.Actors.Where(actor => actor.IsNamedBy(move.By)))
            {
                var index = lint.Scenario.Actor(actor.Id);
                var games = lint.Weighed.Games.ToLookup(
                    game => game.Plays.ContainsKey((move.Id, actor.Id)),
                    game => game.Scores[index]
                );
                if (
                    games[true].Count() < BalanceFindings.EnoughGames
                    || games[false].Count() < BalanceFindings.EnoughGames
                )
                    continue;
                var (with, without) = (games[true].Average(), games[false].Average());
                if (with - without <= GreatestLift)
                    continue;
                lint.Warn(
                    move,
                    DiagnosticCodes.MoveDominant,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{actor.Id}' scores {with:0.0} in games in which it plays '{move.Id}' and {without:0.0} in the others; expected a price, or an answer to it"
                    )
                );
            }
        }
    }

    private sealed record Lint(
        Scenario Scenario,
        SourceMap Sources,
        DiagnosticList Found,
        Sweep Weighed,
        Sweep Random,
        ImmutableArray<GameSummary> All
    )
    {
        public void Warn(object record, string code, string message) =>
            Found.Warning(Sources.At(record), code, message);
    }
}
