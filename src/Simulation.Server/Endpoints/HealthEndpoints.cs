using Orleans;
using Simulation.Grains.Codes;
using Simulation.Server.Engine;
using Simulation.Server.Startup;

namespace Simulation.Server.Endpoints;

public static class HealthEndpoints
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(5);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live", version = ServerSettings.Version }));
        app.MapGet("/health/ready", Ready);
    }

    // No code reads like this one; asking for it goes through the engine down to the journal.
    private static async Task<IResult> Ready(IGrainFactory grains, JournalPlace journal)
    {
        try
        {
            await grains.GetGrain<IJoinCodeGrain>("health").Find().WaitAsync(Patient);
            return Results.Json(new { status = "ready", engine = EngineSetup.Name, journal = journal.Kind });
        }
        catch (Exception failure) when (Patience.IsPassing(failure))
        {
            return Results.Json(
                new { status = "unavailable", engine = EngineSetup.Name, journal = journal.Kind },
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
