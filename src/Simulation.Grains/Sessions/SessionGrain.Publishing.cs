// What follows from what is on disk: batches to the viewers, presence, the clock's timers, news to the actors.
using System.Collections.Immutable;
using Orleans.Runtime.Placement;
using Simulation.Grains.Actors;
using Simulation.Protocol;
using Simulation.Rules.Actors;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

public sealed partial class SessionGrain
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private static readonly Refusal RoleChanged = new(RefusalCode.WrongTicket, "Your role has changed.");

    private readonly Dictionary<Viewer, ViewerStream> _streams = [];
    private NoticeStore _notices = new(); // Of the streams; new when there are none.
    private readonly List<NarratedEvents> _unpublished = [];
    private int _firstUnpublished;
    private World? _lastPublished;
    private readonly Dictionary<string, Duty> _duties = new(StringComparer.Ordinal);
    private Subscribers _subscribers = null!;
    private IGrainTimer _clock = null!;
    private IGrainTimer? _marks;
    private bool _isAwake;

    public async Task<Result<Subscription>> Subscribe(string server, ISessionObserver observer, Sequence<string> online)
    {
        if (await Ready() is { } refusal) return refusal;
        var (subscription, changed) = _subscribers.Subscribe(server, observer, online);
        if (changed) PublishPresence();
        else _subscribers.Publish(server, new Publication([], [], new Presence(_subscribers.Online)));

        // Also when nothing has changed: what the journal could not take the last time is tried again.
        MindAttendance(_log.Durable!);
        return subscription;
    }

    public Task Unsubscribe(string server)
    {
        if (_subscribers.Unsubscribe(server)) PublishPresence();
        return Task.CompletedTask;
    }

    private void RegisterTimers()
    {
        _subscribers = new Subscribers(Session, settings, time);
        _clock = this.RegisterGrainTimer(AdvanceClock, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
        {
            Interleave = true,
        });
        var lease = settings.SubscriptionLease;
        this.RegisterGrainTimer(LookAround, new GrainTimerCreationOptions(lease, lease)
        {
            Interleave = true,
        });
    }

    // Once for all that one append has brought to the disk.
    private void Publish()
    {
        var after = _log.Durable!;
        if (_lastPublished is { } before)
        {
            var dismissals = DismissalsBetween(before, after);
            var batches = BatchesFor(after);
            if (dismissals.Count > 0 || batches.Count > 0)
            {
                _subscribers.Publish(new Publication(dismissals, batches, null));
            }
        }

        _lastPublished = after;
        _unpublished.Clear();
        _notices.ClearCache();
        _firstUnpublished = _log.Entries.Count;
        if (_isAwake) GoOn(after);
    }

    // What the journal tells at the start is history; clock and actors begin with how it ended.
    private void WakeUp(World world)
    {
        if (_isAwake) return;
        _isAwake = true;
        GoOn(world);
    }

    private void GoOn(World world)
    {
        SetClock();
        SendNews(world);
        MindAttendance(world);
    }

    private Sequence<SeatDismissal> DismissalsBetween(World before, World after)
    {
        if (ReferenceEquals(before.Seats, after.Seats)) return [];
        var dismissals = ImmutableArray.CreateBuilder<SeatDismissal>();
        foreach (var seat in _subscribers.Online)
        {
            if (!after.Seats.ContainsKey(seat))
            {
                dismissals.Add(new SeatDismissal(seat, new Dismissed(NoSeat, EnterAgain: false)));
            }
            else if (before.ViewerOf(seat) != after.ViewerOf(seat))
            {
                dismissals.Add(new SeatDismissal(seat, new Dismissed(RoleChanged, EnterAgain: true)));
            }
        }

        return new Sequence<SeatDismissal>(dismissals.DrainToImmutable());
    }

    // Also for every viewer somebody has entered as of whom it is not known whether the connection is still there.
    private Sequence<ViewerBatch> BatchesFor(World world)
    {
        foreach (var seat in _subscribers.Online)
        {
            if (world.Seats.ContainsKey(seat)) StreamOf(world.ViewerOf(seat));
        }

        var batches = ImmutableArray.CreateBuilder<ViewerBatch>(_streams.Count);
        var bytes = new BatchBytes(_notices);
        foreach (var viewer in _streams.Keys)
        {
            if (StreamOf(viewer).Tell() is { } batch) batches.Add(new ViewerBatch(viewer.Key, batch.To, bytes.Of(batch)));
        }

        return new Sequence<ViewerBatch>(batches.DrainToImmutable());
    }

    private void PublishPresence()
    {
        _subscribers.Publish(new Publication([], [], new Presence(_subscribers.Online)));
        if (_log.Durable is not { } world) return;
        SendNews(world);
        MindAttendance(world);
    }

    /// <summary>
    /// The stream of a viewer, up to the last entry on disk; what is new since the last publication waits to be
    /// published as one.
    /// </summary>
    private ViewerStream StreamOf(Viewer viewer)
    {
        if (!_streams.TryGetValue(viewer, out var stream)) _streams.Add(viewer, stream = NewStream(viewer));
        while (stream.Read < _log.Entries.Count) stream.Follow(Unpublished(stream.Read - _firstUnpublished));
        return stream;
    }

    // As if it had been there from the beginning.
    private ViewerStream NewStream(Viewer viewer)
    {
        var world = _log.Opened!;
        var stream = new ViewerStream(world, viewer, _notices, settings.Build);
        while (stream.Read < _firstUnpublished)
        {
            var account = new NarratedEvents(world, _log.Entries[stream.Read].Events);
            stream.Follow(account);
            stream.Tell();
            world = account.After;
        }

        _notices.ClearCache();
        return stream;
    }

    // New entries are worded once for all viewers.
    private NarratedEvents Unpublished(int index)
    {
        while (_unpublished.Count <= index)
        {
            var before = _unpublished.Count == 0 ? _lastPublished! : _unpublished[^1].After;
            _unpublished.Add(new NarratedEvents(before, _log.Entries[_firstUnpublished + _unpublished.Count].Events));
        }

        return _unpublished[index];
    }

    private Snapshot SnapshotOf(World world, Seat seat, Viewer viewer, ViewerStream stream) => new(
        Session,
        world.Code,
        stream.Name,
        stream.At,
        time.GetUtcNow().ToUnixTimeMilliseconds(),
        Identity(seat),
        Sheets.For(world, viewer),
        stream.View,
        stream.Log,
        new Presence(_subscribers.Online));

    // An autopilot hears of everything that happens, the others only of what concerns who flies.
    private void SendNews(World world)
    {
        var isOn = IsOn(world);

        // An actor that is not active yet is placed here.
        RequestContext.Set(IPlacementDirector.PlacementHintKey, Silo);
        for (var i = 0; i < world.Actors.Length; i++)
        {
            var role = world.Scenario.Actors[i].Id;
            var duty = isOn ? DutyOf(world.Actors[i], HasPeople(role)) : Duty.None;
            if (_duties.GetValueOrDefault(role) == duty && duty is not Duty.Fly) continue;
            _duties[role] = duty;
            _ = GrainFactory.GetGrain<IActorGrain>($"{Session}/{role}").SetDuty(duty, Silo);
        }

        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
    }

    private static Duty DutyOf(ActorState actor, bool hasPeople) => actor switch
    {
        { Pilot: Pilot.Autopilot, Absent: true } when hasPeople => Duty.HandBack,
        { Pilot: Pilot.Autopilot } => Duty.Fly,
        { Pilot: Pilot.People } when !hasPeople => Duty.AwaitPeople,
        _ => Duty.None,
    };

    /// <summary>Whether one of the role's people is connected.</summary>
    private bool HasPeople(string role)
    {
        foreach (var seat in _subscribers.Online)
        {
            if (_log.Durable!.Seats.TryGetValue(seat, out var found) && found.Role == role) return true;
        }

        return false;
    }

    private void SetClock(TimeSpan atLeast = default)
    {
        var due = _log.Newest?.NextDue;
        var wait = due - time.GetUtcNow() is not { } left ? Timeout.InfiniteTimeSpan : left > atLeast ? left : atLeast;
        _clock.Change(wait, Timeout.InfiniteTimeSpan);

        // While the clock runs its marks keep the session awake.
        if (due is not null == _marks is not null) return;
        _marks?.Dispose();
        _marks = due is null ? null : this.RegisterGrainTimer(MarkClock, new GrainTimerCreationOptions(settings.MarkEvery, settings.MarkEvery)
        {
            Interleave = true,
            KeepAlive = true,
        });
    }

    private async Task AdvanceClock(CancellationToken cancellationToken)
    {
        var refusal = await _log.Execute(SessionLog.NewId(), Author.Server, new AdvanceClock());
        SetClock(refusal is null ? TimeSpan.Zero : RetryAfter);
    }

    private async Task MarkClock(CancellationToken cancellationToken)
    {
        if (_log.Durable is { Clock.Running: true }) await _log.MarkClock();
    }

    private Task LookAround(CancellationToken cancellationToken)
    {
        if (_subscribers.DropSilent()) PublishPresence();
        if (_log.Durable is not { } world) return Task.CompletedTask;

        // What nobody has followed for a while is worked out again when somebody does.
        var followed = _subscribers.Online.Where(world.Seats.ContainsKey).Select(world.ViewerOf).ToHashSet();
        foreach (var viewer in _streams.Keys.Where(viewer => !followed.Contains(viewer)).ToList()) _streams.Remove(viewer);
        if (_streams.Count == 0) _notices = new NoticeStore();

        // A duty is lost with the silo that the actor was on, and an actor that is not called is deactivated with its
        // timer.
        _duties.Clear();
        SendNews(world);
        return Task.CompletedTask;
    }
}
