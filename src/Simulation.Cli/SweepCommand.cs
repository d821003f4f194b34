using System.CommandLine;
using Simulation.Lab.Sweeps;

namespace Simulation.Cli;

/// <summary>
/// <c>whitecell sweep</c>: plays many games with autopilots in every seat and writes what came of them.
/// </summary>
internal static class SweepCommand
{
    public static Command Create()
    {
        var scenario = new ScenarioOptions();
        var autopilots = new LineupOption();
        var games = new Option<int>("--games") { Description = "How many.", DefaultValueFactory = _ => 1000 };
        var seed = new Option<string>("--seed")
        {
            Description = "The same seed plays the same games.",
            DefaultValueFactory = _ => "sweep",
        };
        var degree = new Option<int>("--degree")
        {
            Description = "Games to play side by side.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var report = new Option<FileInfo?>("--report")
        {
            Description = "Where to write the report; to the terminal when left out.",
        };
        foreach (var number in new[] { games, degree })
        {
            number.Validators.Add(given =>
            {
                if (given.GetValueOrDefault<int>() < 1)
                    given.AddError($"{number.Name} takes a number from 1.");
            });
        }

        var command = new Command("sweep", "Play many games with autopilots in every seat and report on the balance.")
        {
            games,
            seed,
            degree,
            report,
        };
        scenario.AddTo(command);
        autopilots.AddTo(command);
        command.SetAction(parsed =>
        {
            if (scenario.Find(parsed) is not { } found || autopilots.Read(parsed, found) is not { } lineup)
                return 1;
            var page = SweepReport.Write(
                Sweep.Run(
                    found,
                    parsed.GetValue(seed)!,
                    parsed.GetValue(games),
                    parsed.GetValue(degree),
                    TimeProvider.System,
                    lineup
                )
            );
            if (parsed.GetValue(report) is { } file)
                File.WriteAllText(file.FullName, page);
            else
                Console.Write(page);
            return 0;
        });
        return command;
    }
}
