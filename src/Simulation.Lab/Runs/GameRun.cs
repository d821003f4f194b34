using System.Collections.Immutable;
using Simulation.Rules;

namespace Simulation.Lab.Runs;

/// <summary>
/// Plays many games side by side and keeps a row of each. Every game is played from its own seed, so that neither the
/// number of workers nor the order in which they finish changes a row.
/// </summary>
public static class GameRun
{
    /// <summary>
    /// Which build of the rules and the autopilots plays here. A build is deterministic: the same sources have the same
    /// one, and changed rules have another.
    /// </summary>
    public static string Build { get; } =
        $"{typeof(Scenario).Module.ModuleVersionId:N}.{typeof(HeadlessGame).Module.ModuleVersionId:N}";

    /// <param name="games">Games of each arm.</param>
    /// <param name="workers">Games that are played side by side.</param>
    /// <param name="row">What is kept of a game; called from several threads.</param>
    /// <param name="folder">
    /// Where rows are kept so that a stopped run can go on; they are not kept when left out.
    /// </param>
    /// <param name="progress">Called after each game, from one thread at a time.</param>
    /// <param name="stop">Ends the run after the games in hand.</param>
    /// <returns>The rows of each arm by its id, in the order of the games.</returns>
    /// <exception cref="OperationCanceledException">
    /// The run was stopped; the finished rows are in the folder.
    /// </exception>
    /// <exception cref="RunFolderException">The folder holds another run, or cannot be used.</exception>
    public static ImmutableDictionary<string, ImmutableArray<TRow>> Play<TRow>(
        IReadOnlyList<GameArm> arms,
        int games,
        int workers,
        Func<GameArm, GameRecord, TRow> row,
        RunFolder? folder = null,
        Action<RunProgress>? progress = null,
        CancellationToken stop = default
    )
        where TRow : class
    {
        using var rows = new KeptRows<TRow>(arms, games, folder, progress);
        Play(rows, arms, workers, row, stop);
        return rows.All();
    }

    /// <summary>Plays what is still open.</summary>
    internal static void Play<TRow>(
        KeptRows<TRow> rows,
        IReadOnlyList<GameArm> arms,
        int workers,
        Func<GameArm, GameRecord, TRow> row,
        CancellationToken stop
    )
        where TRow : class =>
        Parallel.For(
            0,
            rows.Open.Length,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = stop },
            i =>
            {
                var (arm, game) = rows.Open[i];
                rows.Keep(arm, game, row(arms[arm], arms[arm].Play(game)));
            }
        );
}

/// <summary>How far a run is.</summary>
/// <param name="Arm">The arm of the game that was finished last.</param>
/// <param name="Done">Finished games of all arms.</param>
/// <param name="Games">All games of all arms.</param>
/// <param name="Kept">Finished games that an earlier run had left in the folder.</param>
public sealed record RunProgress(string Arm, int Done, int Games, int Kept);
