using Simulation.Rules.Debriefing;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Debriefing;

public sealed class AnsweringTests
{
    [Fact]
    public void A_role_answers_in_the_debrief_and_only_it_and_the_facilitator_read_it()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.WrongPhase, Valley.Council, new AnswerQuestion(0, "Wait."));
        table.Do(Table.Facilitator, new EndSession());
        table.Do(Valley.Council, new AnswerQuestion(0, "Wait."));
        table.Do(Valley.Council, new AnswerQuestion(0, " Dig. "));
        table.Do(Valley.Utility, new AnswerQuestion(0, "Sue."));
        Assert.Equal(
            new QuestionAnswer(Valley.Council, 0, "Dig."),
            Assert.Single(table.View(Valley.Council).Answers).Value
        );
        Assert.Empty(table.View(Valley.Gazette).Answers);
        Assert.Equal(["council/0", "utility/0"], Projection.Of(table.World, Viewer.Facilitator).Answers.Keys);
        table.Refused(RefusalCode.Unknown, Valley.Council, new AnswerQuestion(1, "Wait."));
        table.Refused(RefusalCode.Unknown, Valley.Council, new AnswerQuestion(-1, "Wait."));
        table.Refused(RefusalCode.Malformed, Valley.Council, new AnswerQuestion(0, ""));
        table.Refused(RefusalCode.TooLarge, Valley.Council, new AnswerQuestion(0, new string('x', 2001)));
        table.Refused(RefusalCode.NotYours, Table.Facilitator, new AnswerQuestion(0, "Wait."));
    }
}
