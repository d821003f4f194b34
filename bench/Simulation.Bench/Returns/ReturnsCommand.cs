using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Simulation.Bench.Load;

namespace Simulation.Bench.Returns;

/// <summary><c>returns</c>: how long clients that lost their connections at once take to be caught up again.</summary>
internal static class ReturnsCommand
{
    private static readonly Option<string> _scenario = new("--scenario")
    {
        Description = "Scenario to play.",
        DefaultValueFactory = _ => "first-call",
    };
    private static readonly Option<int> _clients = new("--clients")
    {
        Description = "How many lose their connection.",
        DefaultValueFactory = _ => 500,
    };
    private static readonly Option<int> _missed = new("--missed")
    {
        Description = "Announcements that each misses.",
        DefaultValueFactory = _ => 20,
    };
    private static readonly Option<double> _within = new("--within")
    {
        Description = "Seconds over which they return, evenly; 0 for all at once.",
        DefaultValueFactory = _ => 5,
    };
    private static readonly Option<bool> _anew = new("--anew")
    {
        Description = "They come as pages that were loaded again, and need a whole snapshot.",
    };
    private static readonly Option<int> _runs = new("--runs")
    {
        Description = "How often it is done, in the same rooms.",
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

    public static Command Create()
    {
        var command = new Command(
            "returns",
            "Cut the connections of many clients, let them miss something, and measure until each has caught up."
        )
        {
            _scenario,
            _clients,
            _missed,
            _within,
            _anew,
            _runs,
            _pin,
            _data,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Run(
                    parsed.GetValue(_scenario)!,
                    parsed.GetValue(_clients),
                    parsed.GetValue(_missed),
                    TimeSpan.FromSeconds(parsed.GetValue(_within)),
                    parsed.GetValue(_anew),
                    parsed.GetValue(_runs),
                    parsed.GetValue(_pin),
                    parsed.GetValue(_data)!,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> Run(
        string scenario,
        int clients,
        int missed,
        TimeSpan within,
        bool anew,
        int runs,
        bool pin,
        string data,
        CancellationToken cancellationToken
    )
    {
        if (pin)
            Cores.Pin(1);
        await using var server = await MeasuredServers.StartServer([], data, pin, cancellationToken);
        using var api = new SessionApi(server.Address, null);
        var roles = await api.Roles(scenario, cancellationToken);
        var rooms = new List<Room>();
        for (var seated = 0; seated < clients; )
        {
            var here = Math.Min(Room.Visitors, clients - seated);
            rooms.Add(await Room.Open(server.Address, api, scenario, roles, here, cancellationToken));
            seated += here;
        }

        var faults = 0;
        for (var run = 1; run <= runs; run++)
        {
            var visitors = rooms.SelectMany(room => room.All).ToList();
            await Task.WhenAll(visitors.Select(visitor => visitor.Drop()));
            await Task.WhenAll(rooms.Select(room => room.Announce(missed)));
            var meter = new ProcessMeter(server.Id);
            var (before, clock) = (meter.CpuSeconds(), Stopwatch.StartNew());
            var returned = await Task.WhenAll(
                visitors.Select(
                    (visitor, i) =>
                        Task.Run(async () =>
                        {
                            await Task.Delay(within * i / visitors.Count, cancellationToken);
                            return await visitor.Return(anew, missed);
                        })
                )
            );
            var (took, used) = (clock.Elapsed, meter.CpuSeconds() - before);
            await Task.WhenAll(visitors.Select(visitor => visitor.CheckStream()));
            faults += visitors.Sum(visitor => visitor.Faults.Count);
            var latency = Latency.Of(returned);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"run {run}: {visitors.Count} clients returned within {took.TotalSeconds:F1} s; until caught up p50 {latency.P50:F1}, p95 {latency.P95:F1}, p99 {latency.P99:F1}, max {latency.Max:F1} ms; {used * 1000 / visitors.Count:F2} ms of processor time each; {faults} faults"
                )
            );
            foreach (var fault in visitors.SelectMany(visitor => visitor.Faults).Take(5))
                Console.WriteLine($"        {fault}");
        }

        foreach (var room in rooms)
            await room.DisposeAsync();
        return faults == 0 ? 0 : 1;
    }
}
