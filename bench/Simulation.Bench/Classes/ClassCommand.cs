using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Simulation.Bench.Load;
using Simulation.Rules.Sessions;
using Command = System.CommandLine.Command;

namespace Simulation.Bench.Classes;

/// <summary>
/// <c>class</c>: a class of many tables that joins through one address at once, and then plays beside its console.
/// </summary>
internal static class ClassCommand
{
    private const string Scenario = "ninety-minutes";

    /// <summary>Until everybody has entered.</summary>
    private static readonly TimeSpan _joinWithin = TimeSpan.FromSeconds(30);

    /// <summary>The board is a second behind; a machine that is busy with other things makes it more.</summary>
    private static readonly TimeSpan _boardWithin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _pingEvery = TimeSpan.FromSeconds(10);

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
        try
        {
            return await Run(tables, people, seconds, pin, data, cancellationToken);
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
        int count,
        int people,
        int seconds,
        bool pin,
        string data,
        CancellationToken cancellationToken
    )
    {
        if (pin)
            Cores.Pin(1);
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
        var meter = new ProcessMeter(server.Id);
        var opened = await api.OpenClass(Scenario, count, cancellationToken);
        using var board = await BoardWatch.Open(api.Hub, opened, cancellationToken);
        var tables = Enumerable.Range(0, count).Select(_ => new ClassTable(roles)).ToList();
        try
        {
            var (cpuBefore, clock) = (meter.CpuSeconds(), Stopwatch.StartNew());
            using var pings = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var pinging = Ping(tables, pings.Token);
            await Task.WhenAll(
                Enumerable
                    .Range(1, count * people)
                    .Select(person => Join(api, opened.Code, $"Person {person}", tables, cancellationToken))
            );
            var (joined, joinCpu) = (clock.Elapsed, meter.CpuSeconds() - cpuBefore);

            clock.Restart();
            var start = await api.Command(opened, new StartSession(), cancellationToken);
            var started = clock.Elapsed;
            await pings.CancelAsync();
            await pinging;

            // Each table has a place of its own in the second, as people who do not wait for each other have.
            cpuBefore = meter.CpuSeconds();
            var began = Stopwatch.GetTimestamp();
            await Task.WhenAll(
                tables.Select(
                    (table, i) =>
                        Task.Run(
                            () => table.Play(began + (Stopwatch.Frequency * i / count), seconds, cancellationToken),
                            cancellationToken
                        )
                )
            );
            var (ended, playCpu) = (Stopwatch.GetTimestamp(), meter.CpuSeconds() - cpuBefore);
            var (played, resident) = (Stopwatch.GetElapsedTime(began, ended), meter.ResidentMiB());

            var late = Stopwatch.StartNew();
            while (board.Running(people) < count && board.Failure is null && late.Elapsed < _boardWithin)
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            List<string> faults =
            [
                .. tables.SelectMany((table, i) => table.Faults.Select(fault => $"table {i + 1}: {fault}")),
                .. start.Results.Where(result => result.Refusal is not null).Select(result => $"start: {result}"),
            ];
            for (var i = 0; i < count; i++)
            {
                if (tables[i].People != people)
                    faults.Add($"table {i + 1} has {tables[i].People} people");
            }

            if (joined > _joinWithin)
                faults.Add($"joining took longer than {_joinWithin.TotalSeconds} s");
            if (start.Results.Count != count)
                faults.Add($"{start.Results.Count} tables were started");
            if (board.Running(people) is var shown && shown != count)
                faults.Add($"the board shows {shown} tables that play with all their people");
            if (board.Failure is { } lost)
                faults.Add($"the board ended: {lost}");
            if (MeasuredServers.ErrorsOf(server) is { } errors)
                faults.Add(errors);

            var moves = tables.SelectMany(table => table.ToLastSeat).ToList();
            var latency = Latency.Of(moves);
            var refused = tables.Sum(table => table.Refused);
            Print(
                $"tables people | joined s  cpu s | start s | moves refused | p50 ms  p99 ms  max ms | cpu s  cores | MiB | console kB/s | faults"
            );
            Print(
                $"{count,6} {count * people,6} | {joined.TotalSeconds,8:F1} {joinCpu,6:F1} | {started.TotalSeconds,7:F2} | {moves.Count,5} {refused,7} | {latency.P50,6:F1} {latency.P99,7:F1} {latency.Max,7:F1} | {playCpu,5:F1} {playCpu / played.TotalSeconds,6:F2} | {resident,3:F0} | {board.BytesBetween(began, ended) / played.TotalSeconds / 1000,12:F1} | {faults.Count,6}"
            );
            foreach (var fault in faults.Take(10))
                Console.WriteLine($"        {fault}");
            Print($"p99 {Math.Ceiling(latency.P99):F0} ms");
            return faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            foreach (var table in tables)
                table.Dispose();
        }
    }

    /// <summary>Somebody looks where the code leads, joins, and enters the table that the class has chosen.</summary>
    private static async Task Join(
        SessionApi api,
        string code,
        string name,
        List<ClassTable> tables,
        CancellationToken cancellationToken
    )
    {
        await api.Preview(code, cancellationToken);
        var joined = await api.JoinClass(code, name, cancellationToken);
        await tables[joined.Class!.Table - 1].Enter(api.Hub, joined);
    }

    private static async Task Ping(List<ClassTable> tables, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(_pingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                foreach (var table in tables)
                    await table.Ping(stop);
            }
        }
        catch (Exception failure)
            when (failure is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // From here on people send; a connection that broke is noted by whoever receives from it.
        }
    }

    private static void Print(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
