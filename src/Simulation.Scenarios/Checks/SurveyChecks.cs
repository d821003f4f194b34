using System.Collections.Immutable;
using Simulation.Rules.Surveys;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// Every question of the survey is answered in one of the two ways, and every prediction says in one of the two ways
/// when it has come about.
/// </summary>
internal static class SurveyChecks
{
    private const int MostChoices = 10;
    private const int LongestText = 300;

    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        foreach (var question in scenario.Survey)
            Check(checking, question);
        foreach (var prediction in scenario.Predictions)
            Check(checking, prediction, scenario.Survey);
    }

    private static void Check(Checking checking, SurveyQuestion question)
    {
        TextLength(checking, question, nameof(question.Ask), question.Ask);
        Waves(checking, question, question.Waves);
        if (question.Scale is null == question.Choices.IsEmpty)
        {
            checking.Error(
                question,
                DiagnosticCodes.SurveyMismatch,
                question.Scale is null
                    ? $"the question '{question.Id}' says nothing of how it is answered; expected scale or choices"
                    : $"the question '{question.Id}' has both scale and choices; expected one of them"
            );
        }
        else if (question.Scale is null && question.Choices.Length is < 2 or > MostChoices)
        {
            checking.Error(
                question,
                nameof(question.Choices),
                DiagnosticCodes.ListLength,
                $"there are {question.Choices.Length} choices; expected 2 to {MostChoices}"
            );
        }
    }

    private static void Check(Checking checking, Prediction prediction, ImmutableArray<SurveyQuestion> questions)
    {
        TextLength(checking, prediction, nameof(prediction.Claim), prediction.Claim);
        Waves(checking, prediction, prediction.Waves);
        if (questions.Any(question => question.Id == prediction.Id))
        {
            checking.Error(
                prediction,
                DiagnosticCodes.ReservedId,
                $"a question of the survey is called '{prediction.Id}', too; expected another id"
            );
        }

        if (prediction.When.IsDefaultOrEmpty == prediction.Endings.IsEmpty)
        {
            checking.Error(
                prediction,
                DiagnosticCodes.SurveyMismatch,
                prediction.Endings.IsEmpty
                    ? $"the prediction '{prediction.Id}' says nothing of when it has come about; expected when or endings"
                    : $"the prediction '{prediction.Id}' has both when and endings; expected one of them"
            );
        }

        if (prediction.Waves.Contains(SurveyWave.After))
        {
            checking.Error(
                prediction,
                nameof(prediction.Waves),
                DiagnosticCodes.SurveyMismatch,
                "nothing can be predicted after the game; expected before-preparation or before-play"
            );
        }
    }

    private static void Waves(Checking checking, object record, ImmutableArray<SurveyWave> waves)
    {
        if (waves.Distinct().Count() < waves.Length)
        {
            checking.Error(
                record,
                nameof(SurveyQuestion.Waves),
                DiagnosticCodes.SurveyMismatch,
                "a wave stands here twice; expected each once"
            );
        }
    }

    private static void TextLength(Checking checking, object record, string parameter, string text)
    {
        if (text.Length > LongestText)
        {
            checking.Error(
                record,
                parameter,
                DiagnosticCodes.SurveyMismatch,
                $"this has {text.Length} characters; expected at most {LongestText}, for it stands above the answers"
            );
        }
    }
}
