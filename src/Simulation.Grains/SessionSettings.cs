namespace Simulation.Grains;

/// <summary>What an operator may set about how sessions run; the rules of the game are not among it.</summary>
public sealed record SessionSettings
{
    /// <summary>
    /// How often a running clock is written down: as much of it can be lost when the process is killed.
    /// </summary>
    public TimeSpan MarkEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A running clock that nobody has looked at for so long was in an outage (the computer slept, the process stood
    /// still), and the game goes on from before it. Several times <see cref="MarkEvery"/>.
    /// </summary>
    public TimeSpan OutageAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a role may be without its people before its autopilot takes over.</summary>
    public TimeSpan AbsenceGrace { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long nobody at all may be connected before the game waits: longer than a server takes to come back.
    /// Autopilots do nothing from the first moment.
    /// </summary>
    public TimeSpan UnattendedGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a game by the clock waits at one moment for the autopilots that decide then. Those that take longer
    /// decide too late, and the game may not repeat from its seed.
    /// </summary>
    public TimeSpan LongestHold { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether autopilots decide; otherwise a role without people does nothing.</summary>
    public bool AutopilotsDecide { get; init; } = true;

    /// <summary>
    /// How long autopilots think where no clock runs: the first after something has happened, and all of them together
    /// until each has decided once. Zero for no pause.
    /// </summary>
    public TimeSpan Thinking { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Whether a session is analysed by itself when it ends.</summary>
    public bool AnalysesAtEnd { get; init; }

    /// <summary>A session is deleted so long after the last thing that happened in it; null for never.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>
    /// A server that has not renewed its subscription for so long is taken for dead, and its people for gone.
    /// </summary>
    public TimeSpan SubscriptionLease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// So many bytes of batches may wait for one server; more end its subscription, and its people enter again.
    /// </summary>
    public int SubscriberBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How long a batch may wait for one server; longer ends its subscription.</summary>
    public TimeSpan SubscriberLag { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Version of the program. Another version may word a notice differently, so that no viewer's stream is followed
    /// across two of them.
    /// </summary>
    public string Build { get; init; } = "0";
}
