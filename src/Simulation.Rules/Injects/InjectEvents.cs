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
        ToAll == true
            ? ActorMask.Everyone
            : ActorMask.OfList(world.Scenario, world.Scenario.Injects[world.Scenario.Inject(Inject)].To);
}

/// <summary>The facilitator wrote an inject; what it changes follows.</summary>
/// <param name="To">Roles that are told; empty for everybody.</param>
public sealed record InjectWritten(string Title, string Text, Sequence<string> To, string? Outlet) : SessionEvent
{
    internal override World Apply(World world) => world;

    internal override ulong KnownTo(World world) => ActorMask.OfList(world.Scenario, [.. To]);
}
