// Brings what the session grains tell to the connections of this host. There is one per host; each session with a
// connection here is watched by it, and the watch is renewed, so that a grain that had to start anew finds us again.
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;
using Simulation.Server.Security;

namespace Simulation.Server.Broadcasting;

public sealed partial class SessionBroadcaster(
    Outgoing outgoing, IGrainFactory grains, ServerLimits limits, TimeProvider time, ILogger<SessionBroadcaster> logger)
    : BackgroundService, ISessionWatcher
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);

    // A session that has to wake elsewhere reads its journal, and one may wait for a server that is gone.
    private const int RenewedAtOnce = 16;

    private readonly string _host = Guid.NewGuid().ToString("N");
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Listener> _listeners = new(StringComparer.Ordinal);
    private ISessionWatcher? _reference;

    /// <summary>The listeners of one session on this host; changed under the gate, read without it.</summary>
    private sealed class Room(string session)
    {
        private volatile Listener[] _listeners = [];

        public string Session => session;

        private SemaphoreSlim Turn { get; } = new(1);

        public Listener[] Listeners
        {
            get => _listeners;
            set => _listeners = value;
        }

        // One word to the session at a time: between servers, one may overtake the other.
        public async Task InTurn(Func<Task> word)
        {
            await Turn.WaitAsync();
            try
            {
                await word();
            }
            finally
            {
                Turn.Release();
            }
        }
    }

    /// <summary>Makes a connection hear what one viewer is told, from now on, and lets it enter.</summary>
    /// <param name="enter">
    /// Enters the session. No other word of this host to the session comes between it and the note of how far its answer goes:
    /// a session that starts anew must learn that from us, or it would not tell what has happened since.
    /// </param>
    /// <returns>What entering brought, null when the seat has too many connections. Who does not see as that viewer hears nothing more.</returns>
    public async Task<Entrance?> Listen(HubCallerContext connection, string session, string seat, string viewer, Func<Task<Entrance>> enter)
    {
        await Leave(connection.ConnectionId);
        var listener = new Listener(connection.Features.GetRequiredFeature<HubConnectionContext>(), session, seat, viewer, limits.WaitingBytes);
        if (Add(listener, connection.ConnectionId) is not { } room) return null;
        Entrance? entrance = null;
        try
        {
            await room.InTurn(async () =>
            {
                entrance = await Announce(room) is { } refusal ? Entrance.Refused(refusal) : await enter();
                if (entrance.Viewer == viewer) listener.Entered(entrance.At!.Value);
            });
        }
        finally
        {
            // One that ended before it was listed has been taken leave of already.
            if (entrance?.Viewer != viewer || connection.ConnectionAborted.IsCancellationRequested) await Leave(connection.ConnectionId);
        }

        return entrance;
    }

    public async Task Leave(string connection)
    {
        if (!_listeners.TryRemove(connection, out var listener)) return;
        Room? room;
        lock (_gate)
        {
            if (!_rooms.TryGetValue(listener.Session, out room)) return;
            room.Listeners = [.. room.Listeners.Where(other => other != listener)];
        }

        try
        {
            await room.InTurn(() => Announce(room));
        }
        catch (Exception failure) when (Patience.IsPassing(failure))
        {
            // The session hears of it when the watch is renewed.
            LogNotAnnounced(failure, listener.Session);
        }
    }

    public Task Told(string session, Sequence<ViewerBatch> batches)
    {
        var listeners = ListenersTo(session);

        // Viewers who see the same are given the same bytes.
        ReadOnlyMemory<byte> framed = default;
        OutgoingMessage? message = null;
        foreach (var (viewer, to, batch) in batches)
        {
            foreach (var listener in listeners)
            {
                if (listener.Viewer != viewer) continue;
                if (message is null || !batch.Equals(framed)) (framed, message) = (batch, outgoing.Batch(batch));
                listener.Tell(message, to);
            }
        }

        return Task.CompletedTask;
    }

    public Task Present(string session, Presence presence)
    {
        var message = outgoing.Of("Presence", presence);
        foreach (var listener in ListenersTo(session)) listener.Send(message);
        return Task.CompletedTask;
    }

    public Task Dismissed(string session, string seat, Dismissed dismissed)
    {
        var message = outgoing.Of("Dismissed", dismissed);
        foreach (var listener in ListenersTo(session))
        {
            if (listener.Seat != seat) continue;
            listener.Dismiss();
            listener.Send(message);
        }

        return Task.CompletedTask;
    }

    /// <summary>Tells every session who is connected here; one that had to start anew, here or elsewhere, knows then whom to tell.</summary>
    public Task RenewAll() => Parallel.ForEachAsync(
        _rooms.Values, new ParallelOptions { MaxDegreeOfParallelism = RenewedAtOnce }, async (room, _) => await Renew(room));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RenewEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await RenewAll();
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    // The same for all: what is said to two of them may arrive in any order.
    private ISessionWatcher Reference
    {
        get
        {
            lock (_gate) return _reference ??= grains.CreateObjectReference<ISessionWatcher>(this);
        }
    }

    private Listener[] ListenersTo(string session) => _rooms.TryGetValue(session, out var room) ? room.Listeners : [];

    /// <returns>The room it is in now; null when the seat has too many connections.</returns>
    private Room? Add(Listener listener, string connection)
    {
        lock (_gate)
        {
            var room = _rooms.GetOrAdd(listener.Session, id => new Room(id));
            if (room.Listeners.Count(other => other.Seat == listener.Seat) >= limits.ConnectionsPerSeat) return null;
            _listeners[connection] = listener;
            room.Listeners = [.. room.Listeners, listener];
            return room;
        }
    }

    // In turn, and each says all that is true then, so that the last one is right. Whoever still has a word in a room that was
    // abandoned has gone: who is there now is said from the room that took its place.
    private Task<Refusal?> Announce(Room room)
    {
        if (_rooms.GetValueOrDefault(room.Session) != room) return Task.FromResult<Refusal?>(null);
        var online = room.Listeners.Select(listener => listener.Seat).Distinct().ToSequence();
        var reached = room.Listeners
            .Select(listener => listener.Reached is var (viewer, at) ? new Reached(listener.Seat, viewer, at) : null)
            .OfType<Reached>()
            .ToSequence();
        return grains.GetGrain<ISessionGrain>(room.Session).Watch(_host, Reference, online, reached);
    }

    private async Task Renew(Room room)
    {
        try
        {
            await (room.Listeners.Length == 0 ? Abandon(room) : room.InTurn(() => Announce(room)));
        }
        catch (Exception failure)
        {
            // The next renewal tells it.
            LogNotAnnounced(failure, room.Session);
        }
    }

    // Whoever comes meanwhile is announced after it.
    private Task Abandon(Room room) => room.InTurn(async () =>
    {
        // Two renewals at once may have found it empty; what stands in its place now is another's.
        if (room.Listeners.Length > 0 || _rooms.GetValueOrDefault(room.Session) != room) return;
        await grains.GetGrain<ISessionGrain>(room.Session).Unwatch(_host);
        lock (_gate)
        {
            if (room.Listeners.Length == 0) _rooms.TryRemove(room.Session, out _);
        }
    });

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {Session} could not be told who is connected.")]
    private partial void LogNotAnnounced(Exception failure, string session);
}
