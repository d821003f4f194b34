using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Simulation.Grains;
using Simulation.Grains.Classes;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Server.Broadcasting;
using Simulation.Server.Endpoints;
using Simulation.Server.Security;

namespace Simulation.Server.Hubs;

/// <summary>
/// The hub that players connect to: it lets a ticket's holder enter a session and forwards commands to the session's
/// grain. Arguments are plain JSON, so that a message that cannot be read gets an answer like any other.
/// </summary>
public sealed class SessionHub(
    IGrainFactory grains,
    SessionBroadcaster broadcaster,
    WhatIfStream whatIfs,
    IOptions<LimitSettings> limits,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<SessionHub> logger
) : Hub
{
    private static readonly Refusal EnterFirst = new(
        RefusalCode.WrongTicket,
        "This connection has not entered a session yet."
    );

    private static readonly Refusal TooMany = new(
        RefusalCode.TooMany,
        "Too many messages at once; please wait a moment."
    );

    private static readonly Refusal OneAtATime = new(
        RefusalCode.TooMany,
        "One question at a time: stop the one before, or wait for its answer."
    );

    private static readonly Refusal OtherVersion = new(RefusalCode.OtherVersion, WireConstants.OtherVersion);

    private sealed record Place(ISessionGrain Session, string Ticket);

    private const int MostBoards = 2;

    // Of this connection: a hub is made anew for every call.
    private StrongBox<int> Open(string stream)
    {
        lock (Context.Items)
        {
            if (!Context.Items.TryGetValue(stream, out var count))
                Context.Items[stream] = count = new StrongBox<int>();
            return (StrongBox<int>)count!;
        }
    }

    private Place? Entered
    {
        get => Context.Items.TryGetValue(nameof(Place), out var place) ? (Place?)place : null;
        set => Context.Items[nameof(Place)] = value;
    }

    public async Task<EnterReply> Enter(JsonElement request)
    {
        if (!MayCall())
            return Refuse(TooMany);
        if (IsOfOtherVersion(request))
            return Refuse(OtherVersion);
        var read = RequestJson.Read<EnterRequest>(request, WireConstants.MaxCommandBytes);
        if (read.Value is not { } asked)
            return Refuse(read.Refusal!);
        if (!SessionId.IsValid(asked.Session))
            return Refuse(SessionId.Unknown);
        return await Answer(() => TransientFaults.Retry(() => Enter(asked), lifetime.ApplicationStopping), Refuse);
    }

    public async Task<Receipt> Submit(JsonElement envelope)
    {
        if (!MayCall())
            return new Receipt(IdOf(envelope), TooMany);
        var read = RequestJson.Read<CommandEnvelope>(envelope, WireConstants.MaxCommandBytes);
        if (read.Value is not { } asked)
            return new Receipt(IdOf(envelope), read.Refusal);
        if (Entered is not { } place)
            return new Receipt(asked.Id, EnterFirst);
        return await Answer(
            () => TransientFaults.Retry(() => place.Session.Submit(place.Ticket, asked), lifetime.ApplicationStopping),
            refusal => new Receipt(asked.Id, refusal)
        );
    }

    public async Task<DraftReply> Draft(JsonElement edit)
    {
        if (!MayCall())
            return new DraftReply(TooMany, null);
        var read = RequestJson.Read<DraftEdit>(edit, WireConstants.MaxCommandBytes);
        if (read.Value is not { } asked)
            return new DraftReply(read.Refusal, null);
        if (Entered is not { } place)
            return new DraftReply(EnterFirst, null);
        return await Answer(() => place.Session.Draft(place.Ticket, asked), refusal => new DraftReply(refusal, null));
    }

    /// <summary>
    /// The session's time in Unix milliseconds, by which a client sets its own clock; null when it is not known.
    /// </summary>
    public async Task<long?> Time()
    {
        if (!MayCall() || Entered is not { } place)
            return null;
        return await Answer(async () => (await place.Session.Now())?.ToUnixTimeMilliseconds(), _ => null);
    }

    /// <summary>
    /// The board of a class: everything, then what changes, until the ticket is withdrawn or the client stops.
    /// </summary>
    public async IAsyncEnumerable<ClassUpdate> WatchClass(
        JsonElement request,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        Result<WatchClassRequest> read =
            !MayCall() ? TooMany
            : IsOfOtherVersion(request) ? OtherVersion
            : RequestJson.Read<WatchClassRequest>(request, WireConstants.MaxCommandBytes);
        var refusal = read.Refusal ?? (ClassId.IsValid(read.Value!.Class) ? null : ClassId.Unknown);
        if (refusal is not null)
        {
            yield return ClassUpdate.Refused(refusal, time.GetUtcNow());
            yield break;
        }

        // One board is enough for a page, and each costs the class work; the second is for a page that asks again
        // early.
        var open = Open(nameof(WatchClass));
        if (Interlocked.Increment(ref open.Value) > MostBoards)
        {
            Interlocked.Decrement(ref open.Value);
            yield return ClassUpdate.Refused(TooMany, time.GetUtcNow());
            yield break;
        }

        try
        {
            var watch = new ClassWatch(
                grains.GetGrain<IClassGrain>(read.Value!.Class),
                read.Value.Ticket,
                time,
                logger
            );
            await foreach (var update in watch.Updates(lifetime.ApplicationStopping, cancellation))
            {
                if (update.Refusal is null)
                    StopEnterTimeout();
                yield return update;
            }
        }
        finally
        {
            Interlocked.Decrement(ref open.Value);
        }
    }

    /// <summary>
    /// What would have become of a finished game: both paths, then progress, then what autopilots make of them. It is
    /// worked out while the client listens.
    /// </summary>
    public async IAsyncEnumerable<WhatIfUpdate> WhatIf(
        JsonElement request,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        Result<WhatIfRequest> read =
            !MayCall() ? TooMany
            : IsOfOtherVersion(request) ? OtherVersion
            : RequestJson.Read<WhatIfRequest>(request, WireConstants.MaxCommandBytes);
        var refusal = read.Refusal ?? (SessionId.IsValid(read.Value!.Session) ? null : SessionId.Unknown);
        var open = Open(nameof(WhatIf));
        if (refusal is null && Interlocked.CompareExchange(ref open.Value, 1, 0) != 0)
            refusal = OneAtATime;
        if (refusal is not null)
        {
            yield return WhatIfUpdate.Refused(refusal);
            yield break;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        try
        {
            await foreach (var update in whatIfs.Updates(read.Value!, stop.Token))
            {
                if (update.Refusal is null)
                    StopEnterTimeout();
                yield return update;
            }
        }
        finally
        {
            Volatile.Write(ref open.Value, 0);
        }
    }

    // First of all: what else another version sends may not be known here.
    private static bool IsOfOtherVersion(JsonElement request) =>
        request.ValueKind == JsonValueKind.Object
        && request.TryGetProperty("version", out var version)
        && version.ValueKind == JsonValueKind.Number
        && (!version.TryGetInt32(out var number) || number != WireConstants.Version);

    public override Task OnConnectedAsync()
    {
        // A connection that was accepted while the others were being closed.
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            _ = SessionHubLifetimeManager.Close(Context.Features.GetRequiredFeature<HubConnectionContext>());
        Context.Items[nameof(EnterTimeout)] = new EnterTimeout(
            Context.Features.GetRequiredFeature<HubConnectionContext>(),
            TimeSpan.FromSeconds(limits.Value.EnterSeconds),
            time
        );
        return base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        StopEnterTimeout();
        await broadcaster.Leave(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    // The connection is subscribed before the snapshot is taken, so that no batch is missed between the two. A batch
    // that the snapshot has may still be on its way here, mostly that of this person's own joining; the client knows
    // it by its number.
    private async Task<EnterReply> Enter(EnterRequest asked)
    {
        var session = grains.GetGrain<ISessionGrain>(asked.Session);
        var admitted = await session.Admit(asked.Ticket);
        if (admitted.Value is not { } admission)
        {
            // A ticket that was void meanwhile: its connection is not in the seat any more.
            Entered = null;
            await broadcaster.Leave(Context.ConnectionId);
            return Refuse(admitted.Refusal!);
        }

        var entrance = await broadcaster.Enter(
            Context,
            asked.Session,
            admission.You.Seat,
            admission.Viewer,
            () => session.Enter(asked.Ticket, asked.Stream, asked.After)
        );
        if (entrance is null)
            return Refuse(TooMany);
        if (entrance.Viewer != admission.Viewer)
            return Refuse(entrance.Reply.Refusal ?? TransientFaults.Refusal);
        StopEnterTimeout();
        Entered = new Place(session, asked.Ticket);
        return entrance.Reply;
    }

    // SignalR would answer a failure with an error that has no type.
    private async Task<T> Answer<T>(Func<Task<T>> call, Func<Refusal, T> refuse, [CallerMemberName] string asked = "")
    {
        try
        {
            return await call();
        }
        catch (Exception failure)
        {
            return refuse(UnexpectedFaults.RefusalOf(failure, logger, asked));
        }
    }

    private void StopEnterTimeout() => (Context.Items[nameof(EnterTimeout)] as EnterTimeout)?.Dispose();

    private bool MayCall()
    {
        if (!Context.Items.TryGetValue(nameof(RateLimiter), out var known))
        {
            Context.Items[nameof(RateLimiter)] = known = new TokenBucketRateLimiter(
                new TokenBucketRateLimiterOptions
                {
                    AutoReplenishment = false,
                    TokenLimit = limits.Value.CallsAtOnce,
                    TokensPerPeriod = limits.Value.CallsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }
            );
        }

        var bucket = (TokenBucketRateLimiter)known!;
        bucket.TryReplenish();
        using var lease = bucket.AttemptAcquire();
        return lease.IsAcquired;
    }

    private static EnterReply Refuse(Refusal refusal) => new(refusal, null, null);

    private static string IdOf(JsonElement envelope)
    {
        if (envelope.ValueKind != JsonValueKind.Object || !envelope.TryGetProperty("id", out var id))
            return "";
        try
        {
            return id.ValueKind == JsonValueKind.String && id.GetString() is { Length: <= 64 } text ? text : "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return "";
        }
    }
}
