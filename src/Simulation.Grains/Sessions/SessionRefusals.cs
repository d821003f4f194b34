using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Grains.Sessions;

/// <summary>Why a session refuses before the rules are asked.</summary>
public static class SessionRefusals
{
    public static readonly Refusal NoSession = new(RefusalCode.UnknownSession, "There is no such session.");

    /// <summary>The journal cannot be read or written, or another activation has written to it.</summary>
    public static readonly Refusal NotNow = new(
        RefusalCode.TryAgain,
        "The server cannot write the journal at the moment. Nothing is lost; please try again."
    );

    public static readonly Refusal NoSeat = new(
        RefusalCode.WrongTicket,
        "Your place in this session is not valid any more; please join again."
    );

    public static readonly Refusal Damaged = new(
        RefusalCode.SessionDamaged,
        "This session cannot be read: its journal is damaged. The operator finds out more in the server's log."
    );

    public static readonly Refusal TicketChanged = new(RefusalCode.WrongTicket, "Your return link has changed.");

    private static readonly Refusal Removed = new(
        RefusalCode.WrongTicket,
        "The facilitator has removed you from this session."
    );

    public static readonly Refusal NotOver = new(RefusalCode.WrongPhase, "The session is not over yet.");

    /// <summary>Other tables of the class play on with the same seed.</summary>
    public static readonly Refusal Sealed = ClassRefusals.Sealed.Refuse(RefusalCode.Sealed);

    public static readonly Refusal RoleChanged = new(RefusalCode.WrongTicket, "Your role has changed.");

    /// <summary>Why a ticket opens no seat.</summary>
    /// <param name="ticketHash">As <see cref="Ticket.Hash"/> gives it; null when it is not known.</param>
    public static Refusal WithoutSeat(World world, string? ticketHash) =>
        ticketHash is null ? NoSeat
        : world.MovedTickets.TryGetValue(ticketHash, out var table)
            ? ClassRefusals.Moved.Refuse(RefusalCode.MovedTable, table)
        : world.RemovedTickets.Contains(ticketHash) ? Removed
        : NoSeat;
}
