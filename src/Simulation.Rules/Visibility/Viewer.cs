using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// Who sees: an actor, the facilitator, or the public (spectators and people without a role).
/// </summary>
public readonly record struct Viewer
{
    private Viewer(SeatKind kind, string? role)
    {
        Kind = kind;
        Role = role;
    }

    public static readonly Viewer Facilitator = new(SeatKind.Facilitator, null);

    public static readonly Viewer Spectator = new(SeatKind.Spectator, null);

    public SeatKind Kind { get; }

    public string? Role { get; }

    /// <summary>A stable name for streams and groups.</summary>
    public string Key =>
        Kind switch
        {
            SeatKind.Facilitator => "facilitator",
            SeatKind.Player => "role-" + Role,
            _ => "public",
        };

    public static Viewer Of(string role) => new(SeatKind.Player, role);

    /// <summary>Whether this viewer is among those who know.</summary>
    internal bool Knows(Scenario scenario, ulong known) =>
        Kind switch
        {
            SeatKind.Facilitator => true,
            SeatKind.Player => (known & ActorMask.OfActor(scenario.Actor(Role))) != 0,
            _ => known == ActorMask.Everyone,
        };
}
