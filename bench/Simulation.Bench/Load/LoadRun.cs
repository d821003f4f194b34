using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Simulation.Bench.Load;

/// <summary>Fills a server's rooms, warms it up, and measures for a while.</summary>
internal static class LoadRun
{
    /// <summary>Rooms that are opened at the same time.</summary>
    private const int OpenTogether = 8;

    private static readonly ProcessMeter _self = new(Environment.ProcessId);

    public static Task<Result> Measure(
        string target,
        Uri url,
        int? process,
        LoadOptions options,
        Mix mix,
        int rooms,
        int run,
        CancellationToken cancellationToken
    ) => Measure(target, [url], process is { } id ? [id] : [], options, mix, rooms, run, cancellationToken);

    /// <summary>The same of a cluster, on whose servers the clients of each room are spread.</summary>
    /// <param name="urls">Its servers.</param>
    /// <param name="processes">
    /// Their processes, whose processor time and memory are added up; none to measure none.
    /// </param>
    public static async Task<Result> Measure(
        string target,
        IReadOnlyList<Uri> urls,
        IReadOnlyList<int> processes,
        LoadOptions options,
        Mix mix,
        int rooms,
        int run,
        CancellationToken cancellationToken
    )
    {
        using var api = new SessionApi(urls[0], options.HostKey);
        var hubs = urls.Select(SessionApi.HubOf).ToArray();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var roles = await api.Roles(options.Scenario, cancellationToken);
        if (roles.Count + 1 > Table.Clients)
            throw new InvalidOperationException($"{options.Scenario} has more roles than a room has clients.");
        var window = new Window();
        var tallies = Enumerable.Range(0, rooms).Select(_ => new Tally(window)).ToArray();
        var tables = new ConcurrentDictionary<int, Table>();
        await Parallel.ForAsync(
            0,
            rooms,
            new ParallelOptions { MaxDegreeOfParallelism = OpenTogether, CancellationToken = cancellationToken },
            async (room, cancel) =>
                tables[room] = await Table.Open(api, hubs, options.Scenario, roles, mix, tallies[room], cancel)
        );

        var every = options.Rate is { } rate ? TimeSpan.FromSeconds(rooms * (roles.Count + 1) / rate) : (TimeSpan?)null;
        var playing = Enumerable
            .Range(0, rooms)
            .Select(room =>
                Task.Run(
                    () =>
                        Play(
                            tables[room],
                            () => Table.Open(api, hubs, options.Scenario, roles, mix, tallies[room], cancellationToken),
                            tallies[room],
                            every,
                            stop.Token
                        ),
                    CancellationToken.None
                )
            )
            .ToArray();
        await Task.Delay(TimeSpan.FromSeconds(options.Warmup), cancellationToken);
        var servers = processes.Select(id => new ProcessMeter(id)).ToArray();
        var (serverBefore, selfBefore) = (Cpu(servers), _self.CpuSeconds());
        var clock = Stopwatch.StartNew();
        window.IsOpen = true;
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds), cancellationToken);
        window.IsOpen = false;
        var seconds = clock.Elapsed.TotalSeconds;
        var (serverCpu, selfCpu, resident) = (
            Cpu(servers) - serverBefore,
            _self.CpuSeconds() - selfBefore,
            servers.Length == 0 ? (double?)null : servers.Sum(server => server.ResidentMiB())
        );
        await stop.CancelAsync();
        await Task.WhenAll(playing);

        var moves = tallies.Sum(tally => (long)tally.ToLastSeat.Count);
        var deliveries = tallies.Sum(tally => tally.Deliveries);
        return new Result(
            target,
            mix.Name,
            rooms,
            run,
            roles.Count + 1,
            seconds,
            moves,
            moves / seconds,
            deliveries / seconds,
            Latency.Of(tallies.SelectMany(tally => tally.ToLastSeat)),
            Latency.Of(tallies.SelectMany(tally => tally.ToReceipt)),
            serverCpu / (moves / 1000.0),
            serverCpu / seconds,
            selfCpu / seconds,
            (double)tallies.Sum(tally => tally.Bytes) / Math.Max(1, deliveries),
            (double)tallies.Sum(tally => tally.Bytes) / Math.Max(1, moves * Table.Clients),
            resident,
            tallies.Sum(tally => tally.Sessions),
            Sum(tallies.SelectMany(tally => tally.Commands)),
            Sum(tallies.SelectMany(tally => tally.Refusals)),
            tallies.Sum(tally => tally.Gaps),
            tallies.Sum(tally => tally.Repeated),
            [.. tallies.SelectMany((tally, room) => tally.Faults.Select(fault => $"room {room}: {fault}"))],
            null,
            double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        );
    }

    /// <summary>A room plays one session after the other.</summary>
    private static async Task Play(
        Table first,
        Func<Task<Table>> open,
        Tally tally,
        TimeSpan? every,
        CancellationToken stop
    )
    {
        var table = first;
        while (true)
        {
            using (table)
                await table.Play(every, stop);
            if (stop.IsCancellationRequested || tally.Faults.Count > 0)
                return;
            try
            {
                table = await open();
            }
            catch (Exception failure)
                when (failure is HttpRequestException or InvalidOperationException or TimeoutException)
            {
                tally.Faults.Add($"opening the next session: {failure.Message}");
                return;
            }
        }
    }

    private static double? Cpu(ProcessMeter[] servers) =>
        servers.Length == 0 ? null : servers.Sum(server => server.CpuSeconds());

    private static SortedDictionary<string, long> Sum(IEnumerable<KeyValuePair<string, long>> counts)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (key, count) in counts)
            sums[key] = sums.GetValueOrDefault(key) + count;
        return sums;
    }
}
