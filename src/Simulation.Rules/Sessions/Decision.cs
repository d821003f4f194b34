using System.Collections.Immutable;

namespace Simulation.Rules.Sessions;

/// <summary>What becomes of a command.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <param name="After">The world after the events.</param>
    public sealed record Accepted(ImmutableArray<SessionEvent> Events, World After) : Decision;

    public sealed record Refused(Refusal Refusal) : Decision;
}
