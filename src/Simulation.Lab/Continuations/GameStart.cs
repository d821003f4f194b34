using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Continuations;

/// <summary>A moment of a game from which autopilots play on, many times and each time with other luck.</summary>
/// <param name="World">As it was then; what was drawn before stays.</param>
/// <param name="At">The real time of that world.</param>
/// <param name="Luck">
/// Game k has the seed <c>{Luck}/{k}</c>, from 0. Two starts of the same luck are paired: what is rolled in both falls
/// the same. It holds the session's seed, and is as secret.
/// </param>
/// <param name="Withheld">A decision that is not taken; null for none.</param>
public sealed record GameStart(World World, DateTimeOffset At, string Luck, WithheldDecision? Withheld = null)
{
    /// <summary>Plays one game to its end, with autopilots in all roles.</summary>
    public GameOutcome Play(int game) =>
        GameOutcome.Of(
            World.Phase == Phase.Debrief
                ? World
                : HeadlessGame
                    .Continue(
                        World with
                        {
                            Seed = string.Create(CultureInfo.InvariantCulture, $"{Luck}/{game}"),
                        },
                        At,
                        withheld: Withheld
                    )
                    .End
        );
}

/// <summary>How one game ended.</summary>
/// <param name="Ending">Id of the ending.</param>
/// <param name="Scores">0 to 100, in the order of the scenario's actors.</param>
/// <param name="Indicators">In the order of the scenario's indicators.</param>
public sealed record GameOutcome(string Ending, ImmutableArray<int> Scores, ImmutableArray<int> Indicators)
{
    /// <param name="end">A world that has ended.</param>
    public static GameOutcome Of(World end) =>
        new(
            end.Ending!,
            [.. Enumerable.Range(0, end.Actors.Length).Select(actor => Rules.Scoring.Scores.Total(end, actor))],
            end.Indicators
        );
}
