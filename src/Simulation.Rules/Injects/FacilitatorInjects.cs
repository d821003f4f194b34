using Simulation.Rules.Adjustments;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Injects;

/// <summary>
/// The facilitator lets injects happen: the scenario's, or new ones. Those that happen by themselves are in
/// <see cref="Timekeeping"/>.
/// </summary>
internal static class FacilitatorInjects
{
    public static Refusal? Fire(DecisionContext decision, CommandAuthor by, FireInject command)
    {
        if (RefuseUnlessRunning(decision, by) is { } refusal)
            return refusal;
        var inject = decision.Scenario.Inject(command.Inject);
        if (inject < 0)
            return TableRefusals.NoSuchInject.Refuse(RefusalCode.Unknown);
        if (decision.World.Injected[inject] is not null)
            return TableRefusals.Happened.Refuse(RefusalCode.TooLate);
        // By hand it is about nobody in particular; an effect that needs somebody does nothing then.
        decision.Inject(new Injected(command.Inject, command.ToAll ? true : null, ByHand: true), EffectContext.None);
        return null;
    }

    public static Refusal? Write(DecisionContext decision, CommandAuthor by, WriteInject command)
    {
        if (RefuseUnlessRunning(decision, by) is { } refusal)
            return refusal;
        if (CommandGuards.RefuseText(command.Title, 200) is { } unfitTitle)
            return unfitTitle;
        if (command.Text.Length > 0 && CommandGuards.RefuseText(command.Text, 2000) is { } unfitText)
            return unfitText;
        foreach (var role in command.To)
        {
            if (decision.Scenario.Actor(role) < 0)
                return TableRefusals.NoRoleToTell.Refuse(RefusalCode.Unknown);
        }

        if (command.Outlet is { } outlet && decision.Scenario.Outlet(outlet) is null)
            return TableRefusals.NoSuchOutlet.Refuse(RefusalCode.Unknown);
        if (command.Adjustments.Refuse(decision.Scenario) is { } unfit)
            return unfit;
        decision.Emit(
            new InjectWritten(
                command.Title.Trim(),
                command.Text.Trim(),
                command.To.Distinct().ToSequence(),
                command.Outlet
            )
        );
        command.Adjustments.Apply(decision);
        return null;
    }

    private static Refusal? RefuseUnlessRunning(DecisionContext decision, CommandAuthor by) =>
        decision.RefuseUnlessFacilitator(by)
        ?? (
            decision.World.Phase == Phase.Running
                ? null
                : TableRefusals.InjectWhileRunning.Refuse(RefusalCode.WrongPhase)
        );
}
