using Microsoft.AspNetCore.SignalR;
using Simulation.Server.Hubs;

namespace Simulation.Server.Broadcasting;

/// <summary>
/// SignalR's manager of connections, which also gives the hub access to each connection: all connections of a viewer
/// are sent the same bytes, and the hub's own clients would serialise a message for each.
/// </summary>
public sealed class SessionHubLifetimeManager(ILogger<DefaultHubLifetimeManager<SessionHub>> logger)
    : DefaultHubLifetimeManager<SessionHub>(logger)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Features.Set(connection);
        return base.OnConnectedAsync(connection);
    }
}
