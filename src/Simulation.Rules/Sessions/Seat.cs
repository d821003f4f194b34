namespace Simulation.Rules.Sessions;

/// <summary>One person's place.</summary>
/// <param name="TicketHash">SHA-256 of the ticket, hexadecimal; blank for everybody but the server.</param>
/// <param name="Muted">Whether it may play but not talk; its own role and the facilitator know.</param>
public sealed record Seat(string Id, string Name, string? Role, SeatKind Kind, string TicketHash, bool Muted = false)
{
    /// <summary>Digest of the attempt to join that led to it; null for everybody but the server.</summary>
    public string? Join { get; init; }

    /// <summary>Its place in the order in which the people of its role sat down, from 1; 0 without a role.</summary>
    public int Place { get; init; }

    /// <summary>Whether its person has left a role while the game ran, and knows what that role knew.</summary>
    public bool HasPlayed { get; init; }
}
