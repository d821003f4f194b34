using Simulation.Lab.Exports;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Grains.Classes;

/// <summary>
/// What the facilitator of a class takes from it, and an assistant from the own tables: the data of all tables, and who
/// has taken part. What crosses servers in one message is never more than one table has, or one line a member.
/// </summary>
internal sealed class ClassResults(string id, ClassJournal journal, ClassTables tables)
{
    /// <summary>Most tables that are asked at the same moment.</summary>
    private const int AtOnce = 8;

    public async Task<Result<ClassDataExport>> Data(ClassAuthor by, bool persons)
    {
        var world = journal.World!;
        var exported = new List<ExportedTable>();
        foreach (var table in world.Tables.Values.Where(table => by.Has(world, table.Number)))
            exported.Add(new ExportedTable(table.Number, await tables.SessionOf(table.Number), table.MergedInto));
        return ClassDataExport.Of(world.Scenario, exported, persons);
    }

    /// <returns>A refusal when the table's game is not over, or it cannot be read now.</returns>
    public async Task<Result<SessionRows>> Rows(ClassAuthor by, int table, bool persons)
    {
        if (FacilitatorRequests.RefuseTable(journal.World!, by, table) is { } refusal)
            return refusal;
        var reply = await tables.TrySend(table, new DataInstruction(id, persons));
        return reply.Rows is { } rows ? rows : reply.Refusal!;
    }

    public async Task<Result<ParticipationReport>> Participation(ClassAuthor by)
    {
        var world = journal.World!;
        var opening = world.Pending.OfType<OpenTable>().Select(task => task.Table).ToHashSet();
        var own = world.Tables.Keys.Where(table => by.Has(world, table)).ToList();
        var replies = await Ask(own.Where(table => !opening.Contains(table)), new ParticipationInstruction(id));
        var seats = (
            from reply in replies
            let table = reply.Value.Participation
            where table is not null
            from seat in table.Seats
            select (seat, table)
        ).ToDictionary(one => one.seat.Seat, one => new Found(one.seat, one.table), StringComparer.Ordinal);
        var unread = replies.Where(reply => reply.Value.Participation is null).Select(reply => reply.Key).ToHashSet();
        return new ParticipationReport(
            world.Scenario.Actors.Select(actor => new TitledId(actor.Id, actor.Title)).ToSequence(),
            world.Scenario.Questions.ToSequence(),
            world
                .Members.Values.Where(member => IsSeenBy(world, by, member))
                .OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(member => member.Id, StringComparer.Ordinal)
                .Select(member => Of(world, member, seats, unread))
                .ToSequence(),
            unread.Order().ToSequence()
        );
    }

    public async Task<Result<MemberAnswers>> Answers(ClassAuthor by, string member)
    {
        var world = journal.World!;
        if (!world.Members.TryGetValue(member, out var found) || !IsSeenBy(world, by, found))
            return ClassRefusals.NoSuchMember.Refuse(RefusalCode.Unknown);
        if (PlaceOf(found) is not { } place)
            return new MemberAnswers(member, []);
        var instruction = new AnswersInstruction(id, ClassTables.SeatOf(id, member, place));
        var reply = await tables.TrySend(place.Table, instruction);
        return reply.Refusal is { } refusal ? refusal : new MemberAnswers(member, reply.Answers);
    }

    /// <summary>Whether somebody may look at a member: an assistant at those who sit at the own tables.</summary>
    public static bool IsSeenBy(ClassWorld world, ClassAuthor by, Member member) =>
        by.Kind switch
        {
            ClassAuthorKind.Facilitator => true,
            ClassAuthorKind.Assistant => member.Place is { } place && by.Has(world, place.Table),
            _ => false,
        };

    private sealed record Found(SeatParticipation Seat, TableParticipation Table);

    // The place that the member has, or the last one that the member had.
    private static Place? PlaceOf(Member member) =>
        member.Place ?? (member.Earlier.Count > 0 ? member.Earlier[^1] : null);

    private MemberParticipation Of(
        ClassWorld world,
        Member member,
        Dictionary<string, Found> seats,
        HashSet<int> unread
    )
    {
        Found? At(Place place) => seats.GetValueOrDefault(ClassTables.SeatOf(id, member.Id, place));
        var last = PlaceOf(member);
        var now = last is null ? null : At(last);
        var empty = new MemberParticipation(
            member.Id,
            member.Name,
            member.Group,
            member.CheckedIn,
            member.Place?.Table,
            member.Place is null ? null : now?.Seat.Role ?? member.Place.Role,
            ParticipationState.NotStarted,
            null,
            null,
            0,
            null,
            0,
            0
        );

        // A seat of the roster is there before its person is, and its game may have been played without.
        if (!member.CheckedIn || last is null)
            return empty;
        if (unread.Contains(last.Table))
            return empty with { State = StateAt(world.Tables[last.Table]) };
        var all = member.Earlier.Select(At).Append(member.Place is null ? null : now).OfType<Found>().ToList();
        var started = all.Select(found => found.Seat.StartedAt).Min();
        var finished = now?.Seat.FinishedAt;
        return empty with
        {
            State =
                finished is not null ? ParticipationState.Finished
                : started is null ? ParticipationState.NotStarted
                : member.Place is null || now is not { Seat.Gone: false } ? ParticipationState.Left
                : ParticipationState.Playing,
            StartedAt = started,
            FinishedAt = finished,
            Seconds = all.Sum(found => found.Seat.Seconds),
            Ending = finished is null ? null : now!.Table.Ending,
            Decisions = all.Sum(found => found.Seat.Decisions),
            Answers = now?.Seat.Answers ?? 0,
        };
    }

    private static ParticipationState StateAt(ClassTable table) =>
        table switch
        {
            { Over: true } => ParticipationState.Finished,
            { Begun: true } => ParticipationState.Playing,
            _ => ParticipationState.NotStarted,
        };

    private async Task<Dictionary<int, TableReply>> Ask(IEnumerable<int> asked, TableInstruction instruction)
    {
        var (waiting, replies) = (new Queue<int>(asked), new Dictionary<int, TableReply>());
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => AskOneByOne()));
        return replies;

        async Task AskOneByOne()
        {
            while (waiting.TryDequeue(out var table))
                replies[table] = await tables.TrySend(table, instruction);
        }
    }
}
