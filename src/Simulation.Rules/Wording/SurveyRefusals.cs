namespace Simulation.Rules.Wording;

/// <summary>Why an answer to the survey is refused.</summary>
public static class SurveyRefusals
{
    public static readonly SentencePattern PlayersOnly = new(
        "survey.players-only",
        "Only players answer the survey, each for oneself."
    );
    public static readonly SentencePattern Closed = new("survey.closed", "This part of the survey is not open now.");
    public static readonly SentencePattern NoAnswer = new("survey.no-answer", "Answer at least one question.");
    public static readonly SentencePattern NotAsked = new("survey.not-asked", "There is no such question now.");
    public static readonly SentencePattern OutOfRange = new(
        "survey.out-of-range",
        "An answer to this question is a number from {least} to {most}."
    );
    public static readonly SentencePattern Twice = new("survey.twice", "Answer each question once.");
}
