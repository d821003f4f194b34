using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Lab.Debriefs;

/// <summary>Counts the answers of a finished session's survey, and tells which predictions have come about.</summary>
public static class SurveyReader
{
    /// <param name="end">The last world.</param>
    /// <param name="forFacilitator">Whether the answers of few people are told, too.</param>
    /// <returns>Null when nobody has answered anything.</returns>
    public static SurveyReport? Of(World end, bool forFacilitator)
    {
        if (end.SurveyResponses.IsEmpty)
            return null;
        return new SurveyReport(
            end.Scenario.Survey.Select(question => Of(end, question, forFacilitator))
                .Where(question => question.Waves.Count > 0)
                .ToSequence(),
            end.Scenario.Predictions.Select(prediction => Of(end, prediction, forFacilitator))
                .Where(prediction => prediction.People > 0)
                .ToSequence()
        );
    }

    private static SurveyQuestionReport Of(World end, SurveyQuestion question, bool forFacilitator)
    {
        var waves = question
            .Waves.Order()
            .Select(wave => (Wave: wave, Answers: AnswersTo(end, question.Id, wave)))
            .Where(wave => wave.Answers.Count > 0)
            .ToList();
        return new SurveyQuestionReport(
            question.Id,
            waves
                .Select(wave => new SurveyWaveReport(
                    wave.Wave,
                    wave.Answers.Count,
                    IsShown(wave.Answers.Count, forFacilitator)
                        ? Enumerable
                            .Range(1, question.Most)
                            .Select(value => wave.Answers.Values.Count(answer => answer == value))
                            .ToSequence()
                        : null
                ))
                .ToSequence(),
            question.Scale is not null && waves.Count > 1
                ? Change(waves[0].Answers, waves[^1].Answers, forFacilitator)
                : null
        );
    }

    private static SurveyChange? Change(
        Dictionary<string, int> before,
        Dictionary<string, int> after,
        bool forFacilitator
    )
    {
        var moved = after.Where(answer => before.ContainsKey(answer.Key)).ToList();
        if (moved.Count == 0 || !IsShown(moved.Count, forFacilitator))
            return null;
        return new SurveyChange(
            moved.Count(answer => answer.Value < before[answer.Key]),
            moved.Count(answer => answer.Value == before[answer.Key]),
            moved.Count(answer => answer.Value > before[answer.Key])
        );
    }

    // Who has said it in several waves counts with the last word before the game.
    private static PredictionReport Of(World end, Prediction prediction, bool forFacilitator)
    {
        var said = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var wave in prediction.Waves.Order())
        {
            foreach (var (seat, value) in AnswersTo(end, prediction.Id, wave))
                said[seat] = value;
        }

        return new PredictionReport(
            prediction.Id,
            prediction.HasCome(end),
            said.Count,
            IsShown(said.Count, forFacilitator) ? said.Values.Order().ToSequence() : null
        );
    }

    private static bool IsShown(int people, bool forFacilitator) =>
        forFacilitator || people >= SurveyReport.LeastPeople;

    /// <summary>By seat.</summary>
    private static Dictionary<string, int> AnswersTo(World end, string question, SurveyWave wave) =>
        end
            .SurveyResponses.Where(response => response.Wave == wave)
            .SelectMany(response =>
                response
                    .Answers.Where(answer => answer.Question == question)
                    .Select(answer => (response.Seat, answer.Value))
            )
            .ToDictionary(answer => answer.Seat, answer => answer.Value, StringComparer.Ordinal);
}
