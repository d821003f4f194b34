using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <summary>
/// Nobody is connected any more; the game stands still. A clock that ran is stopped by the next event.
/// </summary>
/// <param name="Since">Real time.</param>
public sealed record WaitingBegan(DateTimeOffset Since) : SessionEvent
{
    internal override World Apply(World world) => world with { Wait = new Wait(Since, null, world.Clock.Running) };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>Somebody is connected again; the game goes on.</summary>
/// <param name="Until">Real time.</param>
public sealed record WaitingEnded(DateTimeOffset Until) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Wait = world.Wait is { } wait ? wait with { Until = Until } : null,
        };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}
