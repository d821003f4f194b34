using System.Diagnostics;

namespace Simulation.Bench.Costs;

/// <summary>What one call costs.</summary>
/// <param name="Microseconds">
/// Processor time, which what else runs on the machine disturbs less than the clock on the wall.
/// </param>
internal readonly record struct Cost(double Microseconds, double Bytes)
{
    public static Cost operator +(Cost left, Cost right) =>
        new(left.Microseconds + right.Microseconds, left.Bytes + right.Bytes);
}

/// <summary>Measures a call: many batches of it, and the median of them.</summary>
internal static class Sample
{
    private const int Batches = 25;

    /// <summary>How long one batch should take, so that the clock's own grain does not matter.</summary>
    private static readonly TimeSpan _batch = TimeSpan.FromMilliseconds(4);

    /// <summary>Long enough for the run-time's second compilation.</summary>
    private static readonly TimeSpan _warmUp = TimeSpan.FromMilliseconds(250);

    public static Cost Of(Func<object?> call)
    {
        var calls = WarmUp(call);
        var times = new double[Batches];
        var bytes = new double[Batches];
        for (var b = 0; b < Batches; b++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var begin = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < calls; i++)
                GC.KeepAlive(call());
            times[b] = (Environment.CpuUsage.TotalTime - begin).TotalMicroseconds / calls;
            bytes[b] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)calls;
        }

        Array.Sort(times);
        Array.Sort(bytes);
        return new Cost(times[Batches / 2], bytes[Batches / 2]);
    }

    /// <returns>The number of calls that fill a batch.</returns>
    private static int WarmUp(Func<object?> call)
    {
        var clock = Stopwatch.StartNew();
        var last = 0L;
        while (clock.Elapsed < _warmUp)
        {
            var before = clock.ElapsedTicks;
            GC.KeepAlive(call());
            last = clock.ElapsedTicks - before;
        }

        return (int)Math.Max(1, _batch.TotalSeconds * Stopwatch.Frequency / Math.Max(1, last));
    }
}
