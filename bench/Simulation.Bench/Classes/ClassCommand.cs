using System.CommandLine;
using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Simulation.Bench.Load;

namespace Simulation.Bench.Classes;

/// <summary>
/// <c>class</c>: a class of many tables that joins through one address at once, and then plays beside its console.
/// </summary>
internal static class ClassCommand
{
    private const string Scenario = "ninety-minutes";

    /// <summary>What a run may take beside the time in which the tables play.</summary>
    private static readonly TimeSpan _atMost = TimeSpan.FromMinutes(3);

    private static readonly Option<int> _tables = new("--tables")
    {
        Description = "Tables of the class, 1 to 60.",
        DefaultValueFactory = _ => 40,
    };
    private static readonly Option<int> _people = new("--people")
    {
        Description = "People at each table, each in a role of their own, up to 13.",
        DefaultValueFactory = _ => 13,
    };
    private static readonly Option<int> _seconds = new("--seconds")
    {
        Description = "How long the tables play, each with one command a second.",
        DefaultValueFactory = _ => 20,
    };
    private static readonly Option<bool> _pin = new("--pin")
    {
        Description = "Give the server the first core and the people the second.",
    };
    private static readonly Option<string> _data = new("--data")
    {
        Description = "Folder for the journal.",
        DefaultValueFactory = _ => Path.GetTempPath(),
    };

    public static Command Create()
    {
        var command = new Command(
            "class",
            "Let a class join through one address, start all its tables, and measure their moves and its console."
        )
        {
            _tables,
            _people,
            _seconds,
            _pin,
            _data,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Try(
                    parsed.GetValue(_tables),
                    parsed.GetValue(_people),
                    parsed.GetValue(_seconds),
                    parsed.GetValue(_pin),
                    parsed.GetValue(_data)!,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> Try(
        int tables,
        int people,
        int seconds,
        bool pin,
        string data,
        CancellationToken cancellationToken
    )
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(_atMost + TimeSpan.FromSeconds(seconds));
        try
        {
            return await Run(tables, people, seconds, pin, data, bound.Token);
        }
        catch (Exception failure)
            when (failure
                    is HttpRequestException
                        or InvalidOperationException
                        or IOException
                        or OperationCanceledException
                        or TimeoutException
                        or WebSocketException
            )
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    private static async Task<int> Run(
        int tables,
        int people,
        int seconds,
        bool pin,
        string data,
        CancellationToken cancellationToken
    )
    {
        if (pin)
            Cores.Pin(1);
        var disk = await Disk.Probe(data, cancellationToken);
        var hostKey = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await using var server = await MeasuredServers.StartServer(
            ["--HostKey=" + hostKey],
            data,
            pin,
            cancellationToken,
            limited: true
        );
        using var api = new SessionApi(server.Address, hostKey);
        var roles = await api.Roles(Scenario, cancellationToken);
        if (people < 1 || people > roles.Count || seconds < 1)
            throw new InvalidOperationException($"{Scenario} seats 1 to {roles.Count} people, for a second or more.");
        var opened = await api.OpenClass(Scenario, tables, cancellationToken);
        using var run = new ClassRun(api, opened, server, roles, tables, people);
        var result = await run.Measure(seconds, cancellationToken);
        Print($"load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        Print($"the disk alone, before: a sync p50 {disk.P50:F2}, p99 {disk.P99:F2}, longest {disk.Max:F0} ms");
        Print(result, tables, people);
        return result.Faults.Count == 0 ? 0 : 1;
    }

    private static void Print(ClassResult r, int tables, int people)
    {
        (string Head, FormattableString Value)[] columns =
        [
            ("tables", $"{tables}"),
            ("people", $"{tables * people}"),
            ("joined in s", $"{r.JoinSeconds:F1}"),
            ("its cpu s", $"{r.JoinCpuSeconds:F1}"),
            ("started in s", $"{r.StartSeconds:F2}"),
            ("moves", $"{r.Commands}"),
            ("of the scenario", $"{r.Choices}"),
            ("refused", $"{r.Refused}"),
            ("p50 ms", $"{r.ToLastSeat.P50:F1}"),
            ("p99 ms", $"{r.ToLastSeat.P99:F1}"),
            ("max ms", $"{r.ToLastSeat.Max:F1}"),
            ("cpu s", $"{r.PlayCpuSeconds:F1}"),
            ("cores", $"{r.PlayCpuSeconds / r.PlaySeconds:F2}"),
            ("MiB", $"{r.ResidentMiB:F0}"),
            ("console kB/s", $"{r.ConsoleBytes / r.PlaySeconds / 1000:F1}"),
            ("faults", $"{r.Faults.Count}"),
        ];
        var values = columns.Select(column => column.Value.ToString(CultureInfo.InvariantCulture)).ToList();
        var widths = columns.Select((column, i) => Math.Max(column.Head.Length, values[i].Length)).ToList();
        Console.WriteLine(string.Join(" | ", columns.Select((column, i) => column.Head.PadLeft(widths[i]))));
        Console.WriteLine(string.Join(" | ", values.Select((value, i) => value.PadLeft(widths[i]))));
        foreach (var fault in r.Faults.Take(10))
            Console.WriteLine($"        {fault}");
        Print($"p99 {Math.Ceiling(r.ToLastSeat.P99):F0} ms");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
