using System.Security.Cryptography;
using Simulation.Protocol;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Gives out the tickets of a session's seats: to people who join, and anew for a seat that is there.
/// </summary>
internal sealed class SeatTickets(string session, SessionState state, CommandExecutor commands, JoinKey joinKey)
{
    public async Task<Result<JoinReply>> Join(JoinRequest request)
    {
        if (!ClientCommandId.IsValid(request.Id, ClientCommandId.SecretAtLeast))
            return ClientCommandId.Refuse(ClientCommandId.SecretAtLeast);
        var join = await joinKey.DigestOf(session, request.Id);
        var ticket = Ticket.Draw();
        var seatId = DrawSeat();
        var kind = request.Spectator ? SeatKind.Spectator : SeatKind.Player;
        var refusal = await commands.Execute(
            new TakeSeat(seatId, request.Name, request.Role, kind, Ticket.Hash(ticket), join)
        );
        if (refusal is not null)
            return refusal;
        if (state.Durable is not { } world)
            return SessionRefusals.NoSession;
        return world.SeatOfJoin(join) is { } seat ? new JoinReply(session, seat.Id, ticket) : SessionRefusals.NoSeat;
    }

    /// <summary>The id of a new seat, which is no secret.</summary>
    public static string DrawSeat() => "s" + RandomNumberGenerator.GetHexString(12, lowercase: true);

    /// <summary>Voids the ticket of a seat and draws another one.</summary>
    /// <param name="by">Whose seat asks for it; only the facilitator's may.</param>
    public async Task<Result<JoinReply>> Reissue(Seat by, string seat)
    {
        if (by.Kind != SeatKind.Facilitator)
            return new Refusal(RefusalCode.FacilitatorOnly, "Only the facilitator may void a return link.");
        if (!state.Durable!.Seats.TryGetValue(seat, out var found))
            return new Refusal(RefusalCode.Unknown, "There is no such seat.");
        if (found.Kind == SeatKind.Facilitator && seat != by.Id)
            return new Refusal(RefusalCode.NotYours, "Each facilitator draws only their own link anew.");
        var ticket = Ticket.Draw();
        var reissue = new ReissueTicket(seat, Ticket.Hash(ticket), Voids: true);
        return await commands.Execute(CommandAuthor.Person(by.Id), reissue) is { } refusal
            ? refusal
            : new JoinReply(session, seat, ticket);
    }
}
