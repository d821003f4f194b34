using System.Collections.Immutable;
using Simulation.Lab.Runs;
using Simulation.Rules;

namespace Simulation.Lab.Studies;

/// <summary>What many autopilot games say of a scenario as a model.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Seed">Game n of most arms has the seed <c>{Seed}/{n}</c>, from 0.</param>
/// <param name="Games">Games of each arm.</param>
/// <param name="AllGames">Games of all arms together.</param>
public sealed record Study(
    string Scenario,
    string Title,
    string Seed,
    int Games,
    int AllGames,
    ImmutableArray<MeasureResult> Measures
)
{
    /// <summary>Whether no threshold is missed.</summary>
    public bool IsMet => Measures.All(measure => measure.Findings.All(finding => finding.Verdict != Verdict.Missed));

    /// <param name="games">Games of each arm.</param>
    /// <param name="workers">Games to play side by side; it changes no figure.</param>
    /// <param name="folder">Where finished games are kept, so that a stopped study can go on.</param>
    /// <param name="progress">Called after each game, from one thread at a time.</param>
    /// <exception cref="OperationCanceledException">The study was stopped.</exception>
    /// <exception cref="RunFolderException">The folder holds another run, or cannot be used.</exception>
    public static Study Run(
        Scenario scenario,
        string seed,
        int games,
        int workers,
        ImmutableArray<StudyMeasure> measures,
        RunFolder? folder = null,
        Action<RunProgress>? progress = null,
        CancellationToken stop = default
    )
    {
        var arms = measures
            .SelectMany(measure => measure.Arms(scenario))
            .Prepend(StudyArm.Base)
            .DistinctBy(arm => arm.Id)
            .Select(arm => arm.For(scenario, seed))
            .ToList();
        var played = new StudyGames(scenario, GameRun.Play(arms, games, workers, GameRow.Of, folder, progress, stop));
        return new Study(
            scenario.Id,
            scenario.Title,
            seed,
            games,
            arms.Count * games,
            [
                .. measures.Select(measure => new MeasureResult(
                    measure.Id,
                    measure.Title,
                    measure.Threshold,
                    [.. measure.Findings(played)]
                )),
            ]
        );
    }
}

/// <summary>What one measure found.</summary>
public sealed record MeasureResult(string Id, string Title, string Threshold, ImmutableArray<Finding> Findings);
