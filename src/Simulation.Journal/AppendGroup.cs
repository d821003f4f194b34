namespace Simulation.Journal;

/// <summary>
/// Appends of any number of streams that one transaction stores. A store loads what decides them (the heads of their
/// streams, the receipts of their commands, what is damaged), has them decided, and stores what fits.
/// </summary>
internal sealed class AppendGroup
{
    private readonly IReadOnlyList<AppendOperation> _appends;
    private readonly SortedDictionary<string, StreamHead> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalDamagedException> _damaged = [];
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _created = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = [];
    private readonly List<StagedLine> _lines = [];

    /// <param name="head">Gives the head of a stream; it may be filled later.</param>
    public AppendGroup(IReadOnlyList<AppendOperation> appends, Func<string, StreamHead> head)
    {
        _appends = appends;
        foreach (var append in appends)
        {
            if (!_heads.ContainsKey(append.Stream))
                _heads.Add(append.Stream, head(append.Stream));
        }
    }

    /// <summary>Of all its streams, sorted by their names, so that two servers lock in the same order.</summary>
    public IReadOnlyDictionary<string, StreamHead> Heads => _heads;

    /// <summary>All commands that are to be stored.</summary>
    public IEnumerable<(string Stream, string CommandId)> Commands =>
        _appends.SelectMany(append => append.Entries.Select(entry => (append.Stream, entry.CommandId)));

    /// <summary>The streams that are new, with their headers.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Created => _created;

    /// <summary>The heads of streams that existed and have moved on.</summary>
    public IEnumerable<StreamHead> Moved =>
        _heads.Values.Where(head => _changed.Contains(head.Stream) && !_created.ContainsKey(head.Stream));

    public IReadOnlyList<StagedLine> Lines => _lines;

    /// <summary>What is stored of a stream does not fit together: appends to it are refused.</summary>
    public void MarkDamaged(string stream, JournalDamagedException damage) => _damaged.TryAdd(stream, damage);

    /// <summary>
    /// Sets each append's result, which may be answered once the transaction is durable. Those to a damaged stream are
    /// failed at once and have no result.
    /// </summary>
    /// <param name="lines">Has the lines, for as long as it is not cleared.</param>
    public void Stage(NdjsonLineWriter lines)
    {
        lines.Clear();
        foreach (var append in _appends)
        {
            if (_damaged.TryGetValue(append.Stream, out var damage))
            {
                append.Result = null;
                append.Fail(damage);
            }
            else
            {
                Stage(append, lines);
            }
        }
    }

    private void Stage(AppendOperation append, NdjsonLineWriter lines)
    {
        var start = lines.Written.Length;
        append.Result = _heads[append.Stream].Stage(append, lines);
        if (append.Result is not AppendResult.Appended)
        {
            return;
        }

        _changed.Add(append.Stream);
        var written = lines.Written[start..];
        if (append.Expected == 0)
        {
            _created.Add(append.Stream, Next());
        }

        foreach (var entry in append.Entries)
        {
            _lines.Add(new StagedLine(append.Stream, entry, Next()));
        }

        ReadOnlyMemory<byte> Next()
        {
            var line = written[..written.Span.IndexOf((byte)'\n')];
            written = written[(line.Length + 1)..];
            return line;
        }
    }
}

/// <param name="Line">Without its line feed.</param>
internal readonly record struct StagedLine(string Stream, JournalEntry Entry, ReadOnlyMemory<byte> Line);
