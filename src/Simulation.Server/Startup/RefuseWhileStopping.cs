using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Startup;

/// <summary>
/// Refuses requests while the server stops. Its connections are closed at once, and clients that came back to it
/// instead of another server would delay the stop until its timeout.
/// </summary>
public static class RefuseWhileStopping
{
    private static readonly Refusal Stopping = new(
        RefusalCode.ServerStopping,
        "This server is stopping or starting again; it takes a moment."
    );

    public static void UseRefuseWhileStopping(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use(
            (context, next) =>
            {
                if (!stopping.IsCancellationRequested)
                    return next(context);
                context.Response.Headers.Connection = "close";
                return Responses.WriteRefusal(context, Stopping);
            }
        );
    }
}
