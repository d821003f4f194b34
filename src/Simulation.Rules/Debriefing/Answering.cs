using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Debriefing;

/// <summary>Answers one of the scenario's questions in the debrief; a later answer replaces it.</summary>
/// <param name="Question">Index of the question, from 0.</param>
/// <param name="Text">1 to 2,000 characters.</param>
public sealed record AnswerQuestion(int Question, string Text) : SeatCommand;

/// <summary>A role answered a question of the scenario; only it and the facilitator read the answer.</summary>
public sealed record QuestionAnswered(string Role, int Question, string Text) : SessionEvent
{
    public override bool StaysPrivate() => true;

    internal override World Apply(World world) =>
        world with
        {
            Answers =
            [
                .. world.Answers.Where(a => a.Role != Role || a.Question != Question),
                new QuestionAnswer(Role, Question, Text),
            ],
        };

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <param name="Question">Index of the question, from 0.</param>
public sealed record QuestionAnswer(string Role, int Question, string Text);

internal static class Answering
{
    public static Refusal? Answer(DecisionContext decision, CommandAuthor by, AnswerQuestion command)
    {
        if (decision.Role(by, out var role, out _) is { } notYours)
            return notYours;
        if (decision.World.Phase != Phase.Debrief)
            return TableRefusals.AnswerAfterwards.Refuse(RefusalCode.WrongPhase);
        if (command.Question < 0 || command.Question >= decision.Scenario.Questions.Length)
            return TableRefusals.NoSuchQuestion.Refuse(RefusalCode.Unknown);
        if (CommandGuards.RefuseText(command.Text, 2000) is { } unfit)
            return unfit;
        decision.Emit(new QuestionAnswered(decision.Scenario.Actors[role].Id, command.Question, command.Text.Trim()));
        return null;
    }
}
