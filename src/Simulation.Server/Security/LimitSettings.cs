using System.ComponentModel.DataAnnotations;
using Simulation.Server.Startup;

namespace Simulation.Server.Security;

/// <summary>How much one visitor may ask for; the keys are <c>Limits:JoinsPerMinute</c> and so on.</summary>
public sealed record LimitSettings : ISettings
{
    /// <summary>
    /// Bytes that the operating system keeps of what a client has not read yet; Linux doubles it for its own use.
    /// </summary>
    public const int SendBuffer = 64 * 1024;

    private const int Most = 1_000_000_000;

    // Timers of the runtime take up to 49 days.
    private const double LongestSeconds = 1_000_000;

    private const double ShortestSeconds = 0.01;

    public static string Section => "Limits";

    /// <summary>Joins with a right code from one address; a whole school may stand behind it.</summary>
    [Range(1, Most)]
    public int JoinsPerMinute { get; init; } = 300;

    /// <summary>
    /// Codes that no session has, from one address, which are answered at once: people mistype, programs guess.
    /// </summary>
    [Range(1, Most)]
    public int UnknownCodesPerMinute { get; init; } = 60;

    /// <summary>Sessions opened or deleted from one address.</summary>
    [Range(1, Most)]
    public int OpeningsPerMinute { get; init; } = 30;

    /// <summary>Hub calls of one connection, in the long run.</summary>
    [Range(1, Most)]
    public int CallsPerSecond { get; init; } = 20;

    /// <summary>Hub calls of one connection at once.</summary>
    [Range(1, Most)]
    public int CallsAtOnce { get; init; } = 40;

    /// <summary>Connections to the hub in all; one more is refused because the server is full.</summary>
    [Range(1, Most)]
    public int Connections { get; init; } = 5000;

    /// <summary>
    /// Seconds that a connection may take for each step before it is a hub connection: a first byte, the header of its
    /// request, the hub's handshake.
    /// </summary>
    [Range(ShortestSeconds, LongestSeconds)]
    public double HandshakeSeconds { get; init; } = 10;

    /// <summary>Seconds that a hub connection may exist without having entered a session.</summary>
    [Range(ShortestSeconds, LongestSeconds)]
    public double EnterSeconds { get; init; } = 30;

    /// <summary>
    /// Bytes that are read of one connection to the hub, in the long run; the rest waits at its sender.
    /// </summary>
    [Range(1, Most)]
    public int BytesPerSecond { get; init; } = 64 * 1024;

    /// <summary>Bytes that are read of one connection at once.</summary>
    [Range(1, Most)]
    public int BytesAtOnce { get; init; } = 256 * 1024;

    /// <summary>Connections in one seat; a person has a laptop, a phone and tabs.</summary>
    [Range(1, Most)]
    public int ConnectionsPerSeat { get; init; } = 10;

    /// <summary>
    /// Bytes that may wait for a connection that does not take them, beside the 64 KiB of its transport's buffer:
    /// together 256 KiB. More close the connection; the client comes back and gets what it missed.
    /// </summary>
    [Range(1, Most)]
    public int WaitingBytes { get; init; } = 192 * 1024;
}
