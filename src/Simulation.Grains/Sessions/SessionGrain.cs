using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Simulation.Grains.Actors;
using Simulation.Grains.Analyses;
using Simulation.Grains.Assistants;
using Simulation.Grains.Classes;
using Simulation.Grains.Replays;
using Simulation.Journal;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sessions;

/// <summary>
/// The grain of one session: it finds the seat to a ticket, has commands executed (decide, append, acknowledge) and
/// publishes what came of them. The rules are in Simulation.Rules.
/// </summary>
[Reentrant]
public sealed class SessionGrain : Grain, ISessionGrain
{
    private readonly SessionSettings _settings;
    private readonly TicketIndex _tickets = new();
    private readonly SessionState _state;
    private readonly CommandExecutor _commands;
    private readonly SessionOpener _opener;
    private readonly SeatTickets _seats;
    private readonly ViewerFeeds _feeds;
    private readonly Subscribers _subscribers;
    private readonly GameClock _clock;
    private readonly EmptyTableTimer _emptyTable;
    private readonly ActorDuties _duties;
    private readonly AutopilotTurns _turns;
    private readonly ActorRequests _requests;
    private readonly SessionAssistants _assistants;
    private readonly SessionExports _exports;
    private readonly ViewAsRole _views;
    private readonly TeamDesk _drafts;
    private readonly SeatCommands _seatCommands;
    private readonly TableForClass _forClass;
    private readonly NewRunRecords _runs;
    private bool _isAwake;

    public SessionGrain(
        IJournal journal,
        JoinKey joinKey,
        IOptions<SessionSettings> settings,
        TimeProvider time,
        AssistantService assistant,
        ILogger<SessionGrain> logger
    )
    {
        (_settings, _state) = (settings.Value, new SessionState(Session));
        _commands = new(Session, _state, journal, time, _settings, logger)
        {
            OnCommitted = Publish,
            OnDropped = StartAnew,
        };
        _runs = new NewRunRecords(_state, _commands, SeatOf, () => GrainFactory);
        _opener = new SessionOpener(Session, _state, _commands, joinKey, journal, () => GrainFactory);
        _seats = new SeatTickets(Session, _state, _commands, joinKey);
        _feeds = new ViewerFeeds(_state, _settings.Build);
        _subscribers = new Subscribers(Session, _settings, time);
        _clock = new GameClock(_state, _commands, time, _settings.MarkEvery, this.RegisterGrainTimer);
        _emptyTable = new(_state, _commands, _settings.UnattendedGrace, Online, this.RegisterGrainTimer);
        var actors = new ActorCalls(GrainFactory, Session, Silo);
        _turns = new(_state, _commands, actors.Decide, _settings, _clock.Set, this.RegisterGrainTimer, logger);
        _duties = new(actors.SetDuty, _turns.Update, _settings.AbsenceGrace, () => _commands.Now);
        _requests = new ActorRequests(_state, _commands, Online);
        _assistants = new(_state, _commands, _feeds, assistant, Online);
        _views = new ViewAsRole(_state, _feeds, _commands);
        _drafts = new TeamDesk(time, drafts => _subscribers.Publish(new Publication([], [], null, drafts)));
        _seatCommands = new SeatCommands(_state, _commands, _tickets, _drafts, _assistants);
        _forClass = new(Session, _state, _commands, _opener, _assistants, Online, () => GrainFactory);
        _exports = new SessionExports(_state, _forClass.OnSealed);
        Sequence<string> Online() => _subscribers.Online;
    }

    private string Session => this.GetPrimaryKeyString();

    // Its tickets and its code end then, also where it is deleted later.
    private bool IsExpired => _state.IsOver(_settings.Retention, _commands.Now);
    private SiloAddress Silo => GrainContext.Address.SiloAddress!;
    private Presence Present => new(_subscribers.Online, _duties.Away);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var lease = _settings.SubscriptionLease;
        this.RegisterGrainTimer(Renew, new(lease, lease) { Interleave = true });
        Telemetry.SessionAwoke();
        try
        {
            // Its clock runs from now on, whichever call has woken it.
            var refusal = await _commands.Ready().WaitAsync(cancellationToken);
            if (refusal is null && !IsExpired && _state.Durable is { } world)
                WakeUp(world);
        }
        catch
        {
            Telemetry.SessionSlept();
            throw;
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        try
        {
            if (_isAwake)
                await _clock.Mark(cancellationToken);
            await _commands.Drain();
        }
        finally
        {
            _subscribers.End();
            Telemetry.SessionSlept();
        }
    }

    public async Task<Result<SessionOpenedReply>> Open(
        ScenarioPack pack,
        OpenSessionRequest request,
        string code,
        string ticket
    ) => WakeUpIfOpen(await _opener.Open(pack, request, code, ticket));

    public async Task<Result<SessionOpenedReply>> OpenRun(RunDraws run, OpenRunRequest request, string ticket) =>
        WakeUpIfOpen(await _opener.OpenRun(run, request, ticket));

    public Task<Refusal?> RefuseRun(string ticket) => _runs.Refuse(ticket);

    public Task<Refusal?> RecordRun(string ticket, string session, int entry) => _runs.Record(ticket, session, entry);

    public async Task<Result<PlayAloneReply>> PlayAlone(
        ScenarioPack pack,
        PlayAloneRequest request,
        AloneDraws drawn
    ) =>
        await _commands.Ready() is null && IsExpired
            ? SessionRefusals.NoSession
            : WakeUpIfOpen(await _opener.PlayAlone(pack, request, drawn));

    public async Task<TableReply> ForClass(TableInstruction instruction)
    {
        if (instruction is not OpenInstruction && await Ready() is { } refusal)
            return new TableReply(refusal);
        var reply = await _forClass.Do(instruction);
        if (reply.Refusal is null && instruction is OpenInstruction && _state.Durable is { } world)
            WakeUp(world);
        return reply;
    }

    public async Task<Result<JoinPreview>> Preview() =>
        await Ready() is { } refusal ? refusal : EntranceReplyFactory.PreviewOf(_state.Durable!, _settings.Retention);

    public async Task<Result<JoinReply>> Join(JoinRequest request) =>
        await Ready() is { } unavailable ? unavailable : await _seats.Join(request);

    public Task<Result<JoinReply>> Reissue(string ticket, string seat) =>
        OfSeat(ticket, by => _seats.Reissue(by, seat));

    public Task<Result<Admission>> Admit(string ticket) =>
        OfSeat<Admission>(
            ticket,
            seat => new Admission(EntranceReplyFactory.IdentityOf(seat), _state.Durable!.ViewerOf(seat.Id).Key)
        );

    public async Task<Entrance> Enter(string ticket, string? stream, long? after)
    {
        var found = await SeatOf(ticket);
        if (found.Value is not { } seat)
            return Entrance.Refused(found.Refusal!);
        var world = _state.Durable!;
        var feed = _feeds.Of(world.ViewerOf(seat.Id));

        // While a cluster changes, two activations can live for a moment. The one that has not written last would show
        // a client less than the other has published to it already.
        if (feed.IsBehind(stream, after))
        {
            return await _commands.CheckVersion() is { } behind
                ? Entrance.Refused(behind)
                : await Enter(ticket, stream: null, after: null);
        }

        return EntranceReplyFactory.EntranceOf(
            world,
            seat,
            feed,
            Present,
            _settings.AbsenceGrace,
            _commands.Now,
            stream,
            after,
            _drafts.Of(world, seat)
        );
    }

    public async Task<Result<NextDeadline>> Wake() =>
        await Ready() is { } refusal ? refusal : new NextDeadline(_state.Durable!.Deadline);

    public async Task<DateTimeOffset?> Now() => await Ready() is null ? _commands.Now : null;

    public async Task<Receipt> Submit(string ticket, CommandEnvelope envelope)
    {
        using var activity = Telemetry.Submitting(Session);
        var refusal = await Ready() ?? await _seatCommands.Execute(ticket, envelope);
        Telemetry.Answered(refusal?.Code.ToString() ?? "accepted");
        return new Receipt(envelope.Id, refusal);
    }

    public async Task<DraftReply> Draft(string ticket, DraftEdit edit) =>
        await Ready() is { } refusal ? new DraftReply(refusal, null) : _seatCommands.Draft(ticket, edit);

    public Task<Result<ExpectedReply>> Expect(string ticket, MoveChoice choice) =>
        OfSeat(ticket, seat => _seatCommands.Expect(seat, choice));

    public Task<Result<Snapshot>> ViewAs(string ticket, string role) =>
        OfSeat(ticket, seat => _views.Show(seat, role, Present));

    public Task<Result<DebriefAccess>> MayReadDebrief(string ticket) => OfSeat(ticket, _exports.DebriefAccessOf);

    public Task<Result<Debrief>> Debrief(string ticket) => OfSeat(ticket, _exports.DebriefFor);

    public Task<Result<ReplayAccess>> MayReplay(string ticket, string? eyes) =>
        OfSeat(ticket, seat => _exports.ReplayFor(seat, eyes));

    public Task<Result<DataExport>> Data(string ticket, bool persons) =>
        OfSeat(ticket, seat => _exports.DataFor(seat, persons));

    public Task<Result<JournalAccess>> MayExport(string ticket) => OfSeat(ticket, _exports.AccessOf);

    public async Task<Result<Subscription>> Subscribe(string server, ISessionObserver observer, Sequence<string> online)
    {
        if (await Ready() is { } refusal)
            return refusal;
        var (subscription, changed) = _subscribers.Subscribe(server, observer, online);
        if (changed)
            PublishPresence();
        else
            _subscribers.Publish(server, new Publication([], [], Present));

        // Also when nothing has changed: what the journal could not take the last time is tried again.
        _emptyTable.Update(_state.Durable!, _isAwake);
        return subscription;
    }

    public Task Unsubscribe(string server)
    {
        if (_subscribers.Unsubscribe(server))
            PublishPresence();
        return Task.CompletedTask;
    }

    public async Task<Situation?> Situation(string role, SiloAddress silo) =>
        silo.Equals(Silo) && await Ready() is null ? _requests.SituationOf(role) : null;

    public async Task AskSoon(string role) => (await Ready() is null ? _turns : null)?.AskSoon(role);

    public async Task<AssistantInput?> Consult(string role, SiloAddress silo) =>
        silo.Equals(Silo) && await Ready() is null ? await _assistants.Consult(role) : null;

    public async Task<Refusal?> ActAsAssistant(string role, string thinkKey, SeatCommand? command, string say) =>
        await Ready() ?? await _assistants.Act(role, thinkKey, command, say);

    public async Task Absent(string role, bool absent) => _ = await Ready() ?? await _requests.Absent(role, absent);

    public async Task<bool> DeleteIfExpired()
    {
        await Ready();
        return IsExpired && await Delete() is null;
    }

    public async Task<Refusal?> Delete()
    {
        // Also one whose period is over, which nobody enters any more.
        if (await Ready() is { } refusal && !IsExpired)
            return refusal;
        var world = _state.Durable!;
        if (await _runs.DeleteWithSession() is { } unfinished)
            return unfinished;
        _subscribers.Publish(new Publication(Connected(world).Dismiss(SessionRefusals.NoSession), [], null));
        DeactivateOnIdle();
        return null;
    }

    private async Task<Refusal?> Ready()
    {
        if (await _commands.Ready() is { } refusal)
        {
            // The next call reads it anew: an operator may have restored it.
            if (refusal == SessionRefusals.Damaged)
                DeactivateOnIdle();
            return refusal;
        }
        if (IsExpired || _state.Durable is not { } world)
        {
            DeactivateOnIdle(); // A guessed id leaves no grain behind.
            return SessionRefusals.NoSession;
        }
        WakeUp(world);
        return null;
    }

    // Once for all that one append has brought to the disk.
    private void Publish()
    {
        var after = _state.Durable!;
        if (_feeds.LastPublished is { } before)
        {
            var connected = Connected(after);
            var dismissals = connected.DismissedSince(before);
            var batches = _feeds.NextBatches(connected.Viewers);
            if (dismissals.Count > 0 || batches.Count > 0)
                _subscribers.Publish(new Publication(dismissals, batches, null));
            GrainFactory.AnalyseIfEnded(before, after, _settings);
        }

        _drafts.OnCommitted(after);
        _feeds.MarkPublished();
        _state.ClearCache();
        if (_isAwake)
            GoOn(after);
    }

    private void PublishPresence()
    {
        if (_state.Durable is not { } world)
            return;
        _duties.Update(world, Connected(world));
        _subscribers.Publish(new Publication([], [], Present));
        _emptyTable.Update(world, _isAwake);
    }

    private Result<T> WakeUpIfOpen<T>(Result<T> opened)
        where T : class
    {
        if (opened.Value is not null && _state.Durable is { } world)
            WakeUp(world);
        return opened;
    }

    // What the journal holds at the start is history; clock and actors begin with how it ended.
    private void WakeUp(World world)
    {
        if (_isAwake)
            return;
        _isAwake = true;
        GoOn(world);
    }

    private void GoOn(World world)
    {
        _forClass.OnCommitted(world);
        _clock.Set();
        if (_duties.Update(world, Connected(world)))
            _subscribers.Publish(new Publication([], [], Present));
        _emptyTable.Update(world, _isAwake);
    }

    // Servers that are silent for a lease are gone, and with them their people.
    private Task Renew(CancellationToken cancellationToken)
    {
        if (_subscribers.DropSilent())
            PublishPresence();
        if (_state.Durable is not { } world)
            return Task.CompletedTask;
        _feeds.Keep(Connected(world).Viewers.ToHashSet());
        _duties.Forget();
        _duties.Update(world, Connected(world));
        return Task.CompletedTask;
    }

    // An append was refused or failed: the next activation reads the journal, and the servers subscribe to that one.
    private void StartAnew()
    {
        _subscribers.End();
        DeactivateOnIdle();
    }

    private ConnectedSeats Connected(World world) => new(world, _subscribers.Online);

    private async Task<Result<T>> OfSeat<T>(string ticket, Func<Seat, Task<Result<T>>> answer)
        where T : class
    {
        var found = await SeatOf(ticket);
        return found.Value is { } seat ? await answer(seat) : found.Refusal!;
    }

    private Task<Result<T>> OfSeat<T>(string ticket, Func<Seat, Result<T>> answer)
        where T : class => OfSeat(ticket, seat => Task.FromResult(answer(seat)));

    private async ValueTask<Result<Seat>> SeatOf(string ticket) =>
        await Ready() is { } refusal ? refusal : _tickets.SeatOf(_state.Durable!, ticket);
}
