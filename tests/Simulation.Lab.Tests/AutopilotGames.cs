using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;

namespace Simulation.Lab.Tests;

/// <summary>Many games of First Call with autopilots in all seats, played once for all tests of a class.</summary>
public sealed class AutopilotGames
{
    private const int Games = 300;

    public ImmutableArray<GameRecord> Played { get; } =
    [
        .. Enumerable
            .Range(0, Games)
            .Select(i =>
                HeadlessGame.Play(FirstCall.Scenario, string.Create(CultureInfo.InvariantCulture, $"balance-{i}"))
            ),
    ];

    public static IEnumerable<MovePlayed> Moves(GameRecord game) =>
        game.Entries.SelectMany(entry => entry.Events).OfType<MovePlayed>();

    public static int Score(GameRecord game, string role) => Scores.Total(game.End, FirstCall.Scenario.Actor(role));
}
