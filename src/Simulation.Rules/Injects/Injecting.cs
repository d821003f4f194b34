using Simulation.Rules.Adjustments;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Injects;

/// <summary>The facilitator lets injects happen: the scenario's, or new ones. Those that happen by themselves are in <see cref="Timekeeping"/>.</summary>
internal static class Injecting
{
    public static Refusal? Fire(Turn turn, Author by, FireInject command)
    {
        if (RefuseUnlessRunning(turn, by) is { } refusal) return refusal;
        var inject = turn.Scenario.Inject(command.Inject);
        if (inject < 0) return new Refusal(RefusalCode.Unknown, "There is no such inject.");
        if (turn.World.Injected[inject] is not null) return new Refusal(RefusalCode.TooLate, "It has happened already.");
        // By hand it is about nobody in particular; an effect that needs somebody does nothing then.
        turn.Inject(new Injected(command.Inject, command.ToAll ? true : null, ByHand: true), Setting.None);
        return null;
    }

    public static Refusal? Write(Turn turn, Author by, WriteInject command)
    {
        if (RefuseUnlessRunning(turn, by) is { } refusal) return refusal;
        if (Acting.RefuseText(command.Title, 200) is { } unfitTitle) return unfitTitle;
        if (command.Text.Length > 0 && Acting.RefuseText(command.Text, 2000) is { } unfitText) return unfitText;
        foreach (var role in command.To)
        {
            if (turn.Scenario.Actor(role) < 0) return new Refusal(RefusalCode.Unknown, "There is no such role to tell.");
        }

        if (command.Outlet is { } outlet && turn.Scenario.Outlet(outlet) is null) return new Refusal(RefusalCode.Unknown, "There is no such outlet.");
        if (command.Adjustments.Refuse(turn.Scenario) is { } unfit) return unfit;
        turn.Emit(new InjectWritten(
            command.Title.Trim(), command.Text.Trim(), command.To.Distinct().ToSequence(), command.Outlet));
        command.Adjustments.Apply(turn);
        return null;
    }

    private static Refusal? RefuseUnlessRunning(Turn turn, Author by) =>
        turn.RefuseUnlessFacilitator(by)
        ?? (turn.World.Phase == Phase.Running ? null : new Refusal(RefusalCode.WrongPhase, "Injects happen while the session runs."));
}
