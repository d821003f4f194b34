using System.Collections.Immutable;
using System.CommandLine;
using Simulation.Lab.Lint;
using Simulation.Scenarios;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Lint;

namespace Simulation.Cli;

/// <summary><c>whitecell lint</c>: checks scenario packs and says what is wrong, with file, line and column.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var named = new Argument<string>("scenario")
        {
            Description =
                "Folder with one scenario pack in each of its folders, the folder of one pack, or the id of one in the"
                + " folder scenarios.",
            DefaultValueFactory = _ => ScenarioLookup.Folder,
        };
        var only = new Option<string?>("--scenario") { Description = "Only this one." };
        var games = new Option<int>("--games")
        {
            Description = "Autopilot games of each scenario, to find what never happens; 0 to play none.",
            DefaultValueFactory = _ => 200,
        };
        var strict = new Option<bool>("--strict") { Description = "Fail on warnings too." };
        var command = new Command("lint", "Check scenario packs.") { named, only, games, strict };
        command.SetAction(parsed =>
            Lint(parsed.GetValue(named)!, parsed.GetValue(only), parsed.GetValue(games), parsed.GetValue(strict))
        );
        return command;
    }

    private static int Lint(string named, string? only, int games, bool strict)
    {
        var folder = new DirectoryInfo(named);
        if (!folder.Exists)
        {
            if (ScenarioLookup.Find(named, ScenarioLookup.Folder, out var fault) is null)
            {
                Console.Error.WriteLine(fault);
                return 1;
            }

            (folder, only) = (new DirectoryInfo(ScenarioLookup.Folder), named);
        }

        var isPack = ScenarioLibrary.IsPack(folder);
        var all = isPack ? [ScenarioLibrary.ReadPack(folder)] : ScenarioLibrary.Read(folder.FullName).Shelf;
        var shelf = all.Where(entry => only is null || entry.Id == only).ToList();
        if (shelf.Count == 0)
        {
            Console.Error.WriteLine(
                only is null
                    ? $"There is no scenario in {folder}: "
                        + "it has neither a scenario.yaml nor folders that could have one."
                    : ScenarioLookup.Unknown(only, folder.ToString(), all.Select(entry => entry.Id))
            );
            return 1;
        }

        var (errors, warnings) = (0, 0);
        foreach (var shelved in shelf)
        {
            foreach (var found in Found(shelved, games))
            {
                // The path that leads to the file from where the command was given.
                var diagnostic = isPack ? found with { File = found.File[(shelved.Id.Length + 1)..] } : found;
                if (diagnostic.Severity == Severity.Error)
                    errors++;
                else
                    warnings++;
                Console.WriteLine(Path.Combine(folder.ToString(), diagnostic.ToString()));
            }
        }

        if (games > 0 && shelf.Exists(entry => entry.Scenario is not null))
        {
            var weighed = GameLint.Weighed(games);
            Console.WriteLine(
                $"Played of each scenario: {weighed} games that weigh (seeds {GameLint.Seed}/0 to {GameLint.Seed}/{weighed - 1})"
                    + $" and {Math.Max(1, games - weighed)} of anything legal (from {GameLint.Seed}/0)."
            );
        }

        Console.WriteLine($"{Count(shelf.Count, "scenario")}, {Count(errors, "error")}, {Count(warnings, "warning")}.");
        return errors == 0 && (!strict || warnings == 0) ? 0 : 1;
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static IEnumerable<Diagnostic> Found(ShelvedScenario shelved, int games)
    {
        var lints = ScenarioLint.Run(shelved.Reading);
        if (games > 0 && shelved.Scenario is not null)
            lints = [.. lints, .. Play(shelved, games)];
        return Diagnostic.InOrder(
            shelved.Diagnostics.Concat(lints.Select(found => found with { File = $"{shelved.Id}/{found.File}" }))
        );
    }

    private static ImmutableArray<Diagnostic> Play(ShelvedScenario shelved, int games)
    {
        var done = 0;
        var found = GameLint.Run(
            shelved.Reading,
            games,
            Environment.ProcessorCount,
            () =>
            {
                var now = Interlocked.Increment(ref done);
                if (now % 10 == 0 || now == games)
                    ProgressLine.Show($"{shelved.Id}: {now} of {games} games");
            }
        );
        ProgressLine.Clear();
        return found;
    }
}
