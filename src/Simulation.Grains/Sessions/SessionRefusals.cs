using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>Why a session refuses before the rules are asked.</summary>
public static class SessionRefusals
{
    public static readonly Refusal NoSession = new(RefusalCode.UnknownSession, "There is no such session.");

    public static readonly Refusal NoSeat = new(
        RefusalCode.WrongTicket,
        "Your place in this session is not valid any more; please join again."
    );

    public static readonly Refusal Damaged = new(
        RefusalCode.SessionDamaged,
        "This session cannot be read: its journal is damaged. The operator finds out more in the server's log."
    );

    public static readonly Refusal TicketChanged = new(RefusalCode.WrongTicket, "Your return link has changed.");

    public static readonly Refusal RoleChanged = new(RefusalCode.WrongTicket, "Your role has changed.");
}
