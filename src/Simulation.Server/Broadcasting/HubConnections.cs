using Microsoft.AspNetCore.SignalR;
using Simulation.Server.Hubs;

namespace Simulation.Server.Broadcasting;

/// <summary>
/// SignalR's own bookkeeping of connections, which also lays each one open to the hub. What a role is told goes to all
/// its connections as the same bytes, and the hub's clients would write it out anew for each.
/// </summary>
public sealed class HubConnections(ILogger<DefaultHubLifetimeManager<SessionHub>> logger)
    : DefaultHubLifetimeManager<SessionHub>(logger)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Features.Set(connection);
        return base.OnConnectedAsync(connection);
    }
}
