// Brings what the session grains publish to the connections of this server. There is one per server; it subscribes to
// each session with a connection here, and renews the subscription, so that a grain that had to start anew finds it
// again.
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
    Outgoing outgoing,
    IGrainFactory grains,
    IOptions<ServerLimits> limits,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<SessionBroadcaster> logger
) : BackgroundService, ISessionObserver
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);

    // A session that has to wake elsewhere reads its journal, and one may wait for a server that is gone.
    private const int RenewedAtOnce = 16;

    // What waits for a session that could not be reached: long enough not to press it, short enough not to be noticed.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private static readonly Refusal GoOn = new(
        RefusalCode.TryAgain,
        "The session goes on; the table is brought up to date."
    );

    private readonly string _server = Guid.NewGuid().ToString("N");
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Listener> _listeners = new(StringComparer.Ordinal);
    private ISessionObserver? _reference;

    /// <summary>The listeners of one session on this server; changed under the gate, read without it.</summary>
    private sealed class Room(string session)
    {
        private volatile Listener[] _listeners = [];

        public string Session => session;

        private SemaphoreSlim Turn { get; } = new(1);

        /// <summary>What the session has answered last; null before it has. Changed in turn.</summary>
        public string? Subscription { get; set; }

        /// <summary>Whether a renewal that failed is to be tried again soon.</summary>
        public bool IsRetrying { get; set; }

        public Listener[] Listeners
        {
            get => _listeners;
            set => _listeners = value;
        }

        // One call to the session at a time: between silos, one may overtake the other.
        public async Task InTurn(Func<Task> call)
        {
            await Turn.WaitAsync();
            try
            {
                await call();
            }
            finally
            {
                Turn.Release();
            }
        }
    }

    /// <summary>Subscribes a connection to what one viewer receives, and lets it enter.</summary>
    /// <param name="enter">
    /// Enters the session. No other call of this server to the session comes between the subscription and it, so that
    /// its answer and what is published under the subscription leave no gap between them.
    /// </param>
    /// <returns>
    /// What entering brought; null when the seat has too many connections. A connection that does not see as that
    /// viewer receives nothing more.
    /// </returns>
    public async Task<Entrance?> Listen(
        HubCallerContext connection,
        string session,
        string seat,
        string viewer,
        Func<Task<Entrance>> enter
    )
    {
        await Leave(connection.ConnectionId);
        var listener = new Listener(
            connection.Features.GetRequiredFeature<HubConnectionContext>(),
            session,
            seat,
            viewer,
            limits.Value.WaitingBytes
        );
        if (Add(listener, connection.ConnectionId) is not { } room)
            return null;
        Entrance? entrance = null;
        try
        {
            await room.InTurn(async () =>
            {
                entrance = await Subscribe(room) is { } refusal ? Entrance.Refused(refusal) : await enter();
                if (entrance.Viewer == viewer)
                    listener.Entered(room.Subscription!, entrance.At!.Value);

                // The seat was dismissed while the answer was on its way: the client asks again, and gets what holds
                // now.
                if (entrance.Viewer == viewer && listener.Viewer is null)
                    entrance = Entrance.Refused(TransientFaults.Refusal);
            });
        }
        finally
        {
            // A connection that ended before it was listed has left already.
            if (entrance?.Viewer != viewer || connection.ConnectionAborted.IsCancellationRequested)
                await Leave(connection.ConnectionId);
        }

        return entrance;
    }

    public async Task Leave(string connection)
    {
        if (!_listeners.TryRemove(connection, out var listener))
            return;
        Room? room;
        lock (_gate)
        {
            if (!_rooms.TryGetValue(listener.Session, out room))
                return;
            room.Listeners = [.. room.Listeners.Where(other => other != listener)];
        }

        try
        {
            if (!IsStopping)
                await room.InTurn(() => Subscribe(room));
        }
        catch (Exception failure) when (TransientFaults.IsPassing(failure))
        {
            // The next renewal says it.
            if (!IsStopping)
                LogNotSubscribed(failure, listener.Session);
        }
    }

    public Task OnPublished(string session, string subscription, Publication publication)
    {
        var listeners = ListenersTo(session);
        foreach (var (seat, dismissed) in publication.Dismissals)
        {
            Dismiss(listeners.Where(listener => listener.Seat == seat), dismissed);
        }

        // Viewers who see the same are given the same bytes.
        ReadOnlyMemory<byte> framed = default;
        OutgoingMessage? message = null;
        foreach (var (viewer, to, batch) in publication.Batches)
        {
            foreach (var listener in listeners)
            {
                if (listener.Viewer != viewer)
                    continue;
                if (message is null || !batch.Equals(framed))
                    (framed, message) = (batch, outgoing.Batch(batch));
                listener.Send(subscription, message, to);
            }
        }

        if (publication.Presence is { } presence)
        {
            var present = outgoing.Of("Presence", presence);
            foreach (var listener in listeners)
                listener.Send(present);
        }

        return Task.CompletedTask;
    }

    public Task OnEnded(string session, string subscription)
    {
        if (_rooms.TryGetValue(session, out var room))
            _ = Renew(room);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Tells every session who is connected here; one that had to start anew, here or elsewhere, knows then whom to
    /// publish to.
    /// </summary>
    public Task RenewAll() =>
        Parallel.ForEachAsync(
            _rooms.Values,
            new ParallelOptions { MaxDegreeOfParallelism = RenewedAtOnce },
            async (room, _) => await Renew(room)
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

    // One for all sessions, made once: two of them could receive calls out of order.
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

    private Listener[] ListenersTo(string session) => _rooms.TryGetValue(session, out var room) ? room.Listeners : [];

    /// <returns>The room it is in now; null when the seat has too many connections.</returns>
    private Room? Add(Listener listener, string connection)
    {
        lock (_gate)
        {
            var room = _rooms.GetOrAdd(listener.Session, id => new Room(id));
            if (room.Listeners.Count(other => other.Seat == listener.Seat) >= limits.Value.ConnectionsPerSeat)
                return null;
            _listeners[connection] = listener;
            room.Listeners = [.. room.Listeners, listener];
            return room;
        }
    }

    // In turn, and each says all that is true then, so that the last one is right. A room that was abandoned says
    // nothing any more: the one that took its place does.
    private async Task<Refusal?> Subscribe(Room room)
    {
        if (_rooms.GetValueOrDefault(room.Session) != room)
            return null;
        var online = room.Listeners.Select(listener => listener.Seat).Distinct().ToSequence();
        var answer = await grains.GetGrain<ISessionGrain>(room.Session).Subscribe(_server, Reference, online);
        if (answer.Value is { Id: var subscription })
        {
            room.Subscription = subscription;

            // What was published between the two subscriptions they get by entering again, from the number that they
            // have.
            var behind = room.Listeners.Where(listener => listener.IsBehind(subscription));
            Dismiss(behind, new Dismissed(GoOn, EnterAgain: true));
            return null;
        }

        if (answer.Refusal!.Code == RefusalCode.UnknownSession)
        {
            Dismiss(room.Listeners, new Dismissed(answer.Refusal, EnterAgain: false));
        }
        return answer.Refusal;
    }

    private void Dismiss(IEnumerable<Listener> listeners, Dismissed dismissed)
    {
        OutgoingMessage? message = null;
        foreach (var listener in listeners)
        {
            listener.Dismiss();
            listener.Send(message ??= outgoing.Of("Dismissed", dismissed));
        }
    }

    private async Task Renew(Room room)
    {
        if (IsStopping)
            return;
        try
        {
            Refusal? refusal = null;
            await (
                room.Listeners.Length == 0 ? Abandon(room) : room.InTurn(async () => refusal = await Subscribe(room))
            );
            if (refusal is { Code: RefusalCode.TryAgain })
                RetrySoon(room);
        }
        catch (Exception failure)
        {
            if (IsStopping)
                return;
            LogNotSubscribed(failure, room.Session);
            RetrySoon(room);
        }
    }

    private void RetrySoon(Room room)
    {
        if (room.IsRetrying)
            return;
        room.IsRetrying = true;
        _ = Retry();

        async Task Retry()
        {
            await Task.Delay(RetryAfter, time, lifetime.ApplicationStopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            room.IsRetrying = false;
            await Renew(room);
        }
    }

    // A connection that comes meanwhile is announced after it.
    private Task Abandon(Room room) =>
        room.InTurn(async () =>
        {
            // Two renewals at once may have found it empty; what stands in its place now is another's.
            if (room.Listeners.Length > 0 || _rooms.GetValueOrDefault(room.Session) != room)
                return;
            await grains.GetGrain<ISessionGrain>(room.Session).Unsubscribe(_server);
            lock (_gate)
            {
                if (room.Listeners.Length == 0)
                    _rooms.TryRemove(room.Session, out _);
            }
        });

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {Session} could not be told who is connected.")]
    private partial void LogNotSubscribed(Exception failure, string session);
}
