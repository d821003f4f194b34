using Simulation.Rules.Language;

namespace Simulation.Rules.Debriefing;

/// <summary>A claim at the table: whether it was true, and who came to believe it how far, and when.</summary>
/// <param name="Title">The claim, as a sentence.</param>
/// <param name="Steps">Oldest first.</param>
public sealed record ClaimTrail(string Title, bool True, Sequence<BeliefStep> Steps);

/// <summary>From then on a role is so sure of a claim.</summary>
/// <param name="At">Game time, seconds.</param>
/// <param name="Role">Null for everybody who did not have it before: the claim was made public.</param>
/// <param name="Sure">How sure that it is true, per cent.</param>
/// <param name="From">The role that told it; null when it was had otherwise.</param>
public sealed record BeliefStep(long At, string? Role, BeliefCause Cause, int Sure, string? From = null);

/// <summary>How a role came to believe a claim as it does.</summary>
public enum BeliefCause
{
    /// <summary>It had the claim from the start.</summary>
    Start,

    Found,
    Told,

    /// <summary>Something made it believe more or less.</summary>
    Doubted,

    /// <summary>It learned whether the claim is true.</summary>
    Verified,

    Published,
}
