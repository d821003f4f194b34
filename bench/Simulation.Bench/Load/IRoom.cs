using Simulation.Rules.Sessions;

namespace Simulation.Bench.Load;

/// <summary>What the clients of one session report to; they do so from many threads.</summary>
internal interface IRoom
{
    /// <summary>The role of each client that may send; null is the facilitator.</summary>
    IReadOnlyList<string?> Roles { get; }

    /// <summary>A client has its snapshot; what came before is held against it.</summary>
    /// <param name="at">Number of the last batch that the snapshot holds.</param>
    void Begin(Seat seat, long at);

    /// <summary>A client got a batch.</summary>
    /// <param name="bytes">Of its record.</param>
    /// <param name="at">Stopwatch ticks, here and below.</param>
    void Told(Seat seat, BatchReader batch, int bytes, long at);

    /// <summary>A client got a receipt.</summary>
    void Acknowledge(Seat seat, long number, RefusalCode? refusal, long at);

    /// <summary>A client lost its connection.</summary>
    void Fail(Seat seat, string reason);
}
