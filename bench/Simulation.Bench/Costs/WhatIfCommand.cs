using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Simulation.Lab;
using Simulation.Lab.Sweeps;
using Simulation.Lab.WhatIfs;
using Simulation.Rules;
using Simulation.Rules.Sessions;
using Command = System.CommandLine.Command;

namespace Simulation.Bench.Costs;

/// <summary>
/// <c>what-if</c>: how long a question about an early decision takes on all cores, and a thousand games beside it.
/// </summary>
internal static class WhatIfCommand
{
    private const int Repetitions = 5;

    public static Command Create()
    {
        var scenario = new ScenarioOptions("ninety-minutes");
        var games = new Option<int>("--games")
        {
            Description = "Whole games to play beside; none with 0.",
            DefaultValueFactory = _ => 1000,
        };
        var command = new Command("what-if", "Time of a what-if at several moments of a game, and of whole games.");
        scenario.AddTo(command);
        command.Add(games);
        command.SetAction(parsed =>
        {
            if (scenario.Find(parsed)?.Scenario is not { } found)
                return 1;
            AskAlong(found);
            if (parsed.GetValue(games) is > 0 and var count)
                PlayGames(found, count);
            return 0;
        });
        return command;
    }

    /// <summary>Asks about the first move of a game, and about those a quarter, a half and three quarters on.</summary>
    private static void AskAlong(Scenario scenario)
    {
        var game = new RecordedGame(scenario, HeadlessGame.Play(scenario, "what-if").Entries);
        var moves = Enumerable
            .Range(0, game.Entries.Length)
            .Where(entry => game.Entries[entry].Command is PlayMove)
            .ToList();
        Console.WriteLine(
            $"{scenario.Id}: a move taken back, {2 * WhatIf.UsualPairs} games on {Environment.ProcessorCount} cores;"
                + $" the first time, then median and range of {Repetitions} more"
        );
        foreach (var quarter in Enumerable.Range(0, 4))
        {
            var entry = moves[quarter * (moves.Count - 1) / 4];
            var times = new List<double>();
            for (var i = 0; i <= Repetitions; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                var asked = WhatIf.Ask(game, entry, new DecisionChange.Without(), out _)!;
                asked.Compare(asked.Continuations().Play(Environment.ProcessorCount));
                times.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            }

            var first = times[0];
            times.RemoveAt(0);
            times.Sort();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"entry {entry, 4} of {game.Entries.Length - 1}, round {game.Before(entry).Round + 1}:"
                        + $" {first:F2} s, {times[Repetitions / 2]:F2} s ({times[0]:F2}–{times[^1]:F2})"
                )
            );
        }
    }

    private static void PlayGames(Scenario scenario, int count)
    {
        var begun = Environment.CpuUsage.TotalTime;
        var sweep = Sweep.Run(scenario, "bench", count, Environment.ProcessorCount, TimeProvider.System);
        var processor = Environment.CpuUsage.TotalTime - begun;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} games: {sweep.Took.TotalSeconds:F1} s,"
                    + $" {processor.TotalMilliseconds / count:F1} ms of processor time each"
            )
        );
    }
}
