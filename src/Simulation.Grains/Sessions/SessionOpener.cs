using Simulation.Grains.Classes;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sessions;

/// <summary>Opens a session: for its facilitator, or for one person who plays it alone.</summary>
internal sealed class SessionOpener(
    string session,
    SessionState state,
    CommandExecutor commands,
    JoinKey joinKey,
    IJournal journal,
    Func<IGrainFactory> grains
)
{
    private const string FacilitatorSeat = "facilitator";

    // No client can give this id: those of seats begin with the seat.
    private const string StartAlone = "alone:start";

    private readonly NewRunOpener _runs = new(session, commands, journal, grains);

    /// <param name="ticket">The facilitator's.</param>
    public async Task<Result<SessionOpenedReply>> Open(
        ScenarioPack pack,
        OpenSessionRequest request,
        string code,
        string ticket
    )
    {
        if (await commands.Ready() is { } unavailable)
            return unavailable;
        var opening = Begin(pack, request, code);
        if (commands.Newest is null)
            return (await opening)!;

        // Both in one append.
        var seating = SeatFacilitator(ticket);
        return (await opening ?? await seating) is { } unwritten ? unwritten : Opened(ticket);
    }

    /// <summary>Opens a session that begins where another one stood.</summary>
    /// <param name="run">The other session, its facilitator's ticket, and what is asked for.</param>
    /// <param name="ticket">The facilitator's in the new session.</param>
    public async Task<Result<SessionOpenedReply>> OpenRun(RunDraws run, OpenRunRequest request, string ticket)
    {
        if (await commands.Ready() is { } unavailable)
            return unavailable;
        if (
            commands.Newest is null
            && await _runs.Begin(run.Source, run.SourceTicket, request, run.Code) is { } refusal
        )
            return refusal;
        return await SeatFacilitator(ticket) is { } unwritten ? unwritten : Opened(ticket);
    }

    // A fixed id, so that nobody takes the seat once more with another ticket.
    private Task<Refusal?> SeatFacilitator(string ticket) =>
        commands.Execute(FacilitatorSeat, CommandAuthor.Server, TakeFacilitatorSeat(ticket));

    private Result<SessionOpenedReply> Opened(string ticket)
    {
        // This activation may have lost the session by then. The journal has it, and the client asks again.
        if (state.Durable?.Seats.GetValueOrDefault(FacilitatorSeat) is not { } seat)
            return SessionRefusals.NotNow;
        return seat.TicketHash == Ticket.Hash(ticket)
            ? new SessionOpenedReply(session, state.Durable.Code, ticket)
            : SessionRefusals.NotNow; // Another session has the id that was drawn.
    }

    public async Task<Result<PlayAloneReply>> PlayAlone(ScenarioPack pack, PlayAloneRequest request, AloneDraws drawn)
    {
        var join = await joinKey.DigestOf(session, request.Id);
        if (await commands.Ready() is { } unavailable)
            return unavailable;
        var opening = Begin(pack, PlayingAlone.OpeningOf(request), drawn.Code);
        if (commands.Newest is null)
            return (await opening)!;

        // All in one append, so that there is a whole session or none. Asked again, both seats get the new tickets, and
        // the start, under its fixed id, is not carried out twice.
        var answers = await Task.WhenAll(
            opening,
            commands.Execute(TakeFacilitatorSeat(drawn.FacilitatorTicket)),
            commands.Execute(PlayingAlone.TakeSeat(request, drawn.PlayerTicket, join)),
            commands.Execute(StartAlone, CommandAuthor.Person(FacilitatorSeat), new StartSession())
        );
        foreach (var refusal in answers)
        {
            if (refusal is not null)
                return refusal;
        }

        if (state.Durable is not { } world)
            return SessionRefusals.NotNow;
        return world.SeatOfJoin(join) is { } seat
            ? new PlayAloneReply(session, world.Code, drawn.FacilitatorTicket, seat.Id, drawn.PlayerTicket)
            : SessionRefusals.NoSeat;
    }

    /// <summary>Opens a table of a class, without anybody in it.</summary>
    public async Task<Refusal?> OpenTable(OpenInstruction instruction)
    {
        if (await commands.Ready() is { } unavailable)
            return unavailable;
        if (commands.Newest is { } world)
            return world.Class == instruction.Class ? null : SessionRefusals.NoSession;
        var opened = SessionOpenedFactory.Of(session, instruction.Pack, instruction.Opening, instruction.Code, null);
        return opened.Value is { } first
            ? await commands.Open(
                first with
                {
                    Class = instruction.Class,
                    Table = instruction.Table,
                    Sealed = instruction.IsSealed ? true : null,
                }
            )
            : opened.Refusal;
    }

    /// <summary>
    /// Writes the first entry, unless it was written before. A request that cannot be opened leaves no session.
    /// </summary>
    private Task<Refusal?> Begin(ScenarioPack pack, OpenSessionRequest request, string code)
    {
        if (commands.Newest is not null)
            return Task.FromResult<Refusal?>(null);
        var opened = SessionOpenedFactory.Of(session, pack, request, code, commands.Now);
        return opened.Value is { } first ? commands.Open(first) : Task.FromResult(opened.Refusal);
    }

    private static TakeSeat TakeFacilitatorSeat(string ticket) =>
        new(FacilitatorSeat, "Facilitator", null, SeatKind.Facilitator, Ticket.Hash(ticket));
}
