// What follows from what is on disk: batches to the viewers, presence, the clock's timers, news to the actors.
using System.Collections.Immutable;
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
    private readonly List<Account> _untold = [];
    private int _firstUntold;
    private World? _told;
    private readonly Dictionary<string, Duty> _duties = new(StringComparer.Ordinal);
    private Attendance _attendance = null!;
    private IGrainTimer _clock = null!;
    private IGrainTimer? _marks;
    private bool _isAwake;
    private int _arriving; // Hosts whose watch is under way.

    public async Task<Refusal?> Watch(string host, ISessionWatcher watcher, Sequence<string> online, Sequence<Reached> reached = default)
    {
        Refusal? refusal;
        _arriving++;
        try
        {
            refusal = await Ready();

            // The activation before this one may have told more than had been written when this one read the journal.
            if (refusal is null && reached.Count > 0 && !_attendance.IsTold(host, watcher)) refusal = await Fresh();
        }
        finally
        {
            _arriving--;
        }

        // One that cannot be told what it missed stays new, so that the next renewal tells it.
        var isNew = !_attendance.IsTold(host, watcher);
        var changed = isNew && refusal is not null ? _attendance.Hear(host, online) : _attendance.Watch(host, watcher, online);
        if (refusal is not null) return refusal;
        TellMissed(host, reached, isNew);
        TellHosts();
        if (changed) TellPresence();
        else _attendance.Tell(host, watcher => watcher.Present(Session, new Presence(_attendance.Online)));

        // Also when nothing has changed: what the journal could not take the last time is tried again.
        if (_log.Durable is { } world) MindAttendance(world);
        return null;
    }

    public Task Unwatch(string host)
    {
        var changed = _attendance.Unwatch(host);
        TellHosts();
        if (changed) TellPresence();
        return Task.CompletedTask;
    }

    private void RegisterTimers()
    {
        _attendance = new Attendance(time, settings.WatchLease);
        _clock = this.RegisterGrainTimer(AdvanceClock, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
        {
            Interleave = true,
        });
        this.RegisterGrainTimer(LookAround, new GrainTimerCreationOptions(settings.WatchLease, settings.WatchLease)
        {
            Interleave = true,
        });
    }

    // Once for all that one append has brought to the disk, or that another writer has.
    private void Tell()
    {
        var after = _log.Durable!;
        if (_told is not null)
        {
            Dismiss(_told, after);
            TellBatches(after);
        }

        _told = after;
        _untold.Clear();
        _notices.Settle();
        _firstUntold = _log.Entries.Count;
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

    // Before the batch: whoever leaves a role is not told any more what that role learns.
    private void Dismiss(World before, World after)
    {
        if (ReferenceEquals(before.Seats, after.Seats)) return;
        foreach (var seat in _attendance.Here)
        {
            if (!after.Seats.ContainsKey(seat)) TellDismissed(seat, new Dismissed(NoSeat, EnterAgain: false));
            else if (before.ViewerOf(seat) != after.ViewerOf(seat)) TellDismissed(seat, new Dismissed(RoleChanged, EnterAgain: true));
        }
    }

    // Also to every viewer somebody has entered as of whom it is not known whether the connection is still there.
    private void TellBatches(World world)
    {
        foreach (var seat in _attendance.Here)
        {
            if (world.Seats.ContainsKey(seat)) StreamOf(world.ViewerOf(seat));
        }

        var batches = ImmutableArray.CreateBuilder<ViewerBatch>(_streams.Count);
        var bytes = new BatchBytes(_notices);
        foreach (var viewer in _streams.Keys)
        {
            if (StreamOf(viewer).Tell() is { } batch) batches.Add(new ViewerBatch(viewer.Key, batch.To, bytes.Of(batch)));
        }

        if (batches.Count == 0) return;
        var told = new Sequence<ViewerBatch>(batches.DrainToImmutable());
        _attendance.Tell(watcher => watcher.Told(Session, told));
    }

    private void TellDismissed(string seat, Dismissed dismissed)
    {
        _attendance.Tell(watcher => watcher.Dismissed(Session, seat, dismissed));
    }

    private void TellPresence()
    {
        var presence = new Presence(_attendance.Online);
        _attendance.Tell(watcher => watcher.Present(Session, presence));
        if (_log.Durable is not { } world) return;
        SendNews(world);
        MindAttendance(world);
    }

    /// <summary>The stream of a viewer, up to the last entry on disk; what is new since the last telling waits to be told as one.</summary>
    private ViewerStream StreamOf(Viewer viewer)
    {
        if (!_streams.TryGetValue(viewer, out var stream)) _streams.Add(viewer, stream = NewStream(viewer));
        while (stream.Read < _log.Entries.Count) stream.Follow(Untold(stream.Read - _firstUntold));
        return stream;
    }

    // As if it had been there from the beginning.
    private ViewerStream NewStream(Viewer viewer)
    {
        var world = _log.Opened!;
        var stream = new ViewerStream(world, viewer, _notices, settings.Build);
        while (stream.Read < _firstUntold)
        {
            var account = new Account(world, _log.Entries[stream.Read].Events);
            stream.Follow(account);
            stream.Tell();
            world = account.After;
        }

        _notices.Settle();
        return stream;
    }

    // New entries are worded once for all viewers.
    private Account Untold(int index)
    {
        while (_untold.Count <= index)
            _untold.Add(new Account(_untold.Count == 0 ? _told! : _untold[^1].After, _log.Entries[_firstUntold + _untold.Count].Events));
        return _untold[index];
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
        new Presence(_attendance.Online));

    // An autopilot hears of everything that happens, the others only of what concerns who flies.
    private void SendNews(World world)
    {
        var isOn = Leads && IsOn(world);
        for (var i = 0; i < world.Actors.Length; i++)
        {
            var role = world.Scenario.Actors[i].Id;
            var duty = isOn ? DutyOf(world.Actors[i], HasPeople(role)) : Duty.None;
            if (_duties.GetValueOrDefault(role) == duty && duty is not Duty.Fly) continue;
            _duties[role] = duty;
            _ = GrainFactory.GetGrain<IActorGrain>($"{Session}/{role}").Heed(duty);
        }
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
        foreach (var seat in _attendance.Online)
        {
            if (_log.Durable!.Seats.TryGetValue(seat, out var found) && found.Role == role) return true;
        }

        return false;
    }

    private void SetClock(TimeSpan atLeast = default)
    {
        var due = Leads ? _log.Newest?.NextDue : null;
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
        var refusal = await _log.Carry(SessionLog.NewId(), Author.Server, new AdvanceClock());
        SetClock(refusal is null ? TimeSpan.Zero : RetryAfter);
    }

    private async Task MarkClock(CancellationToken cancellationToken)
    {
        if (Leads && _log.Durable is { Clock.Running: true }) await _log.Carry(SessionLog.NewId(), Author.Server, new MarkClock());
    }

    private Task LookAround(CancellationToken cancellationToken)
    {
        if (_attendance.DropSilent()) TellPresence();
        if (_log.Durable is not { } world) return Task.CompletedTask;

        // What nobody has followed for a while is worked out again when somebody does.
        var followed = _attendance.Here.Where(world.Seats.ContainsKey).Select(world.ViewerOf).ToHashSet();
        foreach (var viewer in _streams.Keys.Where(viewer => !followed.Contains(viewer)).ToList()) _streams.Remove(viewer);
        if (_streams.Count == 0) _notices = new NoticeStore();

        // A word is lost with the host that the actor was on, and an actor to whom nobody speaks is put away with its timer.
        _duties.Clear();
        SendNews(world);
        return Task.CompletedTask;
    }
}
