using Simulation.Rules.Sessions;

namespace Simulation.Bench.Load;

/// <summary>
/// One command on its way: accepted and journalled when its receipt has come, delivered when every seat of its room has
/// seen what it did. All members are used under the table's lock.
/// </summary>
/// <param name="expected">What a client sees when it has happened.</param>
internal sealed class Move(long number, SeatCommand command, Outcome expected)
{
    private readonly TaskCompletionSource<RefusalCode?> _settled = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private uint _seen;

    public long Number => number;

    public SeatCommand Command => command;

    public Outcome Expected => expected;

    /// <summary>Stopwatch ticks.</summary>
    public long Sent { get; set; }

    /// <summary>Stopwatch ticks; 0 while there is no receipt.</summary>
    public long Acknowledged { get; set; }

    /// <summary>Stopwatch ticks of the last seat so far that saw it.</summary>
    public long LastSeen { get; private set; }

    public int Seats => System.Numerics.BitOperations.PopCount(_seen);

    /// <summary>
    /// Ends when the sender has its receipt and has seen the outcome itself; the refusal when it was refused.
    /// </summary>
    public Task<RefusalCode?> Settled => _settled.Task;

    public bool IsSeenBy(int seat) => (_seen & (1u << seat)) != 0;

    public void SeeBy(int seat, long at)
    {
        _seen |= 1u << seat;
        LastSeen = Math.Max(LastSeen, at);
    }

    public void Settle(RefusalCode? refusal) => _settled.TrySetResult(refusal);

    public void Fail(Exception failure)
    {
        _settled.TrySetException(failure);
        _ = _settled.Task.Exception;
    }
}
