using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;

namespace Simulation.Lab.Studies;

/// <summary>
/// Whether thinking helps: each role's score when its autopilot decides by one strategy, beside games of the same seeds
/// in which it decides by a weaker one while all others stay as they are.
/// </summary>
internal sealed class StrengthMeasure : StudyMeasure
{
    /// <summary>Points of score by which the base strategy is better than doing anything legal.</summary>
    public const double LeastOverRandom = 8;

    /// <summary>
    /// Which strategy is to beat which, and by how many points. Every pair is measured in every role that has goals.
    /// </summary>
    private static readonly ImmutableArray<(Strategy Stronger, Strategy Weaker, double Least)> _pairs =
    [
        (Strategy.Base, Strategy.Random, LeastOverRandom),
    ];

    public override string Id => "strength";

    public override string Title => "Strength of the autopilots";

    public override string Threshold =>
        "With "
        + string.Join(
            "; with ",
            _pairs.Select(pair =>
                $"{EnumKeyword.Of(pair.Stronger)} in all seats, a role scores at least {pair.Least} points more "
                + $"than with {EnumKeyword.Of(pair.Weaker)} in its own"
            )
        )
        + ".";

    internal override IEnumerable<StudyArm> Arms(Scenario scenario) =>
        _pairs.SelectMany(pair =>
            Players(scenario)
                .Select(role => Weakened(scenario, pair.Stronger, pair.Weaker, role))
                .Prepend(Full(pair.Stronger))
        );

    internal override IEnumerable<Finding> Findings(StudyGames games)
    {
        foreach (var (stronger, weaker, least) in _pairs)
        {
            foreach (var role in Players(games.Scenario))
            {
                var strong = games.Of(Full(stronger)).Select(game => (double)game.Scores[role]).ToList();
                var weak = games
                    .Of(Weakened(games.Scenario, stronger, weaker, role))
                    .Select(game => (double)game.Scores[role])
                    .ToList();
                var difference = Statistics.Mean([.. strong.Zip(weak, (a, b) => a - b)]);
                yield return new Finding(
                    _pairs.Length == 1
                        ? games.Scenario.Actors[role].Title
                        : $"{games.Scenario.Actors[role].Title}, {EnumKeyword.Of(stronger)} against {EnumKeyword.Of(weaker)}",
                    [
                        new Figure("stronger", strong.Average()),
                        new Figure("weaker", weak.Average()),
                        new Figure("difference", difference),
                    ],
                    difference.Value >= least ? Verdict.Met : Verdict.Missed,
                    difference.High < 0 ? $"weaker than {EnumKeyword.Of(weaker)}"
                        : difference.Low < 0 ? "no difference beyond chance"
                        : ""
                );
            }
        }
    }

    private static IEnumerable<int> Players(Scenario scenario) =>
        Enumerable.Range(0, scenario.Actors.Length).Where(actor => !scenario.Actors[actor].Objectives.IsEmpty);

    private static StudyArm Full(Strategy strategy) =>
        strategy == Strategy.Base
            ? StudyArm.Base
            : new StudyArm($"all.{EnumKeyword.Of(strategy)}", new Variation(Lineup.All(strategy)));

    private static StudyArm Weakened(Scenario scenario, Strategy stronger, Strategy weaker, int role) =>
        new(
            $"{EnumKeyword.Of(stronger)}.{EnumKeyword.Of(weaker)}.{scenario.Actors[role].Id}",
            new Variation(Lineup.All(stronger).With(scenario.Actors[role].Id, weaker))
        );
}
