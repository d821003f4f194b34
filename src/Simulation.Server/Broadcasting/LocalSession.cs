namespace Simulation.Server.Broadcasting;

/// <summary>One session as far as it concerns this server: the connections to it, and the subscription.</summary>
internal sealed class LocalSession(string session)
{
    private volatile SeatConnection[] _connections = [];

    public string Session => session;

    private SemaphoreSlim Call { get; } = new(1);

    /// <summary>The session's last answer to a subscription; null before it. Changed exclusively.</summary>
    public string? Subscription { get; set; }

    /// <summary>Whether a renewal that failed is to be tried again soon.</summary>
    public bool IsRetrying { get; set; }

    /// <summary>Replaced under a lock of the owner, read without one.</summary>
    public SeatConnection[] Connections
    {
        get => _connections;
        set => _connections = value;
    }

    /// <summary>Makes one call to the session at a time: between silos, one may overtake the other.</summary>
    public async Task RunExclusively(Func<Task> call)
    {
        await Call.WaitAsync();
        try
        {
            await call();
        }
        finally
        {
            Call.Release();
        }
    }
}
