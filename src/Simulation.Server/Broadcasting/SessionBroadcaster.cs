// Sends what the session grains publish to the connections of this server. There is one per server. It subscribes to
// each session with a connection here and renews the subscription, so that a grain that was activated again knows it.
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;
using Simulation.Server.Security;

namespace Simulation.Server.Broadcasting;

public sealed partial class SessionBroadcaster(
    ClientMessageSerializer serializer,
    IGrainFactory grains,
    IOptions<LimitSettings> limits,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<SessionBroadcaster> logger
) : BackgroundService, ISessionObserver
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);

    // A renewal may activate its session, which reads the journal, or wait for a server that is gone.
    private const int RenewedAtOnce = 16;

    // Long enough not to burden a session that could not be reached, short enough that players do not notice.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private static readonly Refusal EnterAgain = new(
        RefusalCode.TryAgain,
        "The session goes on; the table is brought up to date."
    );

    private readonly string _server = Guid.NewGuid().ToString("N");
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, LocalSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SeatConnection> _connections = new(StringComparer.Ordinal);
    private ISessionObserver? _reference;

    /// <summary>Subscribes a connection to the batches of one viewer, and lets it enter the session.</summary>
    /// <param name="enter">
    /// Enters the session. No other call of this server to the session comes between the subscription and it, so that
    /// its answer and what is published under the subscription leave no gap between them.
    /// </param>
    /// <returns>
    /// The session's answer; null when the seat has too many connections. A connection that is not let in as that
    /// viewer receives nothing.
    /// </returns>
    public async Task<Entrance?> Enter(
        HubCallerContext caller,
        string session,
        string seat,
        string viewer,
        Func<Task<Entrance>> enter
    )
    {
        await Leave(caller.ConnectionId);
        var connection = new SeatConnection(
            caller.Features.GetRequiredFeature<HubConnectionContext>(),
            session,
            seat,
            viewer,
            limits.Value.WaitingBytes
        );
        if (Add(connection, caller.ConnectionId) is not { } local)
            return null;
        Entrance? entrance = null;
        try
        {
            await local.RunExclusively(async () =>
            {
                entrance = await Subscribe(local) is { } refusal ? Entrance.Refused(refusal) : await enter();
                if (entrance.Viewer == viewer)
                    connection.Entered(local.Subscription!, entrance.At!.Value);

                // The seat was dismissed while the answer was on its way: the client asks again, and gets what holds
                // now.
                if (entrance.Viewer == viewer && connection.Viewer is null)
                    entrance = Entrance.Refused(TransientFaults.Refusal);
            });
        }
        finally
        {
            // A connection that ended before it was added has had its clean-up already.
            if (entrance?.Viewer != viewer || caller.ConnectionAborted.IsCancellationRequested)
                await Leave(caller.ConnectionId);
        }

        return entrance;
    }

    public async Task Leave(string connectionId)
    {
        if (!_connections.TryRemove(connectionId, out var connection))
            return;
        LocalSession? local;
        lock (_gate)
        {
            if (!_sessions.TryGetValue(connection.Session, out local))
                return;
            local.Connections = [.. local.Connections.Where(other => other != connection)];
        }

        try
        {
            if (!IsStopping)
                await local.RunExclusively(() => Subscribe(local));
        }
        catch (Exception failure) when (TransientFaults.IsTransient(failure))
        {
            // The next renewal sends what holds then.
            if (!IsStopping)
                LogNotSubscribed(failure, connection.Session);
        }
    }

    public Task OnPublished(string session, string subscription, Publication publication)
    {
        var connections = ConnectionsTo(session);
        foreach (var (seat, dismissed) in publication.Dismissals)
        {
            Dismiss(connections.Where(connection => connection.Seat == seat), dismissed);
        }

        // Viewers with equal batches share the same bytes.
        ReadOnlyMemory<byte> framed = default;
        ClientMessage? message = null;
        foreach (var (viewer, to, batch) in publication.Batches)
        {
            foreach (var connection in connections)
            {
                if (connection.Viewer != viewer)
                    continue;
                if (message is null || !batch.Equals(framed))
                    (framed, message) = (batch, serializer.Batch(batch));
                connection.Send(subscription, message, to);
            }
        }

        if (publication.Drafts is { } drafts)
        {
            message = serializer.Drafts(drafts.Json);
            foreach (var connection in connections)
            {
                if (connection.Viewer == drafts.Viewer)
                    connection.Send(subscription, message, to: null);
            }
        }

        if (publication.Presence is { } presence)
        {
            var present = serializer.Invocation("Presence", presence);
            foreach (var connection in connections)
            {
                if (connection.Viewer is not null)
                    connection.Send(present);
            }
        }

        return Task.CompletedTask;
    }

    public Task OnEnded(string session, string subscription)
    {
        if (_sessions.TryGetValue(session, out var local))
            _ = Renew(local);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Renews the subscription to every session, so that one that was activated again, here or elsewhere, publishes to
    /// this server.
    /// </summary>
    public Task RenewAll() =>
        Parallel.ForEachAsync(
            _sessions.Values,
            new ParallelOptions { MaxDegreeOfParallelism = RenewedAtOnce },
            async (local, _) => await Renew(local)
        );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RenewEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RenewAll();
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    // One for all sessions: two references to one observer could receive calls out of order.
    private ISessionObserver Reference
    {
        get
        {
            lock (_gate)
                return _reference ??= grains.CreateObjectReference<ISessionObserver>(this);
        }
    }

    // The silo stops with the host: its grains are not called any more.
    private bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    private SeatConnection[] ConnectionsTo(string session) =>
        _sessions.TryGetValue(session, out var local) ? local.Connections : [];

    /// <returns>The session it is in now; null when the seat has too many connections.</returns>
    private LocalSession? Add(SeatConnection connection, string connectionId)
    {
        lock (_gate)
        {
            var local = _sessions.GetOrAdd(connection.Session, id => new LocalSession(id));
            if (local.Connections.Count(other => other.Seat == connection.Seat) >= limits.Value.ConnectionsPerSeat)
                return null;
            _connections[connectionId] = connection;
            local.Connections = [.. local.Connections, connection];
            return local;
        }
    }

    // Runs exclusively and sends all seats that are connected then, so that the last call is right. A session that was
    // abandoned sends nothing more: the one that took its place does.
    private async Task<Refusal?> Subscribe(LocalSession local)
    {
        if (_sessions.GetValueOrDefault(local.Session) != local)
            return null;
        var online = local.Connections.Select(connection => connection.Seat).Distinct().ToSequence();
        var answer = await grains.GetGrain<ISessionGrain>(local.Session).Subscribe(_server, Reference, online);
        if (answer.Value is { Id: var subscription })
        {
            local.Subscription = subscription;

            // Their clients get what was published between the two subscriptions by entering again, from the number
            // that they have.
            var behind = local.Connections.Where(connection => connection.IsBehind(subscription));
            Dismiss(behind, new Dismissed(EnterAgain, EnterAgain: true));
            return null;
        }

        if (answer.Refusal!.Code == RefusalCode.UnknownSession)
        {
            Dismiss(local.Connections, new Dismissed(answer.Refusal, EnterAgain: false));
        }
        return answer.Refusal;
    }

    private void Dismiss(IEnumerable<SeatConnection> connections, Dismissed dismissed)
    {
        ClientMessage? message = null;
        foreach (var connection in connections)
        {
            connection.Dismiss();
            connection.Send(message ??= serializer.Invocation("Dismissed", dismissed));
        }
    }

    private async Task Renew(LocalSession local)
    {
        if (IsStopping)
            return;
        try
        {
            Refusal? refusal = null;
            await (
                local.Connections.Length == 0
                    ? Abandon(local)
                    : local.RunExclusively(async () => refusal = await Subscribe(local))
            );
            if (refusal is { Code: RefusalCode.TryAgain })
                RetrySoon(local);
        }
        catch (Exception failure)
        {
            if (IsStopping)
                return;
            LogNotSubscribed(failure, local.Session);
            RetrySoon(local);
        }
    }

    private void RetrySoon(LocalSession local)
    {
        if (local.IsRetrying)
            return;
        local.IsRetrying = true;
        _ = Retry();

        async Task Retry()
        {
            await Task.Delay(RetryAfter, time, lifetime.ApplicationStopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            local.IsRetrying = false;
            await Renew(local);
        }
    }

    // A connection that comes meanwhile is subscribed after it.
    private Task Abandon(LocalSession local) =>
        local.RunExclusively(async () =>
        {
            // Two renewals at once may have found it empty; the other may have removed it.
            if (local.Connections.Length > 0 || _sessions.GetValueOrDefault(local.Session) != local)
                return;
            await grains.GetGrain<ISessionGrain>(local.Session).Unsubscribe(_server);
            lock (_gate)
            {
                if (local.Connections.Length == 0)
                    _sessions.TryRemove(local.Session, out _);
            }
        });

    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription to session {Session} could not be renewed.")]
    private partial void LogNotSubscribed(Exception failure, string session);
}
