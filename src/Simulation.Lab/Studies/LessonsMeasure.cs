using System.Globalization;
using Simulation.Rules;
using Simulation.Rules.Studies;

namespace Simulation.Lab.Studies;

/// <summary>
/// Whether strategies bring what the teaching notes say: what a strategy is measured by, in games in which the roles
/// play it, less the same in games of the same seeds in which they do as they like.
/// </summary>
internal sealed class LessonsMeasure : StudyMeasure
{
    /// <summary>Per cent of games in which a strategy can be played, below which it is said how few they are.</summary>
    private const double OftenPlayed = 50;

    public override string Id => "lessons";

    public override string Title => "What the teaching notes claim";

    public override string Threshold =>
        "Each strategy makes the difference that is claimed for it: points, or percentage points of games.";

    internal override IEnumerable<StudyArm> Arms(Scenario scenario) => (scenario.Study?.Lessons ?? []).Select(Directed);

    internal override IEnumerable<Finding> Findings(StudyGames games)
    {
        foreach (var lesson in games.Scenario.Study?.Lessons ?? [])
        {
            var directed = games.Of(Directed(lesson));
            var with = directed.Select(game => Value(games.Scenario, lesson.Measure, game)).ToList();
            var without = games.Base.Select(game => Value(games.Scenario, lesson.Measure, game)).ToList();
            var difference = Statistics.Mean([.. with.Zip(without, (a, b) => a - b)]);
            var followed = 100.0 * directed.Count(game => game.Followed) / directed.Length;
            var holds = difference.Value >= (lesson.AtLeast ?? -100) && difference.Value <= (lesson.AtMost ?? 100);
            var isShown = difference.Low >= (lesson.AtLeast ?? -100) && difference.High <= (lesson.AtMost ?? 100);
            yield return new Finding(
                lesson.Title,
                [
                    new Figure("with", with.Average()),
                    new Figure("without", without.Average()),
                    new Figure("difference", difference),
                    new Figure("played to the end %", followed, 0),
                ],
                holds ? Verdict.Met : Verdict.Missed,
                string.Join(
                    ", ",
                    new[]
                    {
                        Claim(lesson),
                        holds && !isShown ? "within chance" : "",
                        followed < OftenPlayed ? "seldom possible" : "",
                    }.Where(x => x != "")
                )
            );
        }
    }

    private static StudyArm Directed(LessonDefinition lesson) =>
        new(
            $"lesson.{lesson.Id}",
            new Variation(Lineup.Base with { Directed = lesson.Plays }) { Restraints = lesson.Refrains }
        );

    private static string Claim(LessonDefinition lesson) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"claimed: {(lesson.AtLeast is null ? "at most" : "at least")} {lesson.AtLeast ?? lesson.AtMost:+0;-0;0}"
        );

    private static double Value(Scenario scenario, LessonMeasure measure, GameRow game) =>
        measure switch
        {
            EndingShare it => it.Ending.Contains(game.Ending) ? 100 : 0,
            IndicatorAtEnd it => game.Indicators[scenario.Indicator(it.Indicator)],
            ScoreAtEnd it => game.Scores[scenario.Actor(it.Score)],
            _ => throw new InvalidOperationException($"Nothing measures {measure.GetType().Name}."),
        };
}
