using Simulation.Server.Broadcasting;

namespace Simulation.Server.Hosting;

/// <summary>
/// When another server of the cluster ends, renews the subscriptions of this server at once, so that sessions that
/// were on the other one are activated elsewhere without waiting for the regular renewal.
/// </summary>
internal sealed class ResubscribeOnSiloLoss(ISiloStatusOracle silos, SessionBroadcaster broadcaster)
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
