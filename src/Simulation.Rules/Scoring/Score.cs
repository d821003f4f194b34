using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Scoring;

/// <param name="Total">0 to 100: the weighted mean of the parts.</param>
/// <param name="ByPeople">Moves and answers that people decided.</param>
/// <param name="ByAutopilot">Moves and answers that the autopilot decided.</param>
/// <param name="ByAssistant">Moves and answers that an AI assistant decided.</param>
/// <param name="Models">The language models that were to decide for the role, the first one first.</param>
public sealed record Score(
    string Role,
    int Total,
    Sequence<ScorePart> Parts,
    int ByPeople,
    int ByAutopilot,
    int ByAssistant = 0,
    Sequence<string> Models = default
);

/// <param name="Value">How far the goal is met, 0 to 100.</param>
/// <param name="Factors">What the value is made of.</param>
public sealed record ScorePart(string Objective, string Title, int Weight, int Value, Sequence<Factor> Factors);
