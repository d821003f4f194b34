namespace Simulation.Rules.Sessions;

/// <summary>
/// Why a command changed nothing. Refusals are answers, never exceptions, and always reach the person.
/// </summary>
/// <param name="Message">One sentence for the person, without a secret in it.</param>
public sealed record Refusal(RefusalCode Code, string Message);

/// <summary>The closed list of refusals.</summary>
public enum RefusalCode
{
    /// <summary>No session has this code or id.</summary>
    UnknownSession,

    /// <summary>The ticket opens no seat of this session, or no longer does.</summary>
    WrongTicket,

    /// <summary>Every place is taken.</summary>
    SessionFull,

    /// <summary>The facilitator lets nobody else in.</summary>
    SessionLocked,

    /// <summary>The role is unknown, or has no room for another person.</summary>
    RoleTaken,

    /// <summary>The name is a role's, or one under which the server speaks.</summary>
    NameReserved,

    /// <summary>The message could not be read: not JSON, an unknown command, a missing or misplaced value.</summary>
    Malformed,

    /// <summary>The message or a text in it is too long.</summary>
    TooLarge,

    /// <summary>Too many messages in too short a time.</summary>
    TooMany,

    /// <summary>Not possible in this phase of the session, or while it is paused.</summary>
    WrongPhase,

    /// <summary>Only the facilitator may do this.</summary>
    FacilitatorOnly,

    /// <summary>This seat plays no role, or another role's move was named.</summary>
    NotYours,

    /// <summary>Only the captain of the team decides for the role.</summary>
    NotCaptain,

    /// <summary>No such move, target, directive, agreement, role or parameter.</summary>
    Unknown,

    /// <summary>The move's conditions do not hold.</summary>
    NotLegal,

    /// <summary>The deadline has passed, or it was answered already.</summary>
    TooLate,

    /// <summary>The role cannot pay for it.</summary>
    TooDear,

    /// <summary>
    /// The move or the round's moves are used up, or there are as many channels or notes as there may be.
    /// </summary>
    LimitReached,

    /// <summary>The role is flown by its autopilot; a person must take it back first.</summary>
    OnAutopilot,

    /// <summary>The facilitator lets this seat play but not talk.</summary>
    Muted,

    /// <summary>Opening and deleting sessions need the host key.</summary>
    HostKeyNeeded,

    /// <summary>The scenario is unknown or has errors.</summary>
    ScenarioRefused,

    /// <summary>
    /// The journal cannot be written at the moment; nothing was changed and the same command may be sent again.
    /// </summary>
    TryAgain,

    /// <summary>The server has as many connections as it takes.</summary>
    ServerFull,

    /// <summary>The server is being stopped; it, or another one, is there again soon.</summary>
    ServerStopping,

    /// <summary>The client speaks another version of the protocol than the server.</summary>
    OtherVersion,

    /// <summary>A rule of the scenario failed; nothing was changed, and the log has the reason.</summary>
    RuleFailed,

    /// <summary>The session's journal cannot be read, and waiting does not help; the log has the reason.</summary>
    SessionDamaged,

    /// <summary>The class is over: its code lets nobody in any more.</summary>
    ClassEnded,

    /// <summary>
    /// The person plays on at another table of the class; joining again with the same id leads there.
    /// </summary>
    MovedTable,

    /// <summary>Others play on with the same luck, so the debrief is not open yet.</summary>
    Sealed,

    /// <summary>A line of the roster is broken, or cannot be seated; nothing was changed.</summary>
    RosterRefused,
}
