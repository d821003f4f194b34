using System.Collections.Immutable;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Classes;

/// <summary>What becomes of a command to a class.</summary>
public abstract record ClassDecision
{
    private ClassDecision() { }

    /// <param name="After">The class after the events.</param>
    public sealed record Accepted(ImmutableArray<ClassEvent> Events, ClassWorld After) : ClassDecision;

    /// <param name="Line">Of the roster, from 1, where the fault is; null when it is in no line.</param>
    public sealed record Refused(Refusal Refusal, int? Line = null) : ClassDecision;
}
