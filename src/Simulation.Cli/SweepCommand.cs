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
        var run = new RunOptions(seed: "sweep");
        var report = new Option<FileInfo?>("--report")
        {
            Description = "Where to write the report; to the terminal when left out.",
        };
        var csv = new Option<DirectoryInfo?>("--csv")
        {
            Description = "Folder that gets every game as tables (CSV) with a codebook.",
        };
        var why = new Option<int>("--why")
        {
            Description = "How many of the games the report looks into to say why they went so; 0 for none.",
            DefaultValueFactory = _ => 40,
        };
        var command = new Command("sweep", "Play many games with autopilots in every seat and report on the balance.");
        run.AddTo(command);
        command.Add(report);
        command.Add(csv);
        command.Add(why);
        scenario.AddTo(command);
        autopilots.AddTo(command);
        command.SetAction(parsed =>
        {
            if (
                scenario.Find(parsed, out var pack) is not { } found
                || autopilots.Read(parsed, found) is not { } lineup
            )
                return 1;
            return run.Run(
                parsed,
                (progress, stop) =>
                {
                    var sweep = Sweep.Run(
                        found,
                        run.Seed(parsed),
                        run.Games(parsed),
                        run.Workers(parsed),
                        TimeProvider.System,
                        lineup,
                        progress,
                        run.Folder(parsed, pack!.Hash),
                        stop
                    );
                    if (parsed.GetValue(csv) is { } folder)
                    {
                        folder.Create();
                        foreach (var table in SweepTables.Write(sweep))
                            File.WriteAllText(Path.Combine(folder.FullName, table.Name + ".csv"), table.Csv);
                    }

                    var page = SweepReport.Write(
                        sweep,
                        parsed.GetValue(why) is > 0 and var looked ? Explanation.Of(sweep, lineup, looked) : null
                    );
                    if (parsed.GetValue(report) is { } file)
                        File.WriteAllText(file.FullName, page);
                    else
                        Console.Write(page);
                    return 0;
                }
            );
        });
        return command;
    }
}
