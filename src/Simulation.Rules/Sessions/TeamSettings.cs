namespace Simulation.Rules.Sessions;

/// <summary>How several people play one role together.</summary>
/// <param name="Decides">Who of them decides for the role.</param>
/// <param name="Ready">When the role has nothing more to do in a round.</param>
public sealed record TeamSettings(TeamDecides Decides, TeamReady Ready);

public enum TeamDecides
{
    Anyone,

    /// <summary>Only the team's captain; everybody talks.</summary>
    Captain,
}

public enum TeamReady
{
    /// <summary>When the team's captain says so.</summary>
    Captain,

    /// <summary>When more than half of the team's people say so.</summary>
    Majority,
}
