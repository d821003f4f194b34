using System.Collections.Immutable;

namespace Simulation.Lab.Runs;

/// <summary>
/// Plays many games side by side and keeps a row of each. Every game is played from its own seed, so that neither the
/// number of workers nor the order in which they finish changes a row.
/// </summary>
public static class GameRun
{
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
        var rows = arms.Select(_ => new TRow?[games]).ToArray();
        var files = new List<RowFile>();
        try
        {
            if (folder is not null)
            {
                for (var i = 0; i < arms.Count; i++)
                    files.Add(RowFile.Open(folder, arms[i], rows[i]));
            }

            var open = new List<(int Arm, int Game)>();
            for (var arm = 0; arm < arms.Count; arm++)
            {
                for (var game = 0; game < games; game++)
                {
                    if (rows[arm][game] is null)
                        open.Add((arm, game));
                }
            }

            var all = arms.Count * games;
            var found = all - open.Count;
            var done = found;
            var gate = new Lock();
            Parallel.For(
                0,
                open.Count,
                new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = stop },
                i =>
                {
                    var (arm, game) = open[i];
                    var kept = row(arms[arm], arms[arm].Play(game));
                    rows[arm][game] = kept;
                    lock (gate)
                    {
                        if (folder is not null)
                            files[arm].Append(game, kept);
                        progress?.Invoke(new RunProgress(arms[arm].Id, ++done, all, found));
                    }
                }
            );
        }
        finally
        {
            foreach (var file in files)
                file.Dispose();
        }

        var played = ImmutableDictionary.CreateBuilder<string, ImmutableArray<TRow>>(StringComparer.Ordinal);
        for (var i = 0; i < arms.Count; i++)
            played.Add(arms[i].Id, [.. rows[i].OfType<TRow>()]);
        return played.ToImmutable();
    }
}

/// <summary>How far a run is.</summary>
/// <param name="Arm">The arm of the game that was finished last.</param>
/// <param name="Done">Finished games of all arms.</param>
/// <param name="Games">All games of all arms.</param>
/// <param name="Kept">Finished games that an earlier run had left in the folder.</param>
public sealed record RunProgress(string Arm, int Done, int Games, int Kept);
