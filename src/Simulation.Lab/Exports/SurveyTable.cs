using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Lab.Exports;

/// <summary>One row per answer of a person to a question of the survey, or to a prediction.</summary>
internal static class SurveyTable
{
    public static readonly DataTableDefinition Definition = DataTableDefinition.Of(
        "survey",
        [
            ("person", "Who answered", "pseudonym, stable within the session"),
            ("role", "What the person plays, or played last", "id of a role; empty for none"),
            ("wave", "When it was asked", "before-preparation, before-play or after"),
            ("question", "The question, or the prediction", "id of a question of the survey or of a prediction"),
            ("kind", "What it is answered by", "scale, choice or prediction"),
            (
                "value",
                "The answer",
                "scale: point from 1; choice: its number from 1; prediction: how likely it is, 0 to 100"
            ),
            ("came_about", "Whether the prediction has come about", "yes or no; empty for a question"),
            (
                "brier",
                "Squared distance of the prediction from what came about: 0 is perfect, 1 is the worst",
                "0 to 1, four decimals; empty for a question"
            ),
            (
                "minute",
                "When it was answered",
                "game minutes since the first round began, one decimal; empty in the lobby"
            ),
        ],
        RowsOf,
        rowsWithoutPersons: _ => []
    );

    private static IEnumerable<IReadOnlyList<string>> RowsOf(FinishedSession session)
    {
        var end = session.Played.End;
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        var given = new Dictionary<(string Seat, SurveyWave Wave, string Question), string>();
        var isBegun = false;
        foreach (var happened in session.Played.Events)
        {
            switch (happened)
            {
                case SessionStarted:
                    isBegun = true;
                    break;
                case SeatTaken { Role: { } role } taken:
                    roles[taken.Seat] = role;
                    break;
                case RoleChosen { Role: { } role } chosen:
                    roles[chosen.Seat] = role;
                    break;
                case SurveyAnswered answered:
                    foreach (var answer in answered.Answers)
                        given[(answered.Seat, answered.Wave, answer.Question)] = isBegun
                            ? FinishedSession.Minutes(answered.At)
                            : "";
                    break;
            }
        }

        return from response in end.SurveyResponses
            from answer in response.Answers
            let prediction = end.Scenario.Predictions.FirstOrDefault(one => one.Id == answer.Question)
            let hasCome = prediction?.HasCome(end)
            select (string[])
                [
                    session.PersonOf(response.Seat),
                    roles.GetValueOrDefault(response.Seat, ""),
                    EnumKeyword.Of(response.Wave),
                    answer.Question,
                    prediction is not null ? "prediction"
                    : end.Scenario.Survey.First(one => one.Id == answer.Question).Scale is null ? "choice"
                    : "scale",
                    FinishedSession.Number(answer.Value),
                    hasCome is { } came ? (came ? "yes" : "no") : "",
                    hasCome is { } isTrue ? Brier(answer.Value, isTrue) : "",
                    given[(response.Seat, response.Wave, answer.Question)],
                ];
    }

    private static string Brier(int sure, bool isTrue)
    {
        var distance = (sure / 100m) - (isTrue ? 1 : 0);
        return (distance * distance).ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture);
    }
}
