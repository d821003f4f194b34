using System.CommandLine;
using System.Globalization;
using Simulation.Testing;

namespace Simulation.Bench.Load;

/// <summary>
/// The price of being a game: moves per second of the server's processor time, beside those of bare hubs that send
/// messages of the size of talk, all in turns on the same machine.
/// </summary>
internal static class FloorsCommand
{
    private const string Scenario = "seven-mills";

    private static readonly RunLengthOptions _length = new(warmup: 12, runs: 3);

    private static readonly Option<string> _data = new("--data")
    {
        Description = "Folder for the journals; mind that syncing to a memory disk costs nothing.",
        DefaultValueFactory = _ => Path.GetTempPath(),
    };

    public static Command Create()
    {
        var command = new Command(
            "floors",
            "Measures talk, move and own beside bare hubs: moves per second of processor time, and the ratio."
        )
        {
            _data,
        };
        _length.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                LoadCommand.Try(() =>
                    Run(
                        _length.Of(parsed, Scenario, [Mix.Talk, Mix.Moves, Mix.OwnValues], parsed.GetValue(_data)!),
                        cancellationToken
                    )
                )
        );
        return command;
    }

    private static async Task<int> Run(LoadOptions options, CancellationToken cancellationToken)
    {
        Cores.Pin(1);
        using var log = new TemporaryFolder(options.Data);
        var results = new List<Result>();
        for (var run = 1; run <= options.Runs; run++)
        {
            var talk = await Add(
                LoadCommand.MeasureStarted("server", null, options, Mix.Talk, options.Rooms[0], run, cancellationToken)
            );
            foreach (
                var (name, variant) in new (string, string[])[]
                {
                    ("hub", []),
                    ("hub, redacting", ["--Redact=true"]),
                    ("hub, redacting, SQLite", ["--Redact=true", $"--Journal={log.Path}"]),
                }
            )
                await Add(LoadCommand.MeasureFloor(name, options, talk, cancellationToken, variant));
            foreach (var mix in options.Mixes.Skip(1))
                await Add(
                    LoadCommand.MeasureStarted("server", null, options, mix, options.Rooms[0], run, cancellationToken)
                );
        }

        Print(results);
        return results.Exists(result => result.Faults.Count > 0 || result.Gaps > 0) ? 1 : 0;

        async Task<Result> Add(Task<Result> measuring)
        {
            var result = await measuring;
            Report.Print(result);
            results.Add(result);
            return result;
        }
    }

    private static void Print(List<Result> results)
    {
        Console.WriteLine();
        Console.WriteLine("moves per second of processor time, median (lowest–highest), and beside the bare hub");
        var bare = Report.Median(results.Where(result => result.Target == "hub"), Moves);
        foreach (var one in results.GroupBy(result => (result.Target, result.Mix)))
        {
            var ratio = (Report.Median(one, Moves) / bare).ToString("F2", CultureInfo.InvariantCulture);
            Console.WriteLine($"{one.Key.Target, -24} {one.Key.Mix, -5} {Report.Spread(one, Moves, "F0")}  {ratio}");
        }
    }

    private static double Moves(Result result) => 1000 / result.CpuSecondsPer1000Moves!.Value;
}
