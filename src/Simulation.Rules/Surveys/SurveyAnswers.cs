using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Surveys;

/// <summary>One answer of a person.</summary>
/// <param name="Question">Id of a question of the survey, or of a prediction.</param>
/// <param name="Value">
/// A point of the scale or a choice, from 1; for a prediction how likely it is, 0 to 100 per cent.
/// </param>
public sealed record SurveyAnswer(string Question, int Value);

/// <summary>Answers questions of one wave of the scenario's survey; a later answer replaces an earlier one.</summary>
/// <param name="Answers">1 to 100, each to another question.</param>
public sealed record AnswerSurvey(SurveyWave Wave, Sequence<SurveyAnswer> Answers) : SeatCommand;

/// <summary>What one person has answered in one wave.</summary>
public sealed record SurveyResponse(string Seat, SurveyWave Wave, Sequence<SurveyAnswer> Answers);

/// <summary>
/// A person answered the survey. Nobody is told at the table; debriefs have counts, and tables for analysts have the
/// answers by pseudonym.
/// </summary>
public sealed record SurveyAnswered(string Seat, SurveyWave Wave, Sequence<SurveyAnswer> Answers) : SessionEvent
{
    public override bool StaysWithPeople() => true;

    internal override World Apply(World world)
    {
        var before = world.SurveyResponses.FirstOrDefault(response => response.Seat == Seat && response.Wave == Wave);
        IEnumerable<SurveyAnswer> kept = before is null
            ? []
            : before.Answers.Where(answer => Answers.All(next => next.Question != answer.Question));
        var response = new SurveyResponse(Seat, Wave, kept.Concat(Answers).ToSequence());
        return world with
        {
            SurveyResponses = before is null
                ? world.SurveyResponses.Add(response)
                : world.SurveyResponses.Replace(before, response),
        };
    }
}
