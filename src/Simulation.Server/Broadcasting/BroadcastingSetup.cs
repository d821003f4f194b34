using Microsoft.AspNetCore.SignalR;
using Simulation.Server.Hubs;

namespace Simulation.Server.Broadcasting;

public static class BroadcastingSetup
{
    private static readonly TimeSpan ClosesWithin = TimeSpan.FromSeconds(2);

    public static void AddBroadcasting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SessionHubLifetimeManager>();
        builder.Services.AddSingleton<HubLifetimeManager<SessionHub>>(services =>
            services.GetRequiredService<SessionHubLifetimeManager>()
        );
        builder.Services.AddSingleton<ClientMessageSerializer>();
        builder.Services.AddSingleton<SessionBroadcaster>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SessionBroadcaster>());
    }

    /// <summary>
    /// Has all connections closed with a close message when the server is asked to stop. To be called after the hub is
    /// mapped: what is registered last is called first, and the framework cuts connections off that are left.
    /// </summary>
    public static void UseClosingMessages(this WebApplication app)
    {
        var connections = app.Services.GetRequiredService<SessionHubLifetimeManager>();
        app.Lifetime.ApplicationStopping.Register(() => connections.CloseAll().Wait(ClosesWithin));
    }
}
