using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Surveys;

/// <summary>Each person at the table answers the survey alone: also who has no role yet, and each of a team.</summary>
internal static class Surveying
{
    /// <summary>Answers in one command.</summary>
    private const int MostAnswers = 100;

    public static Refusal? Answer(DecisionContext decision, CommandAuthor by, AnswerSurvey command)
    {
        var world = decision.World;
        if (
            by.Kind != AuthorKind.Person
            || !world.Seats.TryGetValue(by.Id, out var seat)
            || seat.Kind != SeatKind.Player
        )
            return SurveyRefusals.PlayersOnly.Refuse(RefusalCode.NotYours);
        if (!IsOpen(world, command.Wave))
            return SurveyRefusals.Closed.Refuse(RefusalCode.WrongPhase);
        if (command.Answers.Count is 0 or > MostAnswers)
            return SurveyRefusals.NoAnswer.Refuse(RefusalCode.Malformed);
        for (var i = 0; i < command.Answers.Count; i++)
        {
            var answer = command.Answers[i];
            if (RangeOf(world.Scenario, answer.Question, command.Wave) is not { } range)
                return SurveyRefusals.NotAsked.Refuse(RefusalCode.Unknown);
            if (answer.Value < range.Least || answer.Value > range.Most)
                return SurveyRefusals.OutOfRange.Refuse(RefusalCode.Malformed, range.Least, range.Most);
            if (command.Answers.Take(i).Any(other => other.Question == answer.Question))
                return SurveyRefusals.Twice.Refuse(RefusalCode.Malformed);
        }

        decision.Emit(new SurveyAnswered(by.Id, command.Wave, command.Answers));
        return null;
    }

    /// <summary>What answers a question; null for one that is not asked in this wave.</summary>
    private static (int Least, int Most)? RangeOf(Scenario scenario, string id, SurveyWave wave)
    {
        if (scenario.Survey.FirstOrDefault(question => question.Id == id) is { } asked)
            return asked.Waves.Contains(wave) ? (1, asked.Most) : null;
        var prediction = scenario.Predictions.FirstOrDefault(prediction => prediction.Id == id);
        return prediction?.Waves.Contains(wave) == true ? (0, 100) : null;
    }

    /// <summary>
    /// Whether a wave can be answered now. Those before play stay open for the first round, for people who come when it
    /// has begun.
    /// </summary>
    private static bool IsOpen(World world, SurveyWave wave) =>
        wave == SurveyWave.After
            ? world.Phase == Phase.Debrief
            : world.Phase == Phase.Lobby || world is { Phase: Phase.Running, Round: 0 };
}
