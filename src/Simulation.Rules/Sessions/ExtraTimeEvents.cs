using System.Collections.Immutable;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <summary>A facilitator gave a role extra time, or other extra time than it had.</summary>
/// <param name="Percent">As <see cref="ExtraTime"/> has it; 0 with no minutes takes all of it away.</param>
/// <param name="Until">As <see cref="ExtraTime"/> has it; null while the round is not closing.</param>
public sealed record ExtraTimeGiven(string Role, int Percent, int Minutes, long? Until = null) : SessionEvent
{
    public override bool StaysPrivate() => true;

    internal override World Apply(World world) =>
        world.With(
            Role,
            actor =>
                actor with
                {
                    ExtraTime = Percent == 0 && Minutes == 0 ? null : new ExtraTime(Percent, Minutes, Until),
                }
        );

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>A role's extra time of the round is over.</summary>
public sealed record ExtraTimeEnded(string Role) : SessionEvent
{
    public override bool StaysPrivate() => true;

    internal override World Apply(World world) =>
        world.With(Role, actor => actor with { ExtraTime = actor.ExtraTime?.Ended() });

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>The round's clock ran out while a role with extra time was not ready.</summary>
/// <param name="Round">Index of the round, from 0.</param>
public sealed record ClosingBegan(int Round) : SessionEvent
{
    internal override World Apply(World world)
    {
        var actors = ImmutableArray.CreateBuilder<Actors.ActorState>(world.Actors.Length);
        for (var i = 0; i < world.Actors.Length; i++)
        {
            var actor = world.Actors[i];
            actors.Add(
                ExtraTimes.Length(world, i) is > 0 and var length
                    ? actor with
                    {
                        ExtraTime = actor.ExtraTime! with { Until = length },
                    }
                    : actor
            );
        }

        return world with
        {
            Actors = actors.MoveToImmutable(),
        };
    }

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}
