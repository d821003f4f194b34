using System.Diagnostics;
using System.Globalization;
using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>What a run came to, in words; also kept in artifacts/chaos/.</summary>
internal static class Report
{
    public static string Of(string name, IReadOnlyList<double> seconds, Crowd crowd)
    {
        var sorted = seconds.Order().ToList();
        var history = crowd.History.ToList();
        var words = string.Create(CultureInfo.InvariantCulture, $"""
            {name}: {seconds.Count} kills, {crowd.Clients.Count} clients
            commands {history.Count}, accepted {history.Count(asked => asked.Refusal is null)}, sent more than once {history.Count(asked => asked.Attempts > 1)}
            snapshots instead of a resumed stream {crowd.Clients.Sum(client => client.Snapshots)}
            from the kill to the next accepted command, seconds: median {At(sorted, 0.5):0.00}, p99 {At(sorted, 0.99):0.00}, longest {sorted[^1]:0.00}
            """);
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "chaos")).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".txt"), words + "\n");
        return words;
    }

    public static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(sorted.Count * share))];
}
