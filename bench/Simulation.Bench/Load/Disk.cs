using System.Diagnostics;
using Simulation.Testing;

namespace Simulation.Bench.Load;

/// <summary>
/// What the disk takes for a small append that is synced, with nothing else to do: no server is faster than its disk.
/// </summary>
internal static class Disk
{
    /// <summary>About what the journal's log gets for one move.</summary>
    private const int Bytes = 600;

    private static readonly TimeSpan _probed = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(1);

    /// <summary>Appends and syncs for three seconds, a millisecond apart; from the write until it is on disk.</summary>
    public static async Task<Latency> Probe(string folder, CancellationToken cancellationToken)
    {
        using var own = new TemporaryFolder(folder);
        using var file = File.OpenHandle(Path.Combine(own.Path, "probe"), FileMode.CreateNew, FileAccess.Write);
        var took = new List<long>();
        var bytes = new byte[Bytes];
        for (
            var began = Stopwatch.GetTimestamp();
            Stopwatch.GetElapsedTime(began) < _probed;
            await Task.Delay(_between, cancellationToken)
        )
        {
            var start = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, bytes, (long)took.Count * Bytes);
            RandomAccess.FlushToDisk(file);
            took.Add(Stopwatch.GetTimestamp() - start);
        }

        return Latency.Of(took);
    }
}
