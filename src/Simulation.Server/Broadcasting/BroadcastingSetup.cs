using Microsoft.AspNetCore.SignalR;
using Simulation.Server.Hubs;

namespace Simulation.Server.Broadcasting;

public static class BroadcastingSetup
{
    public static void AddBroadcasting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HubLifetimeManager<SessionHub>, SessionHubLifetimeManager>();
        builder.Services.AddSingleton<ClientMessageSerializer>();
        builder.Services.AddSingleton<SessionBroadcaster>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SessionBroadcaster>());
    }
}
