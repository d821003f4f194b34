// What an opening uses is compiled and read when it is used for the first time. This does so before the server says
// that it is ready, so that the first person who opens a session waits no longer than the next. It leaves nothing in
// the journal.
using System.Collections.Immutable;
using System.Text.Json;
using Orleans.Core.Internal;
using Simulation.Grains.Codes;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Scenarios;
using Simulation.Server.Startup;

namespace Simulation.Server.Hosting;

public sealed partial class WarmUp(
    IHostApplicationLifetime lifetime,
    IServiceScopeFactory scopes,
    EndpointDataSource endpoints,
    ScenarioFolder scenarios,
    IGrainFactory grains,
    IJournal journal,
    TimeProvider time,
    ILogger<WarmUp> logger
) : BackgroundService
{
    // No session has this id, and each server has its own.
    private readonly string _session = "warm-up-" + Guid.NewGuid().ToString("N");

    /// <summary>
    /// Whether it has ended, with or without success: a server that could not warm up is slow once, not unready.
    /// </summary>
    public bool IsDone => ExecuteTask is { IsCompleted: true };

    /// <summary>
    /// Gives back what the start has used, once it is over: most of it is garbage, whose memory an idle server would
    /// keep. For a process that is one server.
    /// </summary>
    public async Task GiveBackMemory()
    {
        await (ExecuteTask ?? Task.CompletedTask);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var starting = lifetime.ApplicationStarted.Register(started.SetResult);
        await using var stopping = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            // The silo starts meanwhile and leaves a core free.
            if (scenarios.Read().Shelf.FirstOrDefault(shelved => shelved.Scenario is not null) is not { } shelved)
            {
                return;
            }
            var events = ExerciseRules(shelved);
            await started.Task;
            await ExerciseGrains(shelved, events, stoppingToken);
        }
        catch (Exception failure) when (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            LogFailed(failure);
        }
        catch (Exception)
        {
            // The server stops, and its silo with it.
        }
    }

    /// <returns>The first events of a session, which are not stored.</returns>
    private ImmutableArray<SessionEvent> ExerciseRules(ShelvedScenario shelved)
    {
        var scenario = shelved.Scenario!;
        var opened = new SessionOpened(
            _session,
            "",
            shelved.Pack!.Files,
            "",
            Pacing.Turns,
            scenario.Pace,
            scenario.Cast
        );
        var seat = new TakeSeat("facilitator", "Facilitator", null, SeatKind.Facilitator, "");
        var decision = Rulebook.Decide(World.Open(scenario, opened), CommandAuthor.Server, seat, time.GetUtcNow());
        if (decision is not Decision.Accepted seated)
            throw new InvalidOperationException("The facilitator cannot sit down.");
        foreach (var viewer in (Viewer[])[Viewer.Facilitator, Viewer.Of(scenario.Actors[0].Id)])
        {
            Serialise(seated.After, viewer);
        }
        return [opened, .. seated.Events];
    }

    private async Task ExerciseGrains(
        ShelvedScenario shelved,
        ImmutableArray<SessionEvent> events,
        CancellationToken stoppingToken
    )
    {
        // An append that expects another version of its stream is refused and leaves nothing behind.
        var entry = new JournalEntry(
            2,
            time.GetUtcNow(),
            "warm-up",
            CommandAuthor.Server.ToString(),
            [.. events.Select(Stored)]
        );
        await journal.Append("session/" + _session, 1, [entry], stoppingToken);

        // A session whose pace is 0 is refused and leaves nothing behind either.
        await grains.GetGrain<IJoinCodeGrain>(_session).Find();
        var session = grains.GetGrain<ISessionGrain>(_session);
        await session.Open(shelved.Pack!, new OpenSessionRequest(shelved.Id, Pacing.Turns, Pace: 0), "", Ticket.Draw());
        await session.AsReference<IGrainManagementExtension>().DeactivateOnIdle(stoppingToken);

        await Ask("/api/sessions", new OpenSessionRequest("", Pacing.Turns));
        await Ask("/api/join", new JoinRequest("", "", ""));
    }

    private void Serialise(World world, Viewer viewer)
    {
        var snapshot = new Snapshot(
            _session,
            "",
            "",
            0,
            0,
            new SeatIdentity("", "", viewer.Kind, viewer.Role),
            Sheets.For(world, viewer),
            Projection.Of(world, viewer),
            [],
            new Presence([])
        );
        JsonSerializer.SerializeToUtf8Bytes(new EnterReply(null, snapshot, null), Json.Options);
    }

    private static StoredEvent Stored(SessionEvent happened)
    {
        var (name, json) = StoredEvents.Write(happened);
        return new StoredEvent(name, json);
    }

    /// <summary>Asks an endpoint for what it must refuse.</summary>
    private async Task Ask<T>(string path, T body)
    {
        var endpoint = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Single(candidate =>
                candidate.RoutePattern.RawText == path
                && candidate.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Post) == true
            );
        await using var scope = scopes.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = HttpMethods.Post;
        context.Request.Path = path;
        context.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body, Json.Options));
        await endpoint.RequestDelegate!(context);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The server could not warm up; the first session takes longer to open."
    )]
    private partial void LogFailed(Exception failure);
}
