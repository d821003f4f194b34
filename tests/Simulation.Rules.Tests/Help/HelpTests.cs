using Simulation.Rules.Help;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Help;

public sealed class HelpTests
{
    [Fact]
    public void A_role_asks_and_the_facilitator_answers_unseen_by_others()
    {
        var table = Table.Running();
        table.Do(Valley.Council, new AskForHelp(" May we call a vote? "));
        Assert.Equal("May we call a vote?", HelpAsSeenBy(table, Viewer.Of(Valley.Council)));
        Assert.Equal("May we call a vote?", HelpAsSeenBy(table, Viewer.Facilitator));
        Assert.Null(HelpAsSeenBy(table, Viewer.Of(Valley.Utility)));
        Assert.Null(HelpAsSeenBy(table, Viewer.Spectator));

        table.Do(Valley.Council, new AskForHelp("And who counts?"));
        Assert.Equal("And who counts?", HelpAsSeenBy(table, Viewer.Facilitator));

        Assert.Equal(
            [new HelpAnswered(Valley.Council, "You may.")],
            table.Do(Table.Facilitator, new AnswerHelp(Valley.Council, " You may. "))
        );
        Assert.Null(HelpAsSeenBy(table, Viewer.Facilitator));
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new AnswerHelp(Valley.Council));
    }

    [Fact]
    public void A_question_can_be_taken_back_once()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.NotLegal, Valley.Council, new WithdrawHelp());
        table.Do(Valley.Council, new AskForHelp("May we call a vote?"));
        table.Do(Valley.Council, new WithdrawHelp());
        Assert.Null(HelpAsSeenBy(table, Viewer.Facilitator));
        table.Refused(RefusalCode.NotLegal, Valley.Council, new WithdrawHelp());
    }

    [Fact]
    public void Who_is_muted_or_on_autopilot_can_still_ask()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new MuteSeat(Valley.Council, true));
        table.Do(Table.Facilitator, new HandRole(Valley.Council, true));
        table.Do(Valley.Council, new AskForHelp("May I play again?"));
        Assert.NotNull(HelpAsSeenBy(table, Viewer.Facilitator));
    }

    [Fact]
    public void Only_who_has_a_role_asks_and_only_the_facilitator_answers_and_reminds()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.NotYours, Table.Facilitator, new AskForHelp("Hello?"));
        table.Refused(RefusalCode.NotYours, CommandAuthor.Autopilot(Valley.Council), new AskForHelp("Hello?"));
        table.Refused(RefusalCode.Malformed, Valley.Council, new AskForHelp(" "));
        table.Refused(RefusalCode.TooLarge, Valley.Council, new AskForHelp(new string('a', 501)));
        table.Do(Valley.Council, new AskForHelp("May we call a vote?"));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Utility, new AnswerHelp(Valley.Council, "No."));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new AnswerHelp("senate", "No."));
        table.Refused(RefusalCode.TooLarge, Table.Facilitator, new AnswerHelp(Valley.Council, new string('a', 1001)));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Utility, new NudgeRole(Valley.Council));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new NudgeRole("senate"));
        Assert.NotNull(HelpAsSeenBy(table, Viewer.Facilitator));
    }

    [Fact]
    public void A_reminder_reaches_a_role_with_people_while_the_session_goes_on()
    {
        var table = Table.Running();
        Assert.Equal(
            [new RoleNudged(Valley.Council, "The dam waits.")],
            table.Do(Table.Facilitator, new NudgeRole(Valley.Council, "The dam waits."))
        );
        Assert.Equal([new RoleNudged(Valley.Council, "")], table.Do(Table.Facilitator, new NudgeRole(Valley.Council)));
        table.Do(Table.Facilitator, new RemoveSeat(Valley.Council));
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new NudgeRole(Valley.Council));
        table.Do(Table.Facilitator, new EndSession());
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new NudgeRole(Valley.Utility));
        table.Refused(RefusalCode.WrongPhase, Valley.Utility, new AskForHelp("What now?"));
    }

    private static string? HelpAsSeenBy(Table table, Viewer viewer) =>
        Projection.Of(Redaction.For(table.World, viewer), viewer).Roles[Valley.Council].Help;
}
