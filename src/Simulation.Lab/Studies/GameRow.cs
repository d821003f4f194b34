using System.Collections.Immutable;
using Simulation.Lab.Runs;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Studies;

namespace Simulation.Lab.Studies;

/// <summary>What a study keeps of one game; the game itself is let go.</summary>
/// <param name="Ending">Id of the ending.</param>
/// <param name="Indicators">At the end, 0 to 100, in the order of the scenario's indicators.</param>
/// <param name="Scores">0 to 100, in the order of the scenario's actors.</param>
/// <param name="Seconds">Real seconds that the game took at the scenario's pace.</param>
/// <param name="Choices">
/// Moves that were chosen in each tenth of each round: ten numbers for the first round, ten for the second…
/// </param>
/// <param name="Contradictions">Ids of the contradictions that it shows.</param>
/// <param name="Followed">Whether every role played all that it was told to.</param>
public sealed record GameRow(
    string Ending,
    ImmutableArray<int> Indicators,
    ImmutableArray<int> Scores,
    int Seconds,
    ImmutableArray<int> Choices,
    ImmutableArray<string> Contradictions,
    bool Followed
)
{
    /// <summary>Stretches of a round that choices are counted in.</summary>
    public const int Tenths = 10;

    public static GameRow Of(GameArm arm, GameRecord game)
    {
        var end = game.End;
        return new GameRow(
            end.Ending!,
            end.Indicators,
            [.. Enumerable.Range(0, end.Actors.Length).Select(actor => Rules.Scoring.Scores.Total(end, actor))],
            (int)(game.Entries[^1].At - game.Entries[0].At).TotalSeconds,
            ChoicesOf(game),
            ContradictionsOf(game),
            arm.Variation.Lineup.Directed.All(play => DirectedPlaying.IsDone(end, play))
        );
    }

    /// <summary>A sealed move is chosen when it is sealed. Answers are not counted: a demand sets their time.</summary>
    private static ImmutableArray<int> ChoicesOf(GameRecord game)
    {
        var calendar = game.End.Scenario.Calendar;
        var choices = new int[calendar.Length * Tenths];
        var round = 0;
        foreach (var happened in game.Entries.SelectMany(entry => entry.Events))
        {
            if (happened is RoundBegan began)
                round = began.Round;
            if (happened is not (MoveSealed or MovePlayed { Counts: true }))
                continue;
            var (starts, ends) = calendar[round];
            var tenth = (happened.At - starts) * Tenths / (ends - starts);
            choices[(round * Tenths) + (int)Math.Clamp(tenth, 0, Tenths - 1)]++;
        }

        return [.. choices];
    }

    private static ImmutableArray<string> ContradictionsOf(GameRecord game)
    {
        if (game.End.Scenario.Study is not { Contradictions: { IsEmpty: false } patterns })
            return [];
        var shown = new SortedSet<string>(StringComparer.Ordinal);
        World? world = null;
        foreach (var happened in game.Entries.SelectMany(entry => entry.Events))
        {
            if (world is null)
            {
                world = World.Open(game.End.Scenario, (SessionOpened)happened);
                continue;
            }

            if (happened is MovePlayed played)
            {
                foreach (var pattern in patterns)
                {
                    if (pattern.IsShownBy(world, played))
                        shown.Add(pattern.Id);
                }
            }

            world = world.Evolve(happened);
        }

        return [.. shown];
    }
}
