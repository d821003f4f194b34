using Simulation.Server.Broadcasting;

namespace Simulation.Server.Hosting;

/// <summary>
/// When another server of the cluster ends, the sessions that were on it are woken elsewhere at once by those who
/// listen to them, not only when the watch is renewed.
/// </summary>
internal sealed class LostSilos(ISiloStatusOracle silos, SessionBroadcaster broadcaster)
    : IHostedService,
        ISiloStatusListener
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        silos.SubscribeToSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        silos.UnSubscribeFromSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status.IsTerminating() && !updatedSilo.Equals(silos.SiloAddress))
            _ = broadcaster.RenewAll();
    }
}
