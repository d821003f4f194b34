using Simulation.Rules.Language;

namespace Simulation.Rules.Debriefing;

/// <summary>Something that an institution promised, announced or threatened, and what became of it.</summary>
/// <param name="To">The roles it was given to; empty for the whole table.</param>
/// <param name="What">What was promised, in words.</param>
/// <param name="Agreement">Title of the agreement that it is part of; null for what was said outside of one.</param>
/// <param name="Said">Game time, seconds.</param>
/// <param name="Signed">Game time, seconds, at which the agreement came into force; null when it never did.</param>
/// <param name="Settled">Game time, seconds, at which it was kept or broken; null when it was neither.</param>
public sealed record GivenPromise(
    string Role,
    PromiseKind Kind,
    Sequence<string> To,
    string What,
    string? Agreement,
    long Said,
    long? Signed,
    PromiseOutcome Outcome,
    long? Settled
);

public enum PromiseKind
{
    /// <summary>A term of an agreement.</summary>
    Term,

    /// <summary>An agreement in free words, without terms.</summary>
    Words,

    /// <summary>An autopilot said to the whole table that it would play a move.</summary>
    Announcement,

    /// <summary>An autopilot warned an institution of a demand.</summary>
    Threat,
}

/// <summary>What became of a promise; announcements and threats that were carried out are kept.</summary>
public enum PromiseOutcome
{
    /// <summary>The other parties did not sign, so it never bound anybody.</summary>
    NotSigned,

    /// <summary>It was not due yet when the session ended, or it was not carried out.</summary>
    Open,

    /// <summary>It ended unfulfilled because another party broke the agreement.</summary>
    Released,

    /// <summary>No rule can tell whether words were kept, and nobody has said so.</summary>
    NotJudged,

    Kept,
    Broken,
}
