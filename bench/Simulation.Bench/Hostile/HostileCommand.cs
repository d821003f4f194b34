using System.CommandLine;
using System.Globalization;
using Simulation.Bench.Load;
using Simulation.Testing;

namespace Simulation.Bench.Hostile;

/// <summary>
/// <c>hostile</c>: one room beside connections that flood, and beside none, in turns on the same server.
/// </summary>
internal static class HostileCommand
{
    private const string None = "none";

    /// <summary>The server's own limits, which are lifted for other measurements.</summary>
    private static readonly string[] _limits =
    [
        "--Limits:CallsPerSecond=20",
        "--Limits:CallsAtOnce=40",
        "--Limits:BytesPerSecond=65536",
        "--Limits:BytesAtOnce=262144",
    ];

    private static readonly Option<string[]> _kinds = new("--kinds")
    {
        Description = $"What floods, with commas: {string.Join(", ", Flood.Kinds)}.",
        DefaultValueFactory = _ => [.. Flood.Kinds],
        CustomParser = text => [.. text.Tokens.SelectMany(token => token.Value.Split(','))],
    };

    private static readonly Option<int> _connections = new("--connections")
    {
        Description = "How many connections flood.",
        DefaultValueFactory = _ => 1,
    };
    private static readonly Option<string> _scenario = new("--scenario")
    {
        Description = "Scenario to play.",
        DefaultValueFactory = _ => "first-call",
    };
    private static readonly Option<double> _rate = new("--rate")
    {
        Description =
            "Moves a second of the room, whatever comes of them; beyond 20 for each sender the server refuses.",
        DefaultValueFactory = _ => 40,
    };
    private static readonly Option<double> _seconds = new("--seconds")
    {
        Description = "Length of a measurement.",
        DefaultValueFactory = _ => 10,
    };
    private static readonly Option<double> _warmup = new("--warmup")
    {
        Description = "Seconds before each that do not count; three times as long before the first.",
        DefaultValueFactory = _ => 3,
    };
    private static readonly Option<int> _runs = new("--runs")
    {
        Description = "How often each is measured.",
        DefaultValueFactory = _ => 3,
    };
    private static readonly Option<bool> _pin = new("--pin")
    {
        Description = "Give the server the first core and the clients the second.",
    };
    private static readonly Option<string> _data = new("--data")
    {
        Description = "Folder for the journal.",
        DefaultValueFactory = _ => Path.GetTempPath(),
    };
    private static readonly Option<string[]> _serverArguments = new("--server-argument")
    {
        Description = "Passed on to the server, such as another limit; may be repeated.",
    };

    public static Command Create()
    {
        var command = new Command(
            "hostile",
            "Measure one room beside connections that flood, and beside none, in turns on the same server."
        )
        {
            _kinds,
            _connections,
            _scenario,
            _rate,
            _seconds,
            _warmup,
            _runs,
            _pin,
            _data,
            _serverArguments,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Run(
                    new LoadOptions(
                        null,
                        null,
                        parsed.GetValue(_scenario)!,
                        [1],
                        [Mix.Talk],
                        parsed.GetValue(_rate),
                        parsed.GetValue(_seconds),
                        parsed.GetValue(_warmup),
                        parsed.GetValue(_runs),
                        Floor: false,
                        Beside: null,
                        parsed.GetValue(_pin),
                        parsed.GetValue(_data)!,
                        [.. _limits, .. parsed.GetValue(_serverArguments) ?? []],
                        null
                    ),
                    [None, .. parsed.GetValue(_kinds)!],
                    parsed.GetValue(_connections),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> Run(
        LoadOptions options,
        string[] kinds,
        int connections,
        CancellationToken cancellationToken
    )
    {
        if (options.Pin)
            Cores.Pin(1);
        await using var server = await MeasuredServers.StartServer(
            options.ServerArguments,
            options.Data,
            options.Pin,
            cancellationToken
        );
        await LoadRun.Measure(
            None,
            server.Address,
            server.Id,
            options with
            {
                Warmup = options.Warmup * 3,
                Seconds = 0.1,
            },
            Mix.Talk,
            1,
            0,
            cancellationToken
        );
        var faults = 0;
        for (var run = 1; run <= options.Runs; run++)
        {
            foreach (var kind in kinds)
                faults += await Measure(options, server, kind, kind == None ? 0 : connections, run, cancellationToken);
        }

        return faults == 0 ? 0 : 1;
    }

    private static async Task<int> Measure(
        LoadOptions options,
        ServerProcess server,
        string kind,
        int connections,
        int run,
        CancellationToken cancellationToken
    )
    {
        using var api = new SessionApi(server.Address, null);
        var floods = new List<Flood>();
        for (var i = 0; i < connections; i++)
            floods.Add(await Flood.Start(api, options.Scenario, kind, cancellationToken));
        var result = await LoadRun.Measure(
            kind,
            server.Address,
            server.Id,
            options,
            Mix.Talk,
            1,
            run,
            cancellationToken
        );
        List<string> faults =
        [
            .. result.Faults,
            .. result.Refusals.Keys,
            .. floods.Select(flood => flood.Failure).OfType<string>(),
        ];
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"run {run}, beside {kind, -10}: {result.Moves} moves, last seat p50 {result.ToLastSeat.P50:F1}, p95 {result.ToLastSeat.P95:F1}, p99 {result.ToLastSeat.P99:F1}, max {result.ToLastSeat.Max:F1} ms; server {result.ServerCores:F3} cores, clients {result.GeneratorCores:F2}; flood sent {floods.Sum(flood => flood.Sent)}, heard {floods.Sum(flood => flood.Heard)}; {faults.Count + result.Gaps} faults"
            )
        );
        foreach (var fault in faults.Distinct().Take(5))
            Console.WriteLine($"        {fault}");
        foreach (var flood in floods)
            await flood.DisposeAsync();
        return faults.Count + (int)result.Gaps;
    }
}
