namespace Simulation.Server.Security;

/// <summary>How much one visitor may ask for; the keys are <c>Limits:JoinsPerMinute</c> and so on.</summary>
public sealed record ServerLimits
{
    /// <summary>
    /// Bytes that the operating system keeps of what a client has not read yet; Linux doubles it for its own use.
    /// </summary>
    public const int SendBuffer = 64 * 1024;

    /// <summary>Joins from one address; a whole school may stand behind it.</summary>
    public int JoinsPerMinute { get; init; } = 300;

    /// <summary>Codes that no session has, from one address: people mistype, programs guess.</summary>
    public int UnknownCodesPerMinute { get; init; } = 60;

    public int OpeningsPerMinute { get; init; } = 30;

    /// <summary>Hub calls of one connection, in the long run.</summary>
    public int CallsPerSecond { get; init; } = 20;

    /// <summary>Hub calls of one connection at once.</summary>
    public int CallsAtOnce { get; init; } = 40;

    /// <summary>Connections to the hub in all; one more is told that the server is full.</summary>
    public int Connections { get; init; } = 5000;

    /// <summary>
    /// Seconds that a connection may take for each step before it is a hub connection: a first byte, the header of its
    /// request, the hub's handshake.
    /// </summary>
    public double HandshakeSeconds { get; init; } = 10;

    /// <summary>Seconds that a hub connection may be there without having entered a session.</summary>
    public double EnterSeconds { get; init; } = 30;

    /// <summary>
    /// Bytes that are read of one connection to the hub, in the long run; the rest waits at the sender's.
    /// </summary>
    public int BytesPerSecond { get; init; } = 64 * 1024;

    /// <summary>Bytes that are read of it at once.</summary>
    public int BytesAtOnce { get; init; } = 256 * 1024;

    /// <summary>Connections in one seat; a person has a laptop, a phone and tabs.</summary>
    public int ConnectionsPerSeat { get; init; } = 10;

    /// <summary>
    /// Bytes that may wait for a connection that does not take them, beside the 64 KiB of its transport's buffer:
    /// together 256 KiB. Then it is cut; it comes back and gets what it missed.
    /// </summary>
    public int WaitingBytes { get; init; } = 192 * 1024;

    public static ServerLimits Read(IConfiguration configuration) =>
        configuration.GetSection("Limits").Get<ServerLimits>() ?? new ServerLimits();
}
