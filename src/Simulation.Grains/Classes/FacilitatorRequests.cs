using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Grains.Classes;

/// <summary>What the facilitator of a class and the assistants ask: of the class, and of its tables.</summary>
internal sealed class FacilitatorRequests(string id, ClassJournal journal, ClassTables tables)
{
    public async Task<Result<Receipt>> Submit(ClassAuthor by, ClassCommandEnvelope envelope)
    {
        if (!ClientCommandId.IsValid(envelope.Id))
            return new Receipt(envelope.Id, ClientCommandId.Refuse());
        var outcome = await journal.Execute($"{by}:{envelope.Id}", by, envelope.Command);
        if (outcome.Refusal is null && envelope.Command is MoveMember move)
            return new Receipt(envelope.Id, await Follow(move));
        return new Receipt(envelope.Id, outcome.Refusal);
    }

    // A table has the last word, as when its facilitator has locked it: then the member has stayed.
    private async Task<Refusal?> Follow(MoveMember move)
    {
        await tables.CarryOut(move.Table);
        return
            journal.World?.Members.GetValueOrDefault(move.Member)?.Place is { } place
            && place.Table == move.Table
            && (move.Role is null || place.Role == move.Role)
            ? null
            : ClassRefusals.TableFull.Refuse(RefusalCode.SessionFull, move.Table);
    }

    /// <summary>Has some tables, or all that are the author's, do what a facilitator asks.</summary>
    public async Task<Result<TableCommandsReply>> Command(ClassAuthor by, string ticket, TableCommandsRequest request)
    {
        if (!ClientCommandId.IsValid(request.Id))
            return ClientCommandId.Refuse();
        var world = journal.World!;
        var asked =
            request.Tables.Count > 0
                ? request.Tables.Distinct().Order().ToList()
                : world.Tables.Keys.Where(table => by.Has(world, table) && !world.Tables[table].IsOver).ToList();
        foreach (var table in asked)
        {
            if (RefuseTable(world, by, table) is { } refusal)
                return refusal;
        }

        var results = await Task.WhenAll(
            asked.Select(async table =>
            {
                await tables.CarryOut(table);
                var console = ConsoleSeats.InstructionFor(world, by, table, ticket);
                var instruction = new DeskInstruction(id, console, request.Id, request.Command);
                return new TableResult(table, await Do(table, by, console, instruction));
            })
        );
        return new TableCommandsReply(request.Id, results.ToSequence());
    }

    public async Task<Result<JoinReply>> Console(ClassAuthor by, string ticket, int table)
    {
        var world = journal.World!;
        if (RefuseTable(world, by, table) is { } refusal)
            return refusal;
        await tables.CarryOut(table);
        var instruction = ConsoleSeats.InstructionFor(world, by, table, ticket);
        if (await Do(table, by, instruction, instruction) is { } refused)
            return refused;
        return new JoinReply(
            await tables.SessionOf(table),
            instruction.Seat,
            ConsoleSeats.TicketOf(id, table, ticket),
            new ClassSeat(id, table, "")
        );
    }

    /// <summary>
    /// Makes members in advance; the links follow from the id of the request, which only its client knows.
    /// </summary>
    public async Task<RosterAnswer> AddRoster(string ticket, RosterRequest request)
    {
        if (!ClientCommandId.IsValid(request.Id, ClientCommandId.SecretAtLeast))
            return new RosterAnswer(null, ClientCommandId.Refuse(ClientCommandId.SecretAtLeast), null);
        if (RosterReader.Read(request.Csv, journal.World!.Scenario, out var lines) is { } unread)
            return new RosterAnswer(null, unread.Refusal, unread.Line);
        var seats = lines.Select(line => (Line: line, Link: LinkOf(ticket, request.Id, line.Line))).ToList();
        var members = seats
            .Select(seat => new RosterMember(
                seat.Line.Line,
                MemberOf(seat.Link),
                seat.Line.Name,
                Ticket.Hash(seat.Link),
                seat.Line.Group,
                seat.Line.Table,
                seat.Line.Role
            ))
            .ToSequence();
        var outcome = await journal.Execute($"roster:{request.Id}", ClassAuthor.Facilitator, new AddRoster(members));
        if (outcome.Refusal is not null)
            return new RosterAnswer(null, outcome.Refusal, outcome.Line);
        var made = journal.World!.Members;
        return new RosterAnswer(
            new RosterReply(seats.Where(seat => made.ContainsKey(MemberOf(seat.Link))).Select(Seat).ToSequence()),
            null,
            null
        );

        RosterSeat Seat((RosterLine Line, string Link) seat)
        {
            var member = made[MemberOf(seat.Link)];
            return new RosterSeat(
                seat.Line.Line,
                member.Id,
                member.Name,
                member.Group,
                member.Place?.Table ?? 0,
                member.Place?.Role ?? "",
                seat.Link
            );
        }
    }

    public async Task<Result<AssistantReply>> Invite(string ticket, InviteAssistantRequest request)
    {
        if (!ClientCommandId.IsValid(request.Id, ClientCommandId.SecretAtLeast))
            return ClientCommandId.Refuse(ClientCommandId.SecretAtLeast);

        // They follow from the id, which only its client knows, so that a call that got no answer can be made again.
        var secret = DerivedSecret.Of(ticket, $"assistant\n{id}\n{request.Id}");
        var assistant = "a" + Ticket.Hash("assistant/" + secret)[..12];
        var outcome = await journal.Execute(
            $"invite:{request.Id}",
            ClassAuthor.Facilitator,
            new InviteAssistant(assistant, request.Name, Ticket.Hash(secret), request.Tables)
        );
        return outcome.Refusal is { } refusal ? refusal : new AssistantReply(assistant, secret);
    }

    private async Task<Refusal?> Do(int table, ClassAuthor by, ConsoleInstruction console, TableInstruction instruction)
    {
        var refusal = (await tables.TrySend(table, instruction)).Refusal;

        // An assistant may have lost the table while the seat was made: then it is taken away again.
        if (journal.World is not { } world || by.Has(world, table))
            return refusal;
        var freed = await tables.TrySend(table, new FreeInstruction(id, console.Seat, MovedTo: null));
        return freed.Refusal is { Code: RefusalCode.TryAgain } unreachable
            ? unreachable
            : ClassRefusals.NotYourTable.Refuse(RefusalCode.NotYours);
    }

    /// <summary>Why a table cannot be asked for somebody.</summary>
    internal static Refusal? RefuseTable(ClassWorld world, ClassAuthor by, int table)
    {
        if (!by.Has(world, table))
            return ClassRefusals.NotYourTable.Refuse(RefusalCode.NotYours);
        return world.Tables.ContainsKey(table) ? null : ClassRefusals.NoSuchTable.Refuse(RefusalCode.Unknown, table);
    }

    private string LinkOf(string ticket, string request, int line) =>
        DerivedSecret.Of(ticket, $"link\n{id}\n{request}\n{line}");

    private static string MemberOf(string link) => "r" + Ticket.Hash("member/" + link)[..12];
}
