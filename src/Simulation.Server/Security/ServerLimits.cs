namespace Simulation.Server.Security;

/// <summary>How much one visitor may ask for; the keys are <c>Limits:JoinsPerMinute</c> and so on.</summary>
public sealed record ServerLimits
{
    /// <summary>Joins from one address; a whole school may stand behind it.</summary>
    public int JoinsPerMinute { get; init; } = 300;

    /// <summary>Codes that no session has, from one address: people mistype, programs guess.</summary>
    public int UnknownCodesPerMinute { get; init; } = 60;

    public int OpeningsPerMinute { get; init; } = 30;

    /// <summary>Hub calls of one connection, in the long run.</summary>
    public int CallsPerSecond { get; init; } = 20;

    /// <summary>Hub calls of one connection at once.</summary>
    public int CallsAtOnce { get; init; } = 40;

    /// <summary>Connections in one seat; a person has a laptop, a phone and tabs.</summary>
    public int ConnectionsPerSeat { get; init; } = 10;

    /// <summary>
    /// Bytes that may wait for a connection that does not take them, beside the 64 KiB of its transport's buffer: together
    /// 256 KiB. Then it is cut; it comes back and gets what it missed.
    /// </summary>
    public int WaitingBytes { get; init; } = 192 * 1024;
}
