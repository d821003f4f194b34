// The grain of one table: it finds the seat to a ticket, hands commands to the log (SessionLog.cs: decide, append,
// acknowledge) and publishes what came of them (SessionGrain.Publishing.cs). The rules are in Simulation.Rules.
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sessions;

[Reentrant]
public sealed partial class SessionGrain(
    IJournal journal, JoinKey joinKey, SessionSettings settings, TimeProvider time, ILogger<SessionGrain> logger)
    : Grain, ISessionGrain
{
    private const string FacilitatorSeat = "facilitator";

    /// <summary>Characters of an attempt's id: 128 bits in hexadecimal, because a person who guesses it gets its seat.</summary>
    private const int JoinIdAtLeast = 32;

    private static readonly Refusal NoSession = new(RefusalCode.UnknownSession, "There is no such session.");

    private static readonly Refusal NoSeat = new(RefusalCode.WrongTicket, "Your place in this session is not valid any more; please join again.");

    // It reads the whole session, and a class asks for it at the same moment. With the facilitator's eyes, and without.
    private readonly Dictionary<bool, (long Version, Debrief Debrief)> _debriefs = [];

    private readonly TicketIndex _tickets = new();

    private SessionLog _log = null!;

    private string Session => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _log = new SessionLog(Session, journal, time, logger) { OnCommitted = Publish, OnDropped = StartAnew };
        RegisterTimers();
        Telemetry.SessionAwoke();
        try
        {
            // Its clock runs from now on, whichever call has woken it.
            if (await _log.Ready().WaitAsync(cancellationToken) is null && _log.Durable is { } world) WakeUp(world);
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
            if (_log.Durable is not null) await MarkClock(cancellationToken);
            await _log.Drain();
        }
        finally
        {
            _subscribers.End();
            Telemetry.SessionSlept();
        }
    }

    // An append was refused or failed: the next activation reads the journal, and the servers subscribe to that one.
    private void StartAnew()
    {
        _subscribers.End();
        DeactivateOnIdle();
    }

    public async Task<Result<SessionOpenedReply>> Open(
        ScenarioPack pack, OpenSessionRequest request, string code, string ticket)
    {
        if (await _log.Ready() is { } unavailable) return unavailable;
        var opening = Task.FromResult<Refusal?>(null);
        if (_log.Newest is null && Begin(pack, request, code, out opening) is { } refused) return refused;

        // Both in one append.
        var seating = _log.Execute(FacilitatorSeat, Author.Server, new TakeSeat(
            FacilitatorSeat, "Facilitator", null, SeatKind.Facilitator, Ticket.Hash(ticket)));
        if ((await opening ?? await seating) is { } unwritten) return unwritten;
        if (_log.Durable is not { } world || _tickets.Find(world, ticket) is null)
        {
            throw new InvalidOperationException($"Session {Session} exists already.");
        }
        WakeUp(world);
        return new SessionOpenedReply(Session, world.Code, ticket);
    }

    /// <param name="opening">The append of the first entry; null when it is refused.</param>
    private Refusal? Begin(ScenarioPack pack, OpenSessionRequest request, string code, out Task<Refusal?> opening)
    {
        opening = Task.FromResult<Refusal?>(null);
        if (request.Pace is < 0.1m or > 3600m)
            return new Refusal(RefusalCode.Malformed, "The pace lies between 0.1 and 3,600 game seconds per second.");
        if (request.Seed is { Length: > 100 }) return new Refusal(RefusalCode.TooLarge, "The seed is longer than 100 characters.");
        if (ScenarioReader.Read(pack, request.Cast).Scenario is not { } scenario)
            return new Refusal(RefusalCode.ScenarioRefused, "The scenario has no such cast.");

        var seed = request.Seed ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var nonce = SeedCommitment.DrawNonce();
        opening = _log.Open(new SessionOpened(
            Session, code, pack.Files, seed, request.Pacing, request.Pace ?? scenario.Pace, scenario.Cast,
            request.Unattended == Unattended.PlaysOn ? Unattended.PlaysOn : null,
            SeedCommitment.Of(seed, pack.Hash, nonce), nonce));
        return null;
    }

    public async Task<Result<JoinPreview>> Preview()
    {
        if (await Ready() is { } refusal) return refusal;
        var world = _log.Durable!;
        var scenario = world.Scenario;
        return new JoinPreview(
            Session,
            scenario.Id,
            scenario.Title,
            scenario.Summary,
            world.Phase,
            world.Locked,
            scenario.Actors.Select(a => new RoleOffer(a.Id, a.Title, a.Kind, a.Summary, world.PeopleIn(a.Id) == 0)).ToSequence(),
            (int?)settings.Retention?.TotalDays);
    }

    public async Task<Result<JoinReply>> Join(JoinRequest request)
    {
        if (await Ready() is { } unavailable) return unavailable;
        if (!CommandId.IsValid(request.Id, JoinIdAtLeast)) return CommandId.Refuse(JoinIdAtLeast);
        var join = await joinKey.DigestOf(Session, request.Id);
        var ticket = Ticket.Draw();
        var kind = request.Spectator ? SeatKind.Spectator : SeatKind.Player;
        var refusal = await _log.Execute(SessionLog.NewId(), Author.Server, new TakeSeat(
            DrawSeat(), request.Name, request.Role, kind, Ticket.Hash(ticket), join));
        if (refusal is not null) return refusal;
        return _log.Durable?.SeatOfJoin(join) is { } seat ? new JoinReply(Session, seat.Id, ticket) : NoSeat;
    }

    public async Task<Result<Admission>> Admit(string ticket)
    {
        if (await Ready() is { } refusal) return refusal;
        return _tickets.Find(_log.Durable!, ticket) is { } seat
            ? new Admission(Identity(seat), _log.Durable!.ViewerOf(seat.Id).Key)
            : NoSeat;
    }

    public async Task<Entrance> Enter(string ticket, string? stream, long? after)
    {
        if (await Ready() is { } refusal) return Entrance.Refused(refusal);
        var world = _log.Durable!;
        if (_tickets.Find(world, ticket) is not { } seat) return Entrance.Refused(NoSeat);
        var viewer = world.ViewerOf(seat.Id);
        var told = StreamOf(viewer);

        // While a cluster changes, two activations can live for a moment. The one that has not written last would show a
        // client less than the other has published to it already.
        if (told.IsBehind(stream, after))
        {
            return await _log.CheckVersion() is { } behind
                ? Entrance.Refused(behind)
                : await Enter(ticket, stream: null, after: null);
        }

        if (told.Since(stream, after) is not { } missed)
            return new Entrance(new EnterReply(null, SnapshotOf(world, seat, viewer, told), null), viewer.Key, told.At);
        var batches = missed.Select(batch => batch.Read(_notices)).ToSequence();
        return new Entrance(new EnterReply(null, null, batches), viewer.Key, missed is [.., var last] ? last.To : after);
    }

    public async Task<Receipt> Submit(string ticket, CommandEnvelope envelope)
    {
        using var activity = Telemetry.Submitting(Session);
        var (seat, refusal) = await SeatFor(ticket, envelope);
        if (seat is not null) refusal = await _log.Execute($"{seat.Id}:{envelope.Id}", Author.Person(seat.Id), envelope.Command);
        Telemetry.Answered(refusal?.Code.ToString() ?? "accepted");
        return new Receipt(envelope.Id, refusal);
    }

    /// <summary>The seat that a command comes from, or why it is refused.</summary>
    private async ValueTask<(Seat? Seat, Refusal? Refusal)> SeatFor(string ticket, CommandEnvelope envelope)
    {
        if (await Ready() is { } refusal) return (null, refusal);
        if (!CommandId.IsValid(envelope.Id)) return (null, CommandId.Refuse());
        return _tickets.Find(_log.Newest!, ticket) is { } seat ? (seat, null) : (null, NoSeat);
    }

    public async Task<Result<ExpectedReply>> Expect(string ticket, MoveChoice choice)
    {
        if (await Ready() is { } refusal) return refusal;
        if (_tickets.Find(_log.Durable!, ticket) is not { } seat) return NoSeat;
        return Foresight.Of(_log.Durable!, seat.Role, choice, out var expected) is { } why ? why : new ExpectedReply(expected);
    }

    public async Task<Result<Debrief>> Debrief(string ticket)
    {
        if (await Ready() is { } refusal) return refusal;
        if (_tickets.Find(_log.Durable!, ticket) is not { } seat) return NoSeat;
        if (_log.Durable!.Phase != Phase.Debrief) return new Refusal(RefusalCode.WrongPhase, "The session is not over yet.");
        var full = seat.Kind == SeatKind.Facilitator;
        if (_debriefs.TryGetValue(full, out var kept) && kept.Version == _log.Durable.Version) return kept.Debrief;
        var debrief = Debriefing.Of(_log.Durable.Scenario, [.. _log.Entries], full)!;
        _debriefs[full] = (_log.Durable.Version, debrief);
        return debrief;
    }

    public async Task<Result<DataExport>> Data(string ticket)
    {
        if (await Ready() is { } refusal) return refusal;
        if (_tickets.Find(_log.Durable!, ticket) is null) return NoSeat;
        var scenario = _log.Durable!.Scenario;
        return FinishedSession.Of(scenario, _log.Entries) is { } finished
            ? DataExport.Of(scenario, [finished])
            : new Refusal(RefusalCode.WrongPhase, "The session is not over yet.");
    }

    public async Task<Result<JournalAccess>> MayExport(string ticket)
    {
        if (await Ready() is { } refusal) return refusal;
        if (_tickets.Find(_log.Durable!, ticket) is not { } seat) return NoSeat;
        var facilitates = seat.Kind == SeatKind.Facilitator;
        return facilitates || _log.Durable!.Phase == Phase.Debrief
            ? new JournalAccess(Whole: facilitates)
            : new Refusal(RefusalCode.FacilitatorOnly, "Only the facilitator may read the journal before the session is over.");
    }

    public async Task<Situation?> Situation(string role, SiloAddress silo)
    {
        if (!silo.Equals(Silo) || await Ready() is not null || _log.Durable is not { } world || !IsOn(world))
        {
            return null;
        }
        return PilotOf(world, role) == Pilot.Autopilot
            ? new Situation(Redaction.For(world, Viewer.Of(role)), ThinkKey(world, role), time.GetUtcNow())
            : null;
    }

    public async Task<Refusal?> Act(string role, string thinkKey, SeatCommand command) =>
        await Ready() ?? (IsOn(_log.Durable!) ? await _log.Execute(thinkKey, Author.Autopilot(role), command) : null);

    public async Task Absent(string role, bool absent)
    {
        if (await Ready() is not null || HasPeople(role) == absent || !IsOn(_log.Durable!)) return;
        await _log.Execute(SessionLog.NewId(), Author.Server, absent ? new SeatAbsent(role) : new SeatReturned(role));
    }

    public async Task<bool> DeleteIfExpired()
    {
        if (await Ready() is not null || !(_log.Entries.LastAt + settings.Retention < time.GetUtcNow())) return false;
        return await Delete() is null;
    }

    public async Task<Refusal?> Delete()
    {
        if (await Ready() is { } refusal) return refusal;
        var world = _log.Durable!;
        await journal.Delete("code/" + world.Code);
        await journal.Delete("session/" + Session);
        _subscribers.Publish(new Publication(
            _subscribers.Online
                .Where(world.Seats.ContainsKey)
                .Select(seat => new SeatDismissal(seat, new Dismissed(NoSession, EnterAgain: false)))
                .ToSequence(),
            [], null));
        _log.Close();
        DeactivateOnIdle();
        return null;
    }

    /// <summary>The silo of this activation.</summary>
    private SiloAddress Silo => GrainContext.Address.SiloAddress!;

    private async Task<Refusal?> Ready()
    {
        if (await _log.Ready() is { } refusal) return refusal;
        if (_log.Durable is not { } world)
        {
            // Whoever guesses ids leaves nothing behind.
            DeactivateOnIdle();
            return NoSession;
        }

        WakeUp(world);
        return null;
    }

    private static string DrawSeat() => "s" + RandomNumberGenerator.GetHexString(12, lowercase: true);

    private static SeatIdentity Identity(Seat seat) => new(seat.Id, seat.Name, seat.Kind, seat.Role);

    // A digest, so that an autopilot draws the same in the same game without holding the secret of its dice.
    private static string ThinkKey(World world, string role) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{world.Seed}/{role}/{world.Version}")));

    private static Pilot PilotOf(World world, string role) =>
        world.Scenario.Actor(role) is var i && i >= 0 ? world.Actors[i].Pilot : Pilot.Nobody;
}
