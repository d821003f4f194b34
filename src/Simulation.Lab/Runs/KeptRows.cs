using System.Collections.Immutable;

namespace Simulation.Lab.Runs;

/// <summary>
/// The rows of a run as its games are finished, wherever they are played. With a folder they are in it at once, and
/// those that an earlier run left there are not played again.
/// </summary>
public sealed class KeptRows<TRow> : IDisposable
    where TRow : class
{
    private readonly IReadOnlyList<GameArm> _arms;
    private readonly TRow?[][] _rows;
    private readonly List<RowFile> _files = [];
    private readonly Action<RunProgress>? _progress;
    private readonly Lock _keeping = new();
    private readonly int _found;
    private int _done;

    /// <param name="games">Games of each arm.</param>
    /// <param name="folder">Null to keep them in memory alone.</param>
    /// <param name="progress">Called after each game, from one thread at a time.</param>
    /// <exception cref="RunFolderException">The folder holds another run, or cannot be used.</exception>
    public KeptRows(IReadOnlyList<GameArm> arms, int games, RunFolder? folder, Action<RunProgress>? progress)
    {
        (_arms, _progress) = (arms, progress);
        _rows = [.. arms.Select(_ => new TRow?[games])];
        try
        {
            for (var arm = 0; folder is not null && arm < arms.Count; arm++)
                _files.Add(RowFile.Open(folder, arms[arm], _rows[arm]));
        }
        catch
        {
            Dispose();
            throw;
        }

        Open =
        [
            .. from arm in Enumerable.Range(0, arms.Count)
            from game in Enumerable.Range(0, games)
            where _rows[arm][game] is null
            select (arm, game),
        ];
        _found = _done = (arms.Count * games) - Open.Length;
    }

    /// <summary>What is still to be played, when the run begins: numbers of arms and of their games.</summary>
    public ImmutableArray<(int Arm, int Game)> Open { get; }

    /// <summary>Takes the row of a finished game; from any thread.</summary>
    public void Keep(int arm, int game, TRow row)
    {
        _rows[arm][game] = row;
        lock (_keeping)
        {
            if (_files.Count > 0)
                _files[arm].Append(game, row);
            _progress?.Invoke(new RunProgress(_arms[arm].Id, ++_done, _arms.Count * _rows[arm].Length, _found));
        }
    }

    /// <summary>The rows of each arm by its id, in the order of the games.</summary>
    public ImmutableDictionary<string, ImmutableArray<TRow>> All() =>
        _arms
            .Select((arm, i) => KeyValuePair.Create(arm.Id, _rows[i].OfType<TRow>().ToImmutableArray()))
            .ToImmutableDictionary(StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var file in _files)
            file.Dispose();
    }
}
