using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Surveys;

/// <summary>
/// Something that may come about in the game. Each person says how likely it is, and the debrief tells how well that
/// was judged.
/// </summary>
public sealed record Prediction(
    string Id,
    [Description("What may come about, as a sentence.")] string Claim,
    [Description("It has come about when all of these hold at the end.")] ImmutableArray<Condition> When = default,
    [Description("It has come about when the game ends in one of these.")] ImmutableArray<string> Endings = default,
    [Description("When it is asked, always before the end; before play when left out.")]
        ImmutableArray<SurveyWave> Waves = default
)
{
    public ImmutableArray<string> Endings { get; init; } = Endings.IsDefault ? [] : Endings;

    public ImmutableArray<SurveyWave> Waves { get; init; } = Waves.IsDefaultOrEmpty ? [SurveyWave.BeforePlay] : Waves;

    /// <summary>Whether it has come about in a game that is over.</summary>
    public bool HasCome(World end) =>
        Endings.IsEmpty ? When.AllHold(end, EffectContext.None) : Endings.Contains(end.Ending!);
}
