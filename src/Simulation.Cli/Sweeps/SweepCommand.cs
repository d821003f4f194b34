using System.CommandLine;
using Simulation.Grains.Sweeps;
using Simulation.Lab.Runs;
using Simulation.Lab.Sweeps;
using Simulation.Rules.Language;

namespace Simulation.Cli.Sweeps;

/// <summary>
/// <c>whitecell sweep</c>: plays many games with autopilots in every seat and writes what came of them.
/// </summary>
internal static class SweepCommand
{
    public static Command Create()
    {
        var scenario = new ScenarioOptions();
        var autopilots = new LineupOption();
        var values = new ValueOptions();
        var run = new ManyGamesOptions(
            seed: "sweep",
            kept: "Folder that gets every game as tables (CSV and Parquet) with a codebook, and a page of figures"
                + " (report.html). It keeps the finished games, too: the same command goes on where it was stopped."
        );
        var report = new Option<FileInfo?>("--report")
        {
            Description = "Where to write the report on the balance; to the terminal when left out.",
        };
        var csv = new Option<DirectoryInfo?>("--csv")
        {
            Description = "Folder that gets the tables (CSV) with their codebook and nothing else.",
        };
        var why = new Option<int>("--why")
        {
            Description = "How many of the games the report looks into to say why they went so; 0 for none.",
            DefaultValueFactory = _ => 40,
        };
        var cluster = new Option<string?>("--cluster")
        {
            Description =
                "Have the servers of a running cluster play the games, behind everything that people wait for: address and"
                + " gateway port of any of them, such as 10.0.0.11:30000. They must run this build.",
        };
        var command = new Command("sweep", "Play many games with autopilots in every seat and report on the balance.");
        run.AddTo(command);
        values.AddTo(command);
        command.Add(cluster);
        command.Add(report);
        command.Add(csv);
        command.Add(why);
        scenario.AddTo(command);
        autopilots.AddTo(command);
        command.SetAction(parsed =>
        {
            if (scenario.Find(parsed, out var pack) is not { } found)
                return 1;
            if (values.IsListing(parsed))
                return ValueOptions.List(found);
            if (autopilots.Read(parsed, found) is not { } lineup || values.Read(parsed, found) is not { } design)
                return 1;
            return run.Run(
                parsed,
                (progress, stop) =>
                {
                    var folder = run.Folder(parsed, pack!.Hash);
                    var sweep = parsed.GetValue(cluster) is { } gateway
                        ? ClusterSweep
                            .Run(
                                gateway,
                                new SweepOrder(
                                    GameRun.Build,
                                    pack.Hash,
                                    found.Cast,
                                    run.Seed(parsed),
                                    autopilots.Words(parsed).ToSequence(),
                                    values.Set(parsed).ToSequence(),
                                    values.Vary(parsed).ToSequence()
                                ),
                                pack,
                                found,
                                run.Games(parsed),
                                lineup,
                                design,
                                progress,
                                folder,
                                stop
                            )
                            .GetAwaiter()
                            .GetResult()
                        : Sweep.Run(
                            found,
                            run.Seed(parsed),
                            run.Games(parsed),
                            run.Workers(parsed),
                            TimeProvider.System,
                            lineup,
                            progress,
                            folder,
                            design,
                            stop
                        );
                    if (parsed.GetValue(csv) is { } tables)
                        SweepFolder.WriteTables(sweep, tables);
                    Write(sweep, folder, parsed.GetValue(report), parsed.GetValue(why));
                    return 0;
                }
            );
        });
        return command;
    }

    private static void Write(Sweep sweep, RunFolder? folder, FileInfo? report, int looked)
    {
        if (folder is not null)
            SweepFolder.Write(sweep, folder);
        var page = SweepReport.Write(sweep, looked > 0 ? AutopilotReasons.Of(sweep, looked) : null);
        if (report is not null)
            File.WriteAllText(report.FullName, page);
        else
            Console.Write(page);
    }
}
