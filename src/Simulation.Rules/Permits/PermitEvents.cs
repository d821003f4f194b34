using Simulation.Rules.Sessions;

namespace Simulation.Rules.Permits;

/// <summary>An institution got a permit, or one that it had from the same grantor now lasts longer.</summary>
public sealed record PermitGranted(Permit Permit) : SessionEvent
{
    internal override World Apply(World world) => world with { Permits = world.Without(Permit).Add(Permit) };

    internal override ulong KnownTo(World world) => Permit.KnownTo(world.Scenario);
}

/// <summary>A permit was taken away.</summary>
public sealed record PermitRevoked(Permit Permit) : SessionEvent
{
    internal override World Apply(World world) => world with { Permits = world.Without(Permit) };

    internal override ulong KnownTo(World world) => Permit.KnownTo(world.Scenario);
}

/// <summary>A permit's time was up.</summary>
public sealed record PermitLapsed(Permit Permit) : SessionEvent
{
    internal override World Apply(World world) => world with { Permits = world.Without(Permit) };

    internal override ulong KnownTo(World world) => Permit.KnownTo(world.Scenario);
}
