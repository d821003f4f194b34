using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.Surveys;

/// <summary>
/// What each person is asked about oneself or the matter, by a scale or by choices; never by free words, so that no
/// table for analysts holds any.
/// </summary>
public sealed record SurveyQuestion(
    string Id,
    [Description("The question.")] string Ask,
    [Description("A scale of points between two ends.")] SurveyScale? Scale = null,
    [Description("Answers to choose one from, 2 to 10.")] ImmutableArray<string> Choices = default,
    [Description("When it is asked; before play and after when left out.")] ImmutableArray<SurveyWave> Waves = default
)
{
    public ImmutableArray<string> Choices { get; init; } = Choices.IsDefault ? [] : Choices;

    public ImmutableArray<SurveyWave> Waves { get; init; } =
        Waves.IsDefaultOrEmpty ? [SurveyWave.BeforePlay, SurveyWave.After] : Waves;

    /// <summary>The greatest number that answers it; the least is 1.</summary>
    public int Most => Scale?.Points ?? Choices.Length;
}

/// <summary>Points between two ends, numbered from 1.</summary>
public sealed record SurveyScale(
    [Description("What the lowest point means.")] string Low,
    [Description("What the highest point means.")] string High,
    [Description("How many points it has.")] [Range(2, 11)] int Points = 7
);
