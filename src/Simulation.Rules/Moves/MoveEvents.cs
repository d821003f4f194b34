using Simulation.Rules.Actors;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Moves;

/// <summary>A move waits for the end of the round; its cost is paid already.</summary>
public sealed record MoveSealed(string Role, MoveChoice Choice, Pilot Pilot) : SessionEvent
{
    internal override World Apply(World world) =>
        world.With(
            Role,
            actor =>
                actor with
                {
                    Sealed = actor.Sealed.Add(new SealedMove(Choice, Pilot)),
                    MovesUsed = actor.MovesUsed + 1,
                }
        );

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>A sealed move was taken back; its cost is returned.</summary>
public sealed record MoveTakenBack(string Role, string Move) : SessionEvent
{
    internal override World Apply(World world) =>
        world.With(Role, actor => actor.Without(Move) with { MovesUsed = Math.Max(0, actor.MovesUsed - 1) });

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>A sealed move was no longer possible when it opened; its cost is returned.</summary>
public sealed record MoveFell(string Role, string Move) : SessionEvent
{
    internal override World Apply(World world) => world.With(Role, actor => actor.Without(Move));

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>A move was played; what it changes follows.</summary>
/// <param name="Pilot">Who decided.</param>
/// <param name="Counts">Whether it is one of the round's moves; answers and opened moves are not counted again.</param>
public sealed record MovePlayed(string Role, MoveChoice Choice, Pilot Pilot, bool Counts) : SessionEvent
{
    internal override World Apply(World world) =>
        world.With(
            Role,
            actor =>
                actor.Without(Choice.Move) with
                {
                    Played = actor.Played.SetItem(Choice.Move, actor.Uses(Choice.Move).Again(world.Round)),
                    MovesUsed = actor.MovesUsed + (Counts ? 1 : 0),
                }
        );

    internal override ulong KnownTo(World world) =>
        world.Scenario.Move(Choice.Move) is { Secret: true }
            ? ActorMask.OfActor(world.Scenario.Actor(Role))
            : ActorMask.Everyone;
}

/// <summary>It came out that a role played a secret move; what that changes follows.</summary>
public sealed record MoveLeaked(string Role, MoveChoice Choice) : SessionEvent
{
    internal override World Apply(World world)
    {
        var directives = world.Directives;
        for (var i = 0; i < directives.Length; i++)
        {
            // A move that answers without settling leaves the answer to a later one, which has not come out.
            if (directives[i].Id == Choice.Directive && directives[i].Answer == Choice.Move)
                directives = directives.SetItem(i, directives[i] with { AnswerLeaked = true });
        }

        return (world with { Directives = directives }).With(
            Role,
            actor =>
                actor with
                {
                    Leaked = actor.Leaked.SetItem(
                        Choice.Move,
                        actor.Leaked.GetValueOrDefault(Choice.Move).Again(world.Round)
                    ),
                }
        );
    }

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

internal static class SealedMoves
{
    public static ActorState Without(this ActorState actor, string move)
    {
        for (var i = 0; i < actor.Sealed.Length; i++)
        {
            if (actor.Sealed[i].Choice.Move == move)
                return actor with { Sealed = actor.Sealed.RemoveAt(i) };
        }

        return actor;
    }
}
