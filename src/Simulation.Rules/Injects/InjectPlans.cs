using Simulation.Rules.Adjustments;
using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Injects;

/// <summary>Injects that happen when a facilitator has planned it; the calendar calls.</summary>
internal static class InjectPlans
{
    /// <summary>Whether an inject of the scenario no longer happens when the scenario says.</summary>
    public static bool IsTakenOver(World world, string inject) =>
        world.PlanOf(inject) is { } plan && (plan.Skipped || plan.Timing is not null);

    /// <summary>Game time of the next one in the present round; never when there is none.</summary>
    public static long NextDue(World world)
    {
        var next = long.MaxValue;
        foreach (var plan in world.Plans)
        {
            if (Waits(world, plan, InjectTrigger.Time))
                next = Math.Min(next, DueOf(world.Scenario, plan.Timing!));
        }

        return next;
    }

    /// <summary>Lets those happen that are due at a game time of the present round.</summary>
    public static void ReleaseDue(DecisionContext decision, long due)
    {
        foreach (var plan in decision.World.Plans)
        {
            if (
                Waits(decision.World, decision.World.PlanOf(plan.Id)!, InjectTrigger.Time)
                && DueOf(decision.Scenario, plan.Timing!) <= due
            )
                Release(decision, plan.Id);
        }
    }

    public static void ReleaseAtRoundEnd(DecisionContext decision)
    {
        foreach (var plan in decision.World.Plans)
        {
            if (Waits(decision.World, decision.World.PlanOf(plan.Id)!, InjectTrigger.RoundEnd))
                Release(decision, plan.Id);
        }
    }

    /// <summary>Lets an inject of the scenario or an added one happen.</summary>
    public static void Release(DecisionContext decision, string id, bool toAll = false, bool byHand = false)
    {
        var plan = decision.World.PlanOf(id);
        if (plan is not { Added: true })
        {
            var injected = new Injected(id, toAll ? true : null, byHand ? true : null);
            decision.Inject(injected, ContextOf(decision.Scenario, plan?.About));
            return;
        }

        var content = plan.Content!;
        decision.Emit(new InjectWritten(content.Title, content.Text, toAll ? [] : content.To, content.Outlet, id));
        content.Adjustments.Apply(decision);
    }

    /// <summary>Game time of a timing that is a time.</summary>
    public static long DueOf(Scenario scenario, InjectTiming timing) =>
        scenario.Calendar[timing.Round!.Value].Starts + (timing.Minute!.Value * 60L);

    /// <summary>Game time at which an inject happened; null for one that has not.</summary>
    public static long? Happened(World world, string id) =>
        world.Scenario.Inject(id) is var index && index >= 0 ? world.Injected[index] : world.PlanOf(id)?.Happened;

    /// <summary>Whom and what an effect that scheduled an inject said it is about.</summary>
    public static EffectContext ContextOf(Scenario scenario, Scheduled? scheduled) =>
        scheduled is null
            ? EffectContext.None
            : new EffectContext(
                scenario.Actor(scheduled.Self),
                scenario.Actor(scheduled.Target),
                scenario.Asset(scheduled.Asset),
                scheduled.Directive
            );

    private static bool Waits(World world, InjectPlan plan, InjectTrigger trigger) =>
        world.Phase == Phase.Running
        && !plan.Skipped
        && plan.Timing is { } timing
        && timing.Trigger == trigger
        && timing.Round == world.Round
        && Happened(world, plan.Id) is null;
}
