namespace Simulation.Server.Security;

/// <summary>
/// What concerns the safety of the server and its sessions, for the operator. No line holds a secret, the name of a
/// person, a join code or an address.
/// </summary>
public sealed partial class SecurityLog(ILogger<SecurityLog> logger)
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The facilitator of session {Session} has voided a ticket and given out another one."
    )]
    public partial void TicketVoided(string session);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request had a wrong host key.")]
    public partial void WrongHostKey();

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "One address has sent {Attempts} wrong host keys in a minute; "
            + "for the rest of the minute it is answered late."
    )]
    public partial void HostKeysGuessed(int attempts);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "One address has sent {Attempts} wrong join codes in a minute; "
            + "for the rest of the minute it is answered late."
    )]
    public partial void CodesGuessed(int attempts);
}
