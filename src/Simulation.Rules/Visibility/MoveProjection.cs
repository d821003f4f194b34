using System.Collections.Immutable;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The part of a view about moves: which are open, with whom and what, and what to expect of them. See
/// <see cref="Projection"/>.
/// </summary>
internal static class MoveProjection
{
    public static ImmutableSortedDictionary<string, MoveView> Moves(World world, int self, ReadSet changed, View? old)
    {
        var moves = old?.Moves ?? Entries.Empty<MoveView>();
        if (self < 0)
            return moves;
        var legality = world.Scenario.Dependencies.Legality(self);
        var own = world.Scenario.Dependencies.Moves(self);
        for (var i = 0; i < own.Length; i++)
        {
            var (move, reads) = own[i];
            var known = old?.Moves.GetValueOrDefault(move.Id);
            // Of a move that is closed nobody is told what to expect.
            var looked = known is { Open: false } ? legality[i] : reads;
            if (!looked.Meets(changed))
                continue;
            var view = Move(world, self, move);
            if (!view.Equals(known))
                moves = moves.SetItem(move.Id, view);
        }

        return moves;
    }

    private static MoveView Move(World world, int self, MoveDefinition move)
    {
        var why = Legality.Closed(world, self, move);
        var options = Sequence.Create<MoveOption>([]);
        if (why is null)
        {
            options = Legality
                .Choices(world, self, move)
                .Select(choice => new MoveOption(
                    choice.Target,
                    choice.Asset,
                    choice.Directive,
                    Expected(world, self, move, choice)
                ))
                .ToSequence();
            if (options.Count == 0)
                why = Legality.NoChoice(world, self, move);
        }

        var waiting = world.Actors[self].Sealed.FirstOrDefault(waits => waits.Choice.Move == move.Id);
        return new MoveView(
            why is null,
            why,
            move.PerGame - world.Actors[self].Uses(move.Id).Total,
            options,
            waiting?.Choice
        );
    }

    /// <summary>What to expect of a legal choice, with the numbers that are set in it.</summary>
    public static Sequence<Expectation> Expected(World world, int self, MoveDefinition move, MoveChoice choice)
    {
        Legality.Choice(world, self, move, choice, out var context);
        var expected = new List<Expectation>();
        move.Expect(world, context, expected);
        return expected.ToSequence();
    }
}
