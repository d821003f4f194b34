using System.Collections.Immutable;
using System.ComponentModel;

namespace Simulation.Rules.Studies;

/// <summary>
/// What an author wants to know of many autopilot games of a scenario. It changes nothing at a table; the command
/// <c>whitecell study</c> plays the games and reports.
/// </summary>
public sealed record StudyDefinition(
    [Description("What should make a difference to how a game ends, by id: each is taken away, or set two ways.")]
        ImmutableArray<MechanismDefinition> Mechanisms = default,
    [Description("What the teaching notes say of strategies, by id: each is played and measured.")]
        ImmutableArray<LessonDefinition> Lessons = default,
    [Description("What no institution in its right mind would do, by id.")]
        ImmutableArray<ContradictionDefinition> Contradictions = default
)
{
    public ImmutableArray<MechanismDefinition> Mechanisms { get; init; } = Mechanisms.IsDefault ? [] : Mechanisms;

    public ImmutableArray<LessonDefinition> Lessons { get; init; } = Lessons.IsDefault ? [] : Lessons;

    public ImmutableArray<ContradictionDefinition> Contradictions { get; init; } =
        Contradictions.IsDefault ? [] : Contradictions;
}
