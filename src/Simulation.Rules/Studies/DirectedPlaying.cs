using System.Collections.Immutable;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Studies;

/// <summary>Plays what a lesson tells a role to play, on the world as the role may know it.</summary>
public static class DirectedPlaying
{
    /// <summary>The next directed move that is legal now; null when there is none.</summary>
    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="role">The role's id.</param>
    public static PlayMove? Choose(World seen, string role, ImmutableArray<DirectedPlay> plays)
    {
        var actor = seen.Scenario.Actor(role);
        if (actor < 0 || seen.RefuseUnlessMayAct(actor) is not null)
            return null;
        foreach (var play in plays)
        {
            if (
                play.Role == role
                && IsNow(seen, play)
                && seen.Scenario.Move(Next(seen, actor, play)) is { } move
                && Legality.Closed(seen, actor, move) is null
                && Best(seen, actor, move) is { } choice
            )
            {
                return new PlayMove(choice);
            }
        }

        return null;
    }

    /// <summary>Whether a role has played all that it was told to.</summary>
    public static bool IsDone(World world, DirectedPlay play) =>
        Next(world, world.Scenario.Actor(play.Role), play) is null;

    private static bool IsNow(World seen, DirectedPlay play) =>
        seen.Round >= (seen.Scenario.RoundIndex(play.FromRound) ?? 0)
        && seen.Round <= (seen.Scenario.RoundIndex(play.UntilRound) ?? int.MaxValue);

    /// <summary>The first move that was not played as often as the order up to it asks.</summary>
    private static string? Next(World seen, int actor, DirectedPlay play)
    {
        var state = seen.Actors[actor];
        for (var i = 0; i < play.Moves.Length; i++)
        {
            var move = play.Moves[i];
            var done = state.Uses(move).Total + state.Sealed.Count(waits => waits.Choice.Move == move);
            if (done < play.Moves.Take(i + 1).Count(earlier => earlier == move))
                return move;
        }

        return null;
    }

    /// <summary>The legal choice that serves the role's own goals best at once, the first of equal ones.</summary>
    private static MoveChoice? Best(World seen, int actor, MoveDefinition move)
    {
        var choices = Legality.Choices(seen, actor, move).ToList();
        return choices.Count < 2
            ? choices.FirstOrDefault()
            : choices.MaxBy(choice =>
                Lookahead.Expected(seen, actor, move, choice, after => Scores.Exact(after, actor), before: 0)
            );
    }
}
