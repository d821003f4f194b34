using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Assistants;

/// <summary>
/// What a language model may be told: what the browser of a person in the role's seat would be sent, and nothing else.
/// </summary>
/// <param name="Heard">The last notices of the role, oldest first.</param>
[Immutable]
public sealed record AssistantInput(Sheet Sheet, View View, Sequence<Notice> Heard);
