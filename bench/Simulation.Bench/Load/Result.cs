namespace Simulation.Bench.Load;

/// <summary>One run.</summary>
/// <param name="Target">"server", "floor", or "beside" for the server of another build.</param>
/// <param name="Rooms">Rooms of eight clients.</param>
/// <param name="Senders">Clients of a room that send: the facilitator and one in each role.</param>
/// <param name="Moves">Commands accepted and delivered to all eight inside the window.</param>
/// <param name="ToLastSeat">From sending until the last of the eight had it, milliseconds.</param>
/// <param name="ToReceipt">From sending until the sender's receipt, milliseconds.</param>
/// <param name="CpuSecondsPer1000Moves">Processor time of the server; null when it was not started here.</param>
/// <param name="ServerCores">Cores that the server kept busy.</param>
/// <param name="GeneratorCores">Cores that the generator kept busy.</param>
/// <param name="BytesPerDelivery">Payload of the WebSocket message, which may tell of several moves.</param>
/// <param name="BytesPerOutcome">Payload for one client and one move.</param>
/// <param name="ResidentMiB">Memory of the server at the end of the window.</param>
/// <param name="Sessions">Sessions opened inside the window.</param>
/// <param name="Commands">Moves by command.</param>
/// <param name="Refusals">Refused commands, which are no moves.</param>
/// <param name="Gaps">Batches that did not go on from the number before.</param>
/// <param name="Repeated">Batches that a client had already.</param>
/// <param name="Disk">
/// A small synced append to the disk alone, just before the server was started; null when it was not started here, or
/// keeps nothing.
/// </param>
/// <param name="LoadAverage">Of the machine over the last minute, at the end.</param>
internal sealed record Result(
    string Target,
    string Mix,
    int Rooms,
    int Run,
    int Senders,
    double Seconds,
    long Moves,
    double MovesPerSecond,
    double DeliveriesPerSecond,
    Latency ToLastSeat,
    Latency ToReceipt,
    double? CpuSecondsPer1000Moves,
    double? ServerCores,
    double GeneratorCores,
    double BytesPerDelivery,
    double BytesPerOutcome,
    double? ResidentMiB,
    long Sessions,
    IReadOnlyDictionary<string, long> Commands,
    IReadOnlyDictionary<string, long> Refusals,
    long Gaps,
    long Repeated,
    IReadOnlyList<string> Faults,
    Latency? Disk,
    double LoadAverage
);

/// <summary>Percentiles in milliseconds.</summary>
internal sealed record Latency(double P50, double P95, double P99, double Max)
{
    public static Latency Of(IEnumerable<long> stopwatchTicks)
    {
        var sorted = stopwatchTicks.Order().ToArray();
        return new Latency(At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99), At(sorted, 1));
    }

    private static double At(long[] sorted, double share)
    {
        if (sorted.Length == 0)
            return 0;
        var ticks = sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
        return ticks * 1000.0 / System.Diagnostics.Stopwatch.Frequency;
    }
}
