using Simulation.Rules.Adjustments;
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
        if (decision.Scenario.Inject(command.Inject) < 0 && decision.World.PlanOf(command.Inject) is null)
            return TableRefusals.NoSuchInject.Refuse(RefusalCode.Unknown);
        if (InjectPlans.Happened(decision.World, command.Inject) is not null)
            return TableRefusals.Happened.Refuse(RefusalCode.TooLate);
        // By hand it is about nobody in particular, unless an effect had scheduled it and it was moved; an effect that
        // needs somebody does nothing then.
        InjectPlans.Release(decision, command.Inject, command.ToAll, byHand: true);
        return null;
    }

    public static Refusal? Write(DecisionContext decision, CommandAuthor by, WriteInject command)
    {
        if (RefuseUnlessRunning(decision, by) is { } refusal)
            return refusal;
        var content = new InjectContent(command.Title, command.Text, command.To, command.Outlet, command.Adjustments);
        if (PlanningInjects.Refuse(decision.Scenario, content) is { } unfit)
            return unfit;
        content = PlanningInjects.Trimmed(content);
        decision.Emit(new InjectWritten(content.Title, content.Text, content.To, content.Outlet));
        content.Adjustments.Apply(decision);
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
