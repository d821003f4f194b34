using Simulation.Rules.Language;

namespace Simulation.Rules.Surveys;

/// <summary>
/// How the people of a finished session have answered its survey, in counts. The texts are in the sheet.
/// </summary>
/// <param name="Questions">Those that somebody has answered, in the scenario's order.</param>
/// <param name="Predictions">Likewise.</param>
public sealed record SurveyReport(Sequence<SurveyQuestionReport> Questions, Sequence<PredictionReport> Predictions)
{
    /// <summary>
    /// So many people have answered at least when players are shown the answers of all: of fewer they could tell whose
    /// is whose.
    /// </summary>
    public const int LeastPeople = 3;
}

/// <param name="Question">Its id.</param>
/// <param name="Waves">In the order of time.</param>
/// <param name="Change">From the first of two waves to the last; null when nobody has answered in both.</param>
public sealed record SurveyQuestionReport(
    string Question,
    Sequence<SurveyWaveReport> Waves,
    SurveyChange? Change = null
);

/// <param name="People">How many have answered.</param>
/// <param name="Counts">How many have given each answer, from 1 on; null when they are too few to be shown.</param>
public sealed record SurveyWaveReport(SurveyWave Wave, int People, Sequence<int>? Counts);

/// <summary>Of the people who have answered in both waves, how many gave which answer the second time.</summary>
public sealed record SurveyChange(int Lower, int Same, int Higher);

/// <param name="Prediction">Its id.</param>
/// <param name="True">Whether it has come about.</param>
/// <param name="People">How many have said how likely it is.</param>
/// <param name="Sure">
/// How likely they said it is, per cent, in rising order; null when they are too few to be shown.
/// </param>
public sealed record PredictionReport(string Prediction, bool True, int People, Sequence<int>? Sure);
