using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Improvised;

public sealed record MoveImprovised(ImprovisedMove Move) : SessionEvent
{
    internal override World Apply(World world) =>
        (world with { Improvised = world.Improvised.Add(Move) }).With(
            Move.Role,
            actor => actor with { MovesUsed = actor.MovesUsed + 1 }
        );

    internal override ulong KnownTo(World world) => Audiences.Of(world.Scenario, Move);
}

public sealed record ImprovisedArgued(string Improvised, Argument Argument) : SessionEvent
{
    internal override World Apply(World world) =>
        world.WithImprovised(Improvised, move => move with { Argued = [.. move.Argued, Argument] });

    internal override ulong KnownTo(World world) => world.AudienceOfImprovised(Improvised);
}

/// <summary>The facilitator ruled and the dice decided; the roll and what it changes follow.</summary>
/// <param name="Rolled">1 to 100, a success when at most the chance.</param>
public sealed record ImprovisedRuled(string Improvised, int Chance, int Rolled, bool Success, string Words)
    : SessionEvent
{
    internal override World Apply(World world) =>
        world.WithImprovised(
            Improvised,
            move =>
                move with
                {
                    Status = Success ? ImprovisedStatus.Succeeded : ImprovisedStatus.Failed,
                    Chance = Chance,
                    Rolled = Rolled,
                    Words = Words,
                }
        );

    internal override ulong KnownTo(World world) => world.AudienceOfImprovised(Improvised);
}

/// <summary>An improvised move was refused or withdrawn, or lapsed; the role has its move of the round back.</summary>
/// <param name="Reason">Of a refusal.</param>
public sealed record ImprovisedClosed(string Improvised, ImprovisedStatus Status, string? Reason) : SessionEvent
{
    internal override World Apply(World world) =>
        world
            .WithImprovised(Improvised, move => move with { Status = Status, Words = Reason })
            .With(
                world.ImprovisedMove(Improvised)!.Role,
                actor => actor with { MovesUsed = Math.Max(0, actor.MovesUsed - 1) }
            );

    internal override ulong KnownTo(World world) => world.AudienceOfImprovised(Improvised);
}

internal static class ImprovisedChanges
{
    public static World WithImprovised(this World world, string id, Func<ImprovisedMove, ImprovisedMove> change)
    {
        for (var i = 0; i < world.Improvised.Length; i++)
        {
            if (world.Improvised[i].Id == id)
                return world with { Improvised = world.Improvised.SetItem(i, change(world.Improvised[i])) };
        }

        return world;
    }

    public static ulong AudienceOfImprovised(this World world, string id) =>
        world.ImprovisedMove(id) is { } move ? Audiences.Of(world.Scenario, move) : ActorMask.Nobody;
}
