using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Simulation.Grains.Deadlines;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Classes;

/// <summary>
/// The grain of one class: it finds the author to a class ticket, has commands written down, has the tables carry them
/// out, and shows the board. The rules are in Simulation.Rules.
/// </summary>
[Reentrant]
public sealed class ClassGrain : Grain, IClassGrain
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly IJournal _journal;
    private readonly JoinKey _joinKey;
    private readonly SessionSettings _settings;
    private readonly TimeProvider _time;
    private readonly ClassJournal _class;
    private readonly ClassTables _tables;
    private readonly ClassBoard _board;
    private readonly ClassDoor _door;
    private readonly FacilitatorRequests _desk;
    private readonly ComparisonCollector _comparison;
    private readonly ClassResults _exports;
    private string? _projector;
    private readonly CalendarTimer _deadline;
    private IGrainTimer? _asking;
    private IGrainTimer? _retry;

    public ClassGrain(
        IJournal journal,
        JoinKey joinKey,
        IOptions<SessionSettings> settings,
        TimeProvider time,
        ILogger<ClassGrain> logger
    )
    {
        (_journal, _joinKey, _settings, _time) = (journal, joinKey, settings.Value, time);
        _class = new ClassJournal(Id, journal, time, logger) { OnCommitted = OnCommitted, OnDropped = StartAnew };
        _tables = new ClassTables(
            Id,
            _class,
            joinKey,
            (session, instruction) => GrainFactory.GetGrain<ISessionGrain>(session).ForClass(instruction),
            logger
        );
        _board = new ClassBoard(Id, _class, _tables, time);
        _door = new ClassDoor(Id, _class, _tables, joinKey);
        _desk = new FacilitatorRequests(Id, _class, _tables);
        _comparison = new ComparisonCollector(Id, _class, _tables);
        _deadline = new CalendarTimer(time, this.RegisterGrainTimer, PassDeadline);
        _exports = new ClassResults(Id, _class, _tables);
    }

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // What was written down and not carried out, as after a kill, is carried out now.
        if (await _class.Ready().WaitAsync(cancellationToken) is null && _class.World is not null)
            OnCommitted();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _board.Wake();
        return Task.CompletedTask;
    }

    public async Task<Result<ClassOpenedReply>> Open(
        ScenarioPack pack,
        OpenClassRequest request,
        string code,
        string ticket
    )
    {
        if (await _class.Ready() is { } unavailable)
            return unavailable;
        if (_class.World is null)
        {
            var opened = ClassOpenedFactory.Of(Id, pack, request, code, Ticket.Hash(ticket), _time.GetUtcNow());
            if (opened.Value is not { } first)
                return opened.Refusal!;
            if (await _class.Open(first) is { } unwritten)
                return unwritten;
        }

        return _class.World is { } world && world.Opened.TicketHash == Ticket.Hash(ticket)
            ? new ClassOpenedReply(Id, world.Opened.Code, ticket)
            : SessionRefusals.NotNow; // Another class has the id that was drawn.
    }

    public async Task<Result<NextDeadline>> Wake() =>
        await Ready() is { } refusal ? refusal : new NextDeadline(_class.World!.Deadline);

    public async Task<Result<JoinPreview>> Preview() =>
        await Ready() is { } refusal ? refusal : _door.Preview((int?)_settings.Retention?.TotalDays);

    public async Task<Result<JoinReply>> Join(JoinRequest request) =>
        await Ready() is { } refusal ? refusal : await _door.Join(request);

    public async Task<Result<JoinReply>> UseLink(string link) =>
        await Ready() is { } refusal ? refusal : await _door.UseLink(link);

    public async Task<Result<Receipt>> Submit(string ticket, ClassCommandEnvelope envelope)
    {
        var found = await Author(ticket);
        return found.Refusal is { } refusal ? refusal : await _desk.Submit(found.By, envelope);
    }

    public async Task<Result<TableCommandsReply>> Command(string ticket, TableCommandsRequest request)
    {
        var found = await Author(ticket);
        return found.Refusal is { } refusal ? refusal : await _desk.Command(found.By, ticket, request);
    }

    public async Task<Result<JoinReply>> Console(string ticket, int table)
    {
        var found = await Author(ticket);
        return found.Refusal is { } refusal ? refusal : await _desk.Console(found.By, ticket, table);
    }

    public async Task<Result<ClassComparison>> Compare(string ticket)
    {
        var found = await Author(ticket);
        return found.Refusal is { } refusal ? refusal : await _comparison.Of(found.By);
    }

    public async Task<Result<ClassDataExport>> Data(string ticket, bool persons)
    {
        var found = await Author(ticket);
        return found.Refusal is { } refusal ? refusal : await _exports.Data(found.By, persons);
    }

    public async Task<Result<SessionRows>> Rows(string ticket, int table, bool persons)
    {
        var found = await Author(ticket);
        return found.Refusal is { } refusal ? refusal : await _exports.Rows(found.By, table, persons);
    }

    public async Task<Result<ParticipationReport>> Participation(string ticket)
    {
        var found = await Author(ticket);
        return found.Refusal is { } refusal ? refusal : await _exports.Participation(found.By);
    }

    public async Task<Result<MemberAnswers>> Answers(string ticket, string member)
    {
        var found = await Author(ticket);
        return found.Refusal is { } refusal ? refusal : await _exports.Answers(found.By, member);
    }

    public async Task<RosterAnswer> AddRoster(string ticket, RosterRequest request) =>
        await RefuseUnlessFacilitator(ticket) is { } refusal
            ? new RosterAnswer(null, refusal, null)
            : await _desk.AddRoster(ticket, request);

    public async Task<Result<AssistantReply>> Invite(string ticket, InviteAssistantRequest request) =>
        await RefuseUnlessFacilitator(ticket) is { } refusal ? refusal : await _desk.Invite(ticket, request);

    public async Task<Result<ProjectorReply>> Project(string ticket) =>
        await RefuseUnlessFacilitator(ticket) is { } refusal ? refusal : new ProjectorReply(_projector!);

    public async Task<ClassUpdate?> Watch(string watcher, string ticket)
    {
        if (await Ready() is { } refusal)
            return ClassUpdate.Refused(refusal, _time.GetUtcNow());
        _asking ??= this.RegisterGrainTimer(Ask, new(AskEvery, AskEvery) { Interleave = true });
        return await _board.Watch(watcher, () => AuthorOf(ticket));
    }

    public Task Unwatch(string watcher)
    {
        _board.Forget(watcher);
        return Task.CompletedTask;
    }

    public async Task NoteTable(int table, bool over)
    {
        if (await Ready() is null)
            await _class.Execute(new NoteTable(table, over));
    }

    public async Task NoteSeatGone(int table, string seat)
    {
        // One that the class has freed itself is nobody's place any more.
        if (await Ready() is null && _tables.MemberIn(table, seat) is { Place: { } place } member)
            await _class.Execute(new UnseatMember(member.Id, place.Seat));
    }

    public async Task<bool> DeleteIfExpired()
    {
        if (await Ready() is not null || _class.World is not { } world)
            return false;
        if (_class.LastAt + _settings.Retention is not { } end || end >= _time.GetUtcNow())
            return false;
        foreach (var table in world.Tables.Keys)
        {
            if (await _journal.Version("session/" + await _tables.SessionOf(table)) > 0)
                return false;
        }

        return await Delete() is null;
    }

    public async Task<Refusal?> Delete()
    {
        if (await Ready() is { } refusal)
            return refusal;
        var world = _class.World!;

        // The class goes last, so that what fails meanwhile can be asked for again.
        foreach (var table in world.Tables.Keys)
        {
            var session = GrainFactory.GetGrain<ISessionGrain>(await _tables.SessionOf(table));
            if (await session.Delete() is { Code: not RefusalCode.UnknownSession } unfinished)
                return unfinished;
        }

        await _journal.Delete("code/" + world.Opened.Code);
        await _journal.Delete(_class.Stream);
        _class.Close();
        _board.Wake();
        DeactivateOnIdle();
        return null;
    }

    private async Task<Refusal?> Ready()
    {
        if (await _class.Ready() is { } refusal)
        {
            if (refusal == SessionRefusals.Damaged)
                DeactivateOnIdle();
            return refusal;
        }

        if (_class.World is not null)
        {
            _projector ??= await _joinKey.DigestOf("class/projector", Id);
            return null;
        }

        DeactivateOnIdle(); // A guessed id leaves no grain behind.
        return NoClass;
    }

    private static readonly Refusal NoClass = new(RefusalCode.UnknownSession, "There is no such class.");

    // A screen only looks.
    private async Task<(ClassAuthor By, Refusal? Refusal)> Author(string ticket)
    {
        if (await Ready() is { } refusal)
            return (default, refusal);
        var found = AuthorOf(ticket);
        return found.By.Kind == ClassAuthorKind.Projector
            ? (default, TableRefusals.FacilitatorOnly.Refuse(RefusalCode.FacilitatorOnly))
            : found;
    }

    private async Task<Refusal?> RefuseUnlessFacilitator(string ticket) =>
        await Author(ticket) switch
        {
            { Refusal: { } refusal } => refusal,
            { By.Kind: ClassAuthorKind.Facilitator } => null,
            _ => TableRefusals.FacilitatorOnly.Refuse(RefusalCode.FacilitatorOnly),
        };

    private (ClassAuthor By, Refusal? Refusal) AuthorOf(string ticket)
    {
        if (_class.World is not { } world)
            return (default, NoClass);
        var hash = Ticket.Hash(ticket);
        if (world.Opened.TicketHash == hash)
            return (ClassAuthor.Facilitator, null);
        if (world.Assistants.Values.FirstOrDefault(assistant => assistant.TicketHash == hash) is { } found)
            return (ClassAuthor.Assistant(found.Id), null);
        if (_projector is not null && hash == Ticket.Hash(_projector))
            return (ClassAuthor.Projector, null);
        return world.WithdrawnTickets.Contains(hash)
            ? (default, ClassRefusals.Withdrawn.Refuse(RefusalCode.WrongTicket))
            : (default, WrongTicket);
    }

    private static readonly Refusal WrongTicket = new(
        RefusalCode.WrongTicket,
        "This link does not open the class; please ask for another one."
    );

    private void OnCommitted()
    {
        _tables.CarryOut();
        _board.OnCommitted();
        _deadline.Set(_class.World?.Deadline);
        _retry ??= this.RegisterGrainTimer(Retry, new(RetryAfter, RetryAfter) { Interleave = true });
    }

    private async Task PassDeadline()
    {
        if (_class.World?.Deadline is { } at)
            await _class.Execute(new PassHomeworkDate(at));
    }

    // The next activation reads the journal; those who watch ask that one.
    private void StartAnew()
    {
        _board.Wake();
        DeactivateOnIdle();
    }

    private Task Ask(CancellationToken cancellationToken)
    {
        if (_board.IsWatched)
            return _board.Ask();
        _asking?.Dispose();
        _asking = null;
        return Task.CompletedTask;
    }

    private Task Retry(CancellationToken cancellationToken)
    {
        if (_class.World is { Pending.IsEmpty: false })
        {
            _tables.CarryOut();
            return Task.CompletedTask;
        }

        _retry?.Dispose();
        _retry = null;
        return Task.CompletedTask;
    }
}
