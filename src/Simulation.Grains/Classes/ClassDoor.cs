using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Classes;

/// <summary>Lets people into a class: by its code, or by the link of the roster.</summary>
internal sealed class ClassDoor(string id, ClassJournal journal, ClassTables tables, JoinKey joinKey)
{
    /// <param name="retentionDays">How long tables are kept after their last entry; null for ever.</param>
    public Result<JoinPreview> Preview(int? retentionDays)
    {
        var world = journal.World!;
        if (world.Ended)
            return Rules.Wording.ClassRefusals.Ended.Refuse(RefusalCode.ClassEnded);
        var scenario = world.Scenario;
        var isAlone = world.Opened.Kind == ClassKind.Homework;
        return new JoinPreview(
            "",
            scenario.Id,
            scenario.Title,
            scenario.Summary,
            Phase.Lobby,
            Locked: false,
            [],
            retentionDays,
            new ClassOffer(
                id,
                world.Opened.Kind,
                world.Opened.Groups,
                world.Opened.ChooseTable ? world.Tables.Keys.Select(Offer).ToSequence() : [],
                SeatAssignment.Free(world),
                isAlone
                    ? scenario.Actors.Select(a => EntranceReplyFactory.OfferOf(a, people: 0, most: 1)).ToSequence()
                    : [],
                world.Due
            )
        );

        TableOffer Offer(int table) => new(table, world.IsOpen(table) ? SeatAssignment.Free(world, table) : 0);
    }

    public async Task<Result<JoinReply>> Join(JoinRequest request)
    {
        if (!ClientCommandId.IsValid(request.Id, ClientCommandId.SecretAtLeast))
            return ClientCommandId.Refuse(ClientCommandId.SecretAtLeast);
        if (request.Spectator)
            return Rules.Wording.ClassRefusals.NoWatching.Refuse(RefusalCode.NotLegal);
        var join = await joinKey.DigestOf("class/" + id, request.Id);
        var known = journal.World!.MemberOfJoin(join);
        if (known?.Place is null || journal.World.Ended)
        {
            // A new member each time, as one that was removed is not taken in again under the old seat.
            var member = "m" + Guid.NewGuid().ToString("N")[..12];
            var joining = new JoinMember(member, request.Name, join, request.Group, request.Table, request.Role);
            var joined = await journal.Execute(joining);
            if (joined.Refusal is { } refusal)
                return refusal;
        }

        return journal.World?.MemberOfJoin(join) is { } found ? await Seat(found.Id) : SessionRefusals.NoSeat;
    }

    public async Task<Result<JoinReply>> UseLink(string link)
    {
        if (journal.World!.MemberOfLink(Ticket.Hash(link)) is not { } member)
            return WrongLink;
        var checkedIn = await journal.Execute(new CheckInMember(member.Id));
        return checkedIn.Refusal is { } refusal ? refusal : await Seat(member.Id);
    }

    // A table may refuse what the class has assigned, because its facilitator has seated somebody there or locked it:
    // then the next one is tried.
    private async Task<Result<JoinReply>> Seat(string member)
    {
        var ticket = Ticket.Draw();
        var except = new HashSet<int>();
        while (true)
        {
            if (journal.World?.Members.GetValueOrDefault(member) is not { Place: { } place })
                return SessionRefusals.NoSeat;
            var reply = await tables.Seat(member, Ticket.Hash(ticket));
            if (reply.Refusal is null)
                return await ReplyOf(member, ticket);
            if (reply.Refusal == SessionRefusals.NoSeat)
            {
                // The facilitator of the table, or the person, has given the seat up.
                await journal.Execute(new UnseatMember(member, place.Seat));
                return reply.Refusal;
            }

            var kept = journal.World?.Members.GetValueOrDefault(member)?.Place;
            if (kept is not null || !except.Add(place.Table))
                return reply.Refusal;
            var again = await journal.Execute(new AssignMember(member, except.ToSequence()));
            if (again.Refusal is { } full)
                return full;
        }
    }

    private async Task<Result<JoinReply>> ReplyOf(string member, string ticket) =>
        journal.World?.Members.GetValueOrDefault(member)?.Place is { } place
            ? new JoinReply(
                await tables.SessionOf(place.Table),
                ClassTables.SeatOf(id, member, place),
                ticket,
                new ClassSeat(id, place.Table, member)
            )
            : SessionRefusals.NoSeat;

    private static readonly Refusal WrongLink = new(
        RefusalCode.WrongTicket,
        "This link opens no place in the class; please ask for another one."
    );
}
