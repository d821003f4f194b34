using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Injects;

/// <summary>An inject of the scenario happened; what it changes follows.</summary>
/// <param name="ToAll">True when the facilitator told everybody of it, whomever the scenario names.</param>
/// <param name="ByHand">True when the facilitator let it happen.</param>
public sealed record Injected(string Inject, bool? ToAll = null, bool? ByHand = null) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Injected = world.Injected.SetItem(world.Scenario.Inject(Inject), At),
        };

    internal override ulong KnownTo(World world) =>
        ToAll == true ? ActorMask.Everyone
        : world.PlanOf(Inject) is { Content: { } content } ? ActorMask.OfList(world.Scenario, [.. content.To])
        : ActorMask.OfList(world.Scenario, world.Scenario.Injects[world.Scenario.Inject(Inject)].To);
}

/// <summary>The facilitator wrote an inject; what it changes follows.</summary>
/// <param name="To">Roles that are told; empty for everybody.</param>
/// <param name="Inject">Its id when it had been planned; null for one that was sent as soon as it was written.</param>
public sealed record InjectWritten(
    string Title,
    string Text,
    Sequence<string> To,
    string? Outlet,
    string? Inject = null
) : SessionEvent
{
    internal override World Apply(World world) => world.WithPlan(Inject, plan => plan with { Happened = At });

    internal override ulong KnownTo(World world) => ActorMask.OfList(world.Scenario, [.. To]);
}

/// <summary>A facilitator added an inject to the list of events.</summary>
/// <param name="By">Name of the facilitator; null when the server did it.</param>
public sealed record InjectPlanned(string Inject, InjectContent Content, InjectTiming Timing, string? By) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Plans = world.Plans.Add(new InjectPlan(Inject, Content, Timing, Added: true)),
        };
}

/// <summary>A facilitator changed what an inject says and changes, before it happened.</summary>
/// <param name="By">As <see cref="InjectPlanned"/> has it.</param>
public sealed record InjectEdited(string Inject, InjectContent Content, string? By) : SessionEvent
{
    internal override World Apply(World world) =>
        world.WithPlan(Inject, plan => plan with { Content = Content, EditedBy = By ?? "" });
}

/// <summary>A facilitator changed when an inject happens; one that was skipped happens again.</summary>
/// <param name="By">As <see cref="InjectPlanned"/> has it.</param>
public sealed record InjectRescheduled(string Inject, InjectTiming Timing, string? By) : SessionEvent
{
    internal override World Apply(World world)
    {
        var isScenario = Timing.Trigger == InjectTrigger.Scenario;
        var scheduled = isScenario ? null : world.Schedule.FirstOrDefault(s => s.Inject == Inject);
        return world.WithPlan(
            Inject,
            plan => plan with { Timing = isScenario ? null : Timing, Skipped = false, About = scheduled ?? plan.About }
        ) with
        {
            // When an effect had it happen no longer counts.
            Schedule = scheduled is null ? world.Schedule : world.Schedule.RemoveAll(s => s.Inject == Inject),
        };
    }
}

/// <summary>A facilitator took an inject out of the game, or put it back.</summary>
/// <param name="By">As <see cref="InjectPlanned"/> has it.</param>
public sealed record InjectSkipped(string Inject, bool Skipped, string? By) : SessionEvent
{
    internal override World Apply(World world) => world.WithPlan(Inject, plan => plan with { Skipped = Skipped });
}

internal static class InjectChanges
{
    /// <param name="inject">Null for none.</param>
    public static World WithPlan(this World world, string? inject, Func<InjectPlan, InjectPlan> change)
    {
        if (inject is null)
            return world;
        for (var i = 0; i < world.Plans.Length; i++)
        {
            if (world.Plans[i].Id == inject)
                return world with { Plans = world.Plans.SetItem(i, change(world.Plans[i])) };
        }

        return world with
        {
            Plans = world.Plans.Add(change(new InjectPlan(inject))),
        };
    }
}
