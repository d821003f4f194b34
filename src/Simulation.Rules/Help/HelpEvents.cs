using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Help;

/// <summary>A role asked the facilitator for help.</summary>
public sealed record HelpAsked(string Role, string Text) : SessionEvent
{
    public override bool StaysPrivate() => true;

    internal override World Apply(World world) => world.With(Role, actor => actor with { Help = Text });

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>A role took its question back.</summary>
public sealed record HelpWithdrawn(string Role) : SessionEvent
{
    public override bool StaysPrivate() => true;

    internal override World Apply(World world) => world.With(Role, actor => actor with { Help = null });

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>The facilitator answered a role's question.</summary>
/// <param name="Text">Empty when it was answered aloud.</param>
public sealed record HelpAnswered(string Role, string Text) : SessionEvent
{
    public override bool StaysPrivate() => true;

    internal override World Apply(World world) => world.With(Role, actor => actor with { Help = null });

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>The facilitator reminded a role that something waits for it.</summary>
/// <param name="Text">Empty for a reminder without words.</param>
public sealed record RoleNudged(string Role, string Text) : SessionEvent
{
    public override bool StaysPrivate() => true;

    internal override World Apply(World world) => world;

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}
