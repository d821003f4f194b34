using Simulation.Rules.Sessions;

namespace Simulation.Lab.WhatIfs;

/// <summary>What becomes of the decision that a what-if is about.</summary>
public abstract record DecisionChange
{
    private DecisionChange() { }

    /// <summary>It is taken as it was: the game is the same, and other luck shows what it led to.</summary>
    public sealed record AsPlayed : DecisionChange;

    /// <summary>It is not taken.</summary>
    public sealed record Without : DecisionChange;

    /// <summary>Another one is taken by the same author at the same moment.</summary>
    public sealed record Instead(SeatCommand Command) : DecisionChange;
}

/// <summary>Why a what-if was not worked out.</summary>
/// <param name="Field">The part of the question that it is about: session, entry or instead.</param>
/// <param name="Message">One sentence for the person who asked.</param>
public sealed record WhatIfRefusal(WhatIfRefusalCode Code, string Field, string Message);

/// <summary>The closed list of refusals.</summary>
public enum WhatIfRefusalCode
{
    /// <summary>The session has not ended.</summary>
    NotEnded,

    /// <summary>The session holds no commands: it was played with version 0.1.</summary>
    NotExecutable,

    /// <summary>The session has no entry of this number.</summary>
    NoSuchEntry,

    /// <summary>The entry is no decision of anybody at the table while the game ran.</summary>
    NotADecision,

    /// <summary>The rules refuse what was to be done instead; the message is theirs.</summary>
    NotLegal,
}
