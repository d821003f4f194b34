using Simulation.Grains.Codes;
using Simulation.Journal;
using Simulation.Server.Hosting;
using Simulation.Server.Startup;

namespace Simulation.Server.Endpoints;

public static class HealthEndpoints
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    // No session has this code. Each server of a cluster asks for its own, so that the grain is on that server.
    private static readonly string UnusedCode = "health-" + Guid.NewGuid().ToString("N");

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live", version = ServerSettings.Version }));
        app.MapGet("/health/ready", Ready);
    }

    // Asking for a code goes through a grain down to the journal.
    private static async Task<IResult> Ready(
        IGrainFactory grains,
        JournalPlace journal,
        SqlJournal store,
        TimeProvider time,
        WarmUp warmUp
    )
    {
        if (!warmUp.IsDone)
            return Unavailable("starting", journal);
        try
        {
            await grains.GetGrain<IJoinCodeGrain>(UnusedCode).Find().WaitAsync(AnswerWithin);
            if (store.LastAppendFailed)
                await TryAppend(store, time).WaitAsync(AnswerWithin);
            return Results.Json(new { status = "ready", journal = journal.Kind });
        }
        catch (Exception failure) when (TransientFaults.IsTransient(failure))
        {
            return Unavailable("unavailable", journal);
        }
    }

    // After a failure only an append that succeeds shows that appends work again; it leaves nothing behind.
    private static async Task TryAppend(SqlJournal store, TimeProvider time)
    {
        var stream = "health/" + Guid.NewGuid().ToString("N");
        var asked = new StoredEvent("health-checked", "{}"u8.ToArray());
        await store.Append(stream, 0, [new JournalEntry(1, time.GetUtcNow(), "health", "server", [asked])]);
        await store.Delete(stream);
    }

    private static IResult Unavailable(string status, JournalPlace journal) =>
        Results.Json(new { status, journal = journal.Kind }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
