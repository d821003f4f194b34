using System.CommandLine;
using System.Globalization;
using Npgsql;
using Simulation.Testing;

namespace Simulation.Bench.Load;

/// <summary>
/// <c>cluster</c>: what a move costs when the people of each room sit on one, two and three servers of a cluster, over
/// one PostgreSQL.
/// </summary>
internal static class ClusterCommand
{
    private static readonly Option<string> _postgres = new("--postgres")
    {
        Description = "Connection string of a PostgreSQL of this machine; each run makes a schema in it and drops it.",
        Required = true,
    };

    private static readonly Option<int> _most = new("--servers")
    {
        Description = "Servers of the largest cluster.",
        DefaultValueFactory = _ => 3,
    };

    private static readonly RunLengthOptions _length = new(warmup: 25, runs: 1);

    public static Command Create()
    {
        var command = new Command(
            "cluster",
            "Measures rooms whose people sit on one, two and three servers of a cluster over one PostgreSQL."
        )
        {
            _postgres,
            _most,
        };
        _length.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                LoadCommand.Try(() =>
                    Run(
                        parsed.GetValue(_postgres)!,
                        parsed.GetValue(_most),
                        _length.Of(parsed, "seven-towns", [Mix.Talk], Path.GetTempPath()),
                        cancellationToken
                    )
                )
        );
        return command;
    }

    private static async Task<int> Run(
        string postgres,
        int most,
        LoadOptions options,
        CancellationToken cancellationToken
    )
    {
        Cores.Pin(1);
        Report.PrintHead();
        var results = new List<(Result Result, double Database)>();
        for (var run = 1; run <= options.Runs; run++)
        {
            for (var servers = 1; servers <= most; servers++)
            {
                results.Add(await Measure(postgres, servers, options, run, cancellationToken));
                Report.Print(results[^1].Result);
            }
        }

        Console.WriteLine();
        Console.WriteLine("servers | cpu s/1000 moves, of all servers | beside one server | of PostgreSQL");
        var alone = Report.Median(results.Select(one => one.Result).Where(one => one.Target == "1"), Cpu);
        foreach (var same in results.GroupBy(one => one.Result.Target))
        {
            var (cpu, database) = (
                Report.Median(same.Select(one => one.Result), Cpu),
                same.Average(one => one.Database)
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{same.Key, 7} | {cpu, 32:F3} | {alone / cpu, 17:F2} | {database, 13:F3}"
                )
            );
        }

        return results.Exists(one => one.Result.Faults.Count > 0 || one.Result.Gaps > 0) ? 1 : 0;
    }

    /// <returns>The run, and the processor time of PostgreSQL for a thousand moves.</returns>
    private static async Task<(Result Result, double Database)> Measure(
        string postgres,
        int count,
        LoadOptions options,
        int run,
        CancellationToken cancellationToken
    )
    {
        var schema = string.Create(CultureInfo.InvariantCulture, $"bench_{Environment.ProcessId}_{count}_{run}");
        await using var database = NpgsqlDataSource.Create(postgres);
        await Execute(database, $"create schema {schema}", cancellationToken);
        var servers = new List<ServerProcess>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                servers.Add(
                    await MeasuredServers.StartServer(
                        [
                            .. LoadCommand.ScenarioArgument(options.Scenario),
                            .. ClusterArguments.Of($"{postgres};Search Path={schema}"),
                        ],
                        options.Data,
                        options.Pin,
                        cancellationToken
                    )
                );
            }

            // What it takes to open the rooms is a small part of what it takes to warm them up.
            var (before, clock) = (DatabaseCpu(), System.Diagnostics.Stopwatch.StartNew());
            var result = await LoadRun.Measure(
                count.ToString(CultureInfo.InvariantCulture),
                [.. servers.Select(server => server.Address)],
                [.. servers.Select(server => server.Id)],
                options,
                Mix.Talk,
                options.Rooms[0],
                run,
                cancellationToken
            );
            var spent = (DatabaseCpu() - before) / clock.Elapsed.TotalSeconds;
            var errors = servers.Select(MeasuredServers.ErrorsOf).OfType<string>().ToList();
            return (result with { Faults = [.. result.Faults, .. errors] }, spent * 1000 / result.MovesPerSecond);
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();
            await Execute(database, $"drop schema {schema} cascade", CancellationToken.None);
        }
    }

    private static double DatabaseCpu() => ProcessMeter.Of("postgres").Sum(process => process.CpuSeconds());

    private static async Task Execute(NpgsqlDataSource database, string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static double Cpu(Result result) => result.CpuSecondsPer1000Moves!.Value;
}
