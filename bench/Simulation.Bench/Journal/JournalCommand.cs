using System.CommandLine;
using System.Diagnostics;
using Simulation.Journal;

namespace Simulation.Bench.Journal;

/// <summary><c>bench journal</c>: what an append to the SQLite journal costs, and a deletion beside it.</summary>
internal static class JournalCommand
{
    private const int Deletions = 5;

    private const int BesideAppends = 50;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo?>("--folder")
        {
            Description = "On the disk to measure; by default the system's for temporary files.",
        };
        var streams = new Option<int>("--streams")
        {
            DefaultValueFactory = _ => 125,
            Description = "Writers, each with one append under way.",
        };
        var appends = new Option<int>("--appends")
        {
            DefaultValueFactory = _ => 100_000,
            Description = "Appends in all.",
        };
        var bytes = new Option<int>("--bytes")
        {
            DefaultValueFactory = _ => 1024,
            Description = "Of each event's JSON.",
        };
        var command = new Command("journal", "Processor time and latency of appends to the SQLite journal.")
        {
            folder,
            streams,
            appends,
            bytes,
        };
        command.SetAction(parsed =>
            Measure(
                parsed.GetValue(folder)?.FullName ?? Path.GetTempPath(),
                parsed.GetValue(streams),
                parsed.GetValue(appends),
                parsed.GetValue(bytes)
            )
        );
        return command;
    }

    private static async Task<int> Measure(string parent, int streams, int appends, int bytes)
    {
        var folder = Directory
            .CreateDirectory(Path.Combine(parent, "whitecell-" + Guid.NewGuid().ToString("N")))
            .FullName;
        try
        {
            await using var journal = SqlJournal.OpenSqlite(folder);
            int[] all = [.. Enumerable.Range(0, streams)];
            await Append(journal, all, 1, 20, bytes, TimeSpan.Zero);
            var each = appends / streams;
            var (cpu, begun) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            var latencies = await Append(journal, all, 21, each, bytes, TimeSpan.Zero);
            var (used, took) = (Environment.CpuUsage.TotalTime - cpu, Stopwatch.GetElapsedTime(begun));
            latencies.Sort();
            Console.WriteLine(
                $"{latencies.Count} appends of {bytes} bytes to {streams} streams in {took.TotalSeconds:0.0} s:"
                    + $" {latencies.Count / took.TotalSeconds:0} a second,"
                    + $" {used.TotalMicroseconds / latencies.Count:0.0} µs of processor time each,"
                    + $" p50 {latencies[latencies.Count / 2]:0.0} ms, p99 {latencies[latencies.Count * 99 / 100]:0.0} ms"
            );

            // Beside appends to the other streams, each 10 ms after the one before.
            var size = new FileInfo(Path.Combine(folder, "whitecell.db")).Length / 1e6;
            for (var deletion = 0; deletion < Deletions; deletion++)
            {
                var first = 21 + each + (deletion * BesideAppends);
                int[] others = [.. Enumerable.Range(Deletions, streams - Deletions)];
                var beside = Append(journal, others, first, BesideAppends, bytes, s_pause);
                begun = Stopwatch.GetTimestamp();
                await journal.Delete($"session/s{deletion}");
                var deleted = Stopwatch.GetElapsedTime(begun);
                latencies = await beside;
                latencies.Sort();
                Console.WriteLine(
                    $"A stream deleted from {size:0} MB in {deleted.TotalSeconds:0.00} s, appends beside it:"
                        + $" p50 {latencies[latencies.Count / 2]:0.0} ms, longest {latencies[^1]:0} ms"
                );
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>Milliseconds of each append.</returns>
    private static async Task<List<double>> Append(
        SqlJournal journal,
        int[] streams,
        int first,
        int count,
        int bytes,
        TimeSpan pause
    )
    {
        byte[] json = [(byte)'"', .. Enumerable.Repeat((byte)'x', bytes), (byte)'"'];
        var latencies = await Task.WhenAll(
            streams.Select(stream =>
                Task.Run(async () =>
                {
                    List<double> mine = [];
                    for (var version = first; version < first + count; version++)
                    {
                        var begun = Stopwatch.GetTimestamp();
                        await journal.Append(
                            $"session/s{stream}",
                            version - 1,
                            [
                                new JournalEntry(
                                    version,
                                    DateTimeOffset.UtcNow,
                                    Guid.NewGuid().ToString("N"),
                                    "Ada",
                                    [new StoredEvent("moved/1", json)]
                                ),
                            ]
                        );
                        mine.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                        if (pause > TimeSpan.Zero)
                            await Task.Delay(pause);
                    }

                    return mine;
                })
            )
        );
        return [.. latencies.SelectMany(mine => mine)];
    }
}
