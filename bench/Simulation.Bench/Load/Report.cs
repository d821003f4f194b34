using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulation.Bench.Load;

/// <summary>What was measured, where and how, as it is printed and stored.</summary>
internal sealed record Report(
    DateTimeOffset At,
    string Command,
    string? Commit,
    Machine Machine,
    IReadOnlyDictionary<string, string> Mixes,
    IReadOnlyList<Result> Results
)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Report Of(IReadOnlyList<Result> results) =>
        new(
            TimeProvider.System.GetUtcNow(),
            "Simulation.Bench " + string.Join(' ', Environment.GetCommandLineArgs().Skip(1)),
            Git("rev-parse", "--short", "HEAD") is { } commit
                ? commit + (Git("status", "--porcelain") == "" ? "" : " and local changes")
                : null,
            Machine.Here(),
            Mix.All.ToDictionary(mix => mix.Name, mix => mix.Description),
            results
        );

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, _json));

    public static void PrintHead() =>
        Console.WriteLine(
            "target  mix   rooms run |  moves/s  deliveries/s | last seat ms   p50    p95    p99    max | receipt p50   p99 "
                + "| cpu s/1000  server  generator | bytes  MiB  sessions | faults"
        );

    public static void Print(Result r)
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{r.Target, -7} {r.Mix, -5} {r.Rooms, 5} {r.Run, 3} | {r.MovesPerSecond, 8:F0}  {r.DeliveriesPerSecond, 12:F0} |            {r.ToLastSeat.P50, 6:F2} {r.ToLastSeat.P95, 6:F2} {r.ToLastSeat.P99, 6:F2} {r.ToLastSeat.Max, 6:F1} |      {r.ToReceipt.P50, 6:F2} {r.ToReceipt.P99, 6:F2} | {r.CpuSecondsPer1000Moves, 10:F3}  {r.ServerCores, 6:F2}  {r.GeneratorCores, 9:F2} | {r.BytesPerDelivery, 5:F0} {r.ResidentMiB, 4:F0} {r.Sessions, 9} | {r.Faults.Count} faults, {r.Gaps} gaps, {r.Repeated} repeated, {r.Refusals.Values.Sum()} refused"
            )
        );
        foreach (var fault in r.Faults.Take(5))
            Console.WriteLine($"        {fault}");
    }

    /// <summary>Median and range over the runs, and the server beside the floor.</summary>
    public void PrintSummary()
    {
        Console.WriteLine();
        Console.WriteLine("median (lowest–highest) over the runs");
        foreach (var mix in Results.GroupBy(r => (r.Mix, r.Rooms)))
        {
            foreach (var target in mix.GroupBy(r => r.Target))
            {
                Console.WriteLine(
                    $"{target.Key, -7} {mix.Key.Mix, -5} {mix.Key.Rooms, 4} rooms: "
                        + $"{Spread(target, r => r.MovesPerSecond, "F0")} moves/s; last seat p50 {Spread(target, r => r.ToLastSeat.P50, "F2")}, "
                        + $"p95 {Spread(target, r => r.ToLastSeat.P95, "F2")}, p99 {Spread(target, r => r.ToLastSeat.P99, "F2")} ms; "
                        + $"cpu {Spread(target, r => r.CpuSecondsPer1000Moves ?? 0, "F3")} s/1000 moves; {Spread(target, r => r.BytesPerDelivery, "F0")} bytes"
                );
            }

            if (mix.Where(r => r.Disk is not null).ToList() is { Count: > 0 } probed)
            {
                Console.WriteLine(
                    $"        the disk alone, before the servers' runs: a sync p50 {Spread(probed, r => r.Disk!.P50, "F2")}, "
                        + $"p99 {Spread(probed, r => r.Disk!.P99, "F2")}, longest {Spread(probed, r => r.Disk!.Max, "F0")} ms"
                );
            }

            foreach (var other in mix.GroupBy(r => r.Target).Where(target => target.Key != "server"))
            {
                Console.WriteLine(
                    $"        server / {other.Key}: moves/s {Ratio(r => r.MovesPerSecond)}, p50 {Ratio(r => r.ToLastSeat.P50)}, "
                        + $"p99 {Ratio(r => r.ToLastSeat.P99)}, cpu per move {Ratio(r => r.CpuSecondsPer1000Moves ?? 0)}"
                );

                string Ratio(Func<Result, double> value) =>
                    (Median(mix.Where(r => r.Target == "server"), value) / Median(other, value)).ToString(
                        "F2",
                        CultureInfo.InvariantCulture
                    );
            }
        }
    }

    /// <summary>Median, and in brackets the lowest and the highest.</summary>
    public static string Spread(IEnumerable<Result> runs, Func<Result, double> value, string format)
    {
        var sorted = runs.Select(value).Order().ToList();
        string Text(double number) => number.ToString(format, CultureInfo.InvariantCulture);
        return sorted.Count == 1 ? Text(sorted[0]) : $"{Text(Median(sorted))} ({Text(sorted[0])}–{Text(sorted[^1])})";
    }

    public static double Median(IEnumerable<Result> runs, Func<Result, double> value) =>
        Median([.. runs.Select(value).Order()]);

    private static double Median(List<double> sorted) =>
        sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;

    private static string? Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(
                new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            var output = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

internal sealed record Machine(string System, string Runtime, int Cores, double MemoryGiB)
{
    public static Machine Here() =>
        new(
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1)
        );
}
