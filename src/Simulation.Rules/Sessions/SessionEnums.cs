namespace Simulation.Rules.Sessions;

public enum Phase
{
    Lobby,
    Running,
    Debrief,
}

/// <summary>How a round ends, if not before because all are ready or the facilitator says so.</summary>
public enum Pacing
{
    /// <summary>By the game clock.</summary>
    Live,

    /// <summary>Only so.</summary>
    Turns,

    /// <summary>At its deadline (<see cref="RoundDeadlines"/>): over days, while people come and go.</summary>
    Async,
}

/// <summary>
/// What becomes of a running game while nobody is connected: neither a player nor the facilitator nor a spectator.
/// </summary>
public enum Unattended
{
    /// <summary>It stands still until somebody is back.</summary>
    Waits,

    /// <summary>Its clock runs and its autopilots play.</summary>
    PlaysOn,
}

/// <summary>Who decides for a role, and who has made a decision.</summary>
public enum Pilot
{
    /// <summary>Nobody plays the role. As the stamp of a decision: it came because nobody answered in time.</summary>
    Nobody,

    People,

    Autopilot,

    /// <summary>
    /// A language model has chosen among the role's legal options. It stamps decisions only: the role itself is on
    /// <see cref="Autopilot"/>, and a decision that the model did not make bears that stamp.
    /// </summary>
    Assistant,
}

public enum SeatKind
{
    Player,
    Facilitator,
    Spectator,
}

/// <summary>Whose places the facilitator frees.</summary>
public enum SeatGroup
{
    Spectators,

    /// <summary>Players who have not chosen a role.</summary>
    WithoutRole,

    /// <summary>All players, with a role or without.</summary>
    Players,
}

public enum Polarity
{
    MoreIsBetter,
    LessIsBetter,
    Neutral,
}

public enum MoveTiming
{
    Immediate,
    Sealed,
}

public enum DirectiveStatus
{
    Issued,
    Complied,
    CompliedInPart,
    Contested,
    Defied,
    Withdrawn,
    Lapsed,
}

public enum AgreementStatus
{
    Proposed,
    Countered,
    Active,
    Declined,
    Withdrawn,
    Expired,
    Fulfilled,
    Breached,
}

public enum TermStatus
{
    Open,
    Kept,
    Broken,
}
