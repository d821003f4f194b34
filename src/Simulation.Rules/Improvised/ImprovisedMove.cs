using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Improvised;

/// <summary>
/// A move that the scenario does not know, as matrix games have them: an action, the result wanted and reasons why it
/// should work. Others argue, the facilitator rules on the chance and on what it changes, and the dice decide.
/// </summary>
/// <param name="Id">The role and a number, counted among those that the same roles know of.</param>
/// <param name="Pilot">Who decided.</param>
/// <param name="At">Game time, seconds.</param>
/// <param name="Secret">Whether only its role and the facilitator know of it.</param>
/// <param name="Arguments">The role's own reasons, at most 3.</param>
/// <param name="Argued">What others said for or against it.</param>
/// <param name="Words">The facilitator's words: the ruling, or the reason of a refusal.</param>
public sealed record ImprovisedMove(
    string Id,
    string Role,
    Pilot Pilot,
    int Round,
    long At,
    string Action,
    string Result,
    Sequence<string> Arguments,
    bool Secret,
    Sequence<Argument> Argued,
    ImprovisedStatus Status,
    int? Chance = null,
    int? Rolled = null,
    string? Words = null
);

/// <summary>What a role said for or against somebody else's improvised move.</summary>
public sealed record Argument(string Role, Side Side, string Text);

public enum Side
{
    For,
    Against,
}

public enum ImprovisedStatus
{
    /// <summary>Waits for the facilitator's ruling.</summary>
    Open,

    Succeeded,

    Failed,

    /// <summary>The facilitator let nobody roll for it.</summary>
    Refused,

    Withdrawn,

    /// <summary>The round ended before a ruling.</summary>
    Lapsed,
}

/// <summary>Whether and how often roles may improvise.</summary>
public sealed record ImprovisedDefinition(
    [System.ComponentModel.Description("Improvised moves of a role in a round; 0 forbids them.")]
    [Range(0, 5)]
        int PerRound = 1
);
