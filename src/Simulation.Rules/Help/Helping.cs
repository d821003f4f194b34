using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Help;

/// <summary>Roles ask the facilitator for help, and the facilitator answers or reminds them; nobody else hears it.</summary>
internal static class Helping
{
    public static Refusal? Ask(DecisionContext decision, CommandAuthor by, AskForHelp command)
    {
        if (CommandGuards.RefuseText(command.Text, 500) is { } unfit)
            return unfit;
        if (RoleOf(decision, by, out var role) is { } refusal)
            return refusal;
        decision.Emit(new HelpAsked(role, command.Text.Trim()));
        return null;
    }

    public static Refusal? Withdraw(DecisionContext decision, CommandAuthor by)
    {
        if (RoleOf(decision, by, out var role) is { } refusal)
            return refusal;
        if (HelpOf(decision, role) is null)
            return TableRefusals.NoHelpAsked.Refuse(RefusalCode.NotLegal);
        decision.Emit(new HelpWithdrawn(role));
        return null;
    }

    public static Refusal? Answer(DecisionContext decision, CommandAuthor by, AnswerHelp command)
    {
        if (RefuseToRole(decision, by, command.Role, command.Text, 1000) is { } refusal)
            return refusal;
        if (HelpOf(decision, command.Role) is null)
            return TableRefusals.NoHelpAsked.Refuse(RefusalCode.NotLegal);
        decision.Emit(new HelpAnswered(command.Role, command.Text.Trim()));
        return null;
    }

    public static Refusal? Nudge(DecisionContext decision, CommandAuthor by, NudgeRole command)
    {
        if (RefuseToRole(decision, by, command.Role, command.Text, 500) is { } refusal)
            return refusal;
        if (decision.World.Phase == Phase.Debrief)
            return TableRefusals.Over.Refuse(RefusalCode.WrongPhase);
        if (decision.World.PeopleIn(command.Role) == 0)
            return TableRefusals.NobodySits.Refuse(RefusalCode.NotLegal);
        decision.Emit(new RoleNudged(command.Role, command.Text.Trim()));
        return null;
    }

    private static string? HelpOf(DecisionContext decision, string role) =>
        decision.World.Actors[decision.Scenario.Actor(role)].Help;

    // Also somebody whose role is on autopilot, or whom the facilitator has muted, may need help.
    private static Refusal? RoleOf(DecisionContext decision, CommandAuthor by, out string role)
    {
        role = "";
        if (decision.World.Phase == Phase.Debrief)
            return TableRefusals.Over.Refuse(RefusalCode.WrongPhase);
        if (
            by.Kind != AuthorKind.Person
            || !decision.World.Seats.TryGetValue(by.Id, out var seat)
            || seat.Role is not { } own
        )
        {
            return TableRefusals.NoRole.Refuse(RefusalCode.NotYours);
        }

        role = own;
        return null;
    }

    private static Refusal? RefuseToRole(
        DecisionContext decision,
        CommandAuthor by,
        string role,
        string text,
        int most
    ) =>
        decision.RefuseUnlessFacilitator(by) is { } refusal ? refusal
        : decision.Scenario.Actor(role) < 0 ? TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown)
        : text.Length == 0 ? null
        : CommandGuards.RefuseText(text, most);
}
