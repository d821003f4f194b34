using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Studies;

namespace Simulation.Lab.Studies;

/// <summary>
/// Whether a mechanism changes how games end: the distance between the endings with it and those without it, in games
/// of the same seeds, less the distance that other seeds alone make between as many games.
/// </summary>
internal sealed class InfluenceMeasure : StudyMeasure
{
    /// <summary>Share of games that a mechanism sends to another ending, beyond chance.</summary>
    public const double LeastDistance = 0.05;

    /// <summary>Two further sets of games, of other seeds.</summary>
    private static readonly ImmutableArray<StudyArm> _reseeded =
    [
        new("reseeded.1", Variation.None, "-reseeded-1"),
        new("reseeded.2", Variation.None, "-reseeded-2"),
    ];

    public override string Id => "influence";

    public override string Title => "Influence of mechanisms";

    public override string Threshold =>
        "The distance (0 to 1) between the distributions of endings with and without a mechanism, or with a value set one "
        + $"way and the other, is at least {LeastDistance} beyond that of other seeds alone, and its interval lies above 0.";

    internal override IEnumerable<StudyArm> Arms(Scenario scenario) =>
        scenario.Study is { Mechanisms: { IsEmpty: false } mechanisms }
            ? [.. mechanisms.SelectMany(mechanism => Sides(mechanism)), .. _reseeded, StudyArm.Base]
            : [];

    internal override IEnumerable<Finding> Findings(StudyGames games)
    {
        if (games.Scenario.Study is not { Mechanisms: { IsEmpty: false } mechanisms })
            yield break;
        int[][] alike = [Endings(games, StudyArm.Base), .. _reseeded.Select(arm => Endings(games, arm))];
        var endings = games.Scenario.Endings.Length;
        var chance = MeanDistance([.. alike.Select(set => Count(set, endings))]);
        foreach (var mechanism in mechanisms)
        {
            var sides = Sides(mechanism);
            var (one, two) = (Endings(games, sides[0]), Endings(games, sides[1]));
            var distance = Statistics.TotalVariation(Count(one, endings), Count(two, endings));
            var beyond = Statistics.Bootstrap(
                distance - chance,
                generator =>
                {
                    // The two games of a seed stay together, so that luck that they share is not counted as influence.
                    var (ofOne, ofTwo) = (new int[endings], new int[endings]);
                    for (var i = 0; i < one.Length; i++)
                    {
                        var drawn = generator.Below(one.Length);
                        ofOne[one[drawn]]++;
                        ofTwo[two[drawn]]++;
                    }

                    return Statistics.TotalVariation(ofOne, ofTwo)
                        - MeanDistance([.. alike.Select(set => Sample(set, endings, generator))]);
                }
            );
            yield return new Finding(
                mechanism.Title,
                [
                    new Figure("distance", distance, 3),
                    new Figure("of other seeds", chance, 3),
                    new Figure("beyond", beyond, 3),
                ],
                beyond.Value >= LeastDistance && beyond.Low > 0 ? Verdict.Met : Verdict.Missed,
                beyond.Low < 0 ? "no influence beyond chance" : ""
            );
        }
    }

    /// <summary>The games with the mechanism and without it, or with a value set one way and the other.</summary>
    private static ImmutableArray<StudyArm> Sides(MechanismDefinition mechanism)
    {
        if (!mechanism.Given.IsEmpty)
        {
            return
            [
                new($"given.1.{mechanism.Id}", Given(mechanism, first: true)),
                new($"given.2.{mechanism.Id}", Given(mechanism, first: false)),
            ];
        }

        var without = Variation.None with
        {
            BannedMoves = mechanism.Moves,
            BannedAgreements = mechanism.Agreements,
            BannedInjects = mechanism.Injects,
        };
        return [StudyArm.Base, new($"without.{mechanism.Id}", without)];
    }

    private static Variation Given(MechanismDefinition mechanism, bool first) =>
        Variation.None with
        {
            Given =
            [
                .. mechanism.Given.Select(compared =>
                    compared switch
                    {
                        ComparedIntel it => (GivenValue)new GivenTruth(it.Intel, first),
                        ComparedAttribute it => new GivenAttribute(it.Of, it.Attribute, first ? it.High : it.Low),
                        _ => throw new InvalidOperationException($"Nothing sets {compared.GetType().Name}."),
                    }
                ),
            ],
        };

    /// <summary>The mean distance between any two of three distributions.</summary>
    private static double MeanDistance(int[][] counts) =>
        (
            Statistics.TotalVariation(counts[0], counts[1])
            + Statistics.TotalVariation(counts[0], counts[2])
            + Statistics.TotalVariation(counts[1], counts[2])
        ) / 3;

    private static int[] Endings(StudyGames games, StudyArm arm) => [.. games.Of(arm).Select(games.EndingOf)];

    private static int[] Count(int[] games, int endings)
    {
        var counts = new int[endings];
        foreach (var ending in games)
            counts[ending]++;
        return counts;
    }

    private static int[] Sample(int[] games, int endings, BootstrapGenerator generator)
    {
        var counts = new int[endings];
        for (var i = 0; i < games.Length; i++)
            counts[games[generator.Below(games.Length)]]++;
        return counts;
    }
}
