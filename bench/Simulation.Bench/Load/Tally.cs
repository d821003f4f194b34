namespace Simulation.Bench.Load;

/// <summary>What one room counted while the window was open. Used under the lock of its table.</summary>
internal sealed class Tally(Window window)
{
    /// <summary>From sending until the last seat of the room had seen it, in Stopwatch ticks.</summary>
    public List<long> ToLastSeat { get; } = [];

    /// <summary>From sending until the receipt, in Stopwatch ticks.</summary>
    public List<long> ToReceipt { get; } = [];

    public SortedDictionary<string, long> Commands { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> Refusals { get; } = new(StringComparer.Ordinal);

    public long Deliveries { get; private set; }

    public long Bytes { get; private set; }

    public long Sessions { get; private set; }

    /// <summary>Batches that did not go on from the number before, over the whole run.</summary>
    public long Gaps { get; set; }

    /// <summary>Batches that a client had already, over the whole run.</summary>
    public long Repeated { get; set; }

    /// <summary>Errors, and moves that somebody never saw, over the whole run.</summary>
    public List<string> Faults { get; } = [];

    public void CountDelivery(int bytes)
    {
        if (!window.IsOpen)
            return;
        Deliveries++;
        Bytes += bytes;
    }

    public void CountMove(Move move)
    {
        if (!window.IsOpen)
            return;
        ToLastSeat.Add(move.LastSeen - move.Sent);
        ToReceipt.Add(move.Acknowledged - move.Sent);
        Add(Commands, move.Command.GetType().Name);
    }

    public void CountRefusal(string code)
    {
        if (window.IsOpen)
            Add(Refusals, code);
    }

    public void CountSession()
    {
        if (window.IsOpen)
            Sessions++;
    }

    private static void Add(SortedDictionary<string, long> counts, string key) =>
        counts[key] = counts.GetValueOrDefault(key) + 1;
}

/// <summary>The stretch of time that counts, after the warm-up.</summary>
internal sealed class Window
{
    private volatile bool _isOpen;

    public bool IsOpen
    {
        get => _isOpen;
        set => _isOpen = value;
    }
}
