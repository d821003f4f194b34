using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Startup;

/// <summary>
/// A server that is asked to stop takes nobody in any more: who is connected is sent away at once and enters elsewhere,
/// and who came back here would hold it up until its time is over.
/// </summary>
public static class Draining
{
    private static readonly Refusal Stopping = new(
        RefusalCode.ServerStopping,
        "This server is stopping or starting again; it takes a moment."
    );

    public static void UseDraining(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use(
            (context, next) =>
            {
                if (!stopping.IsCancellationRequested)
                    return next(context);
                context.Response.Headers.Connection = "close";
                return Refusals.Write(context, Stopping);
            }
        );
    }
}
