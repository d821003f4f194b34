namespace Simulation.Journal.Sqlite;

/// <summary>
/// The streams used last: the last <paramref name="streams"/> of them or those that hold the last
/// <paramref name="commands"/> commands, whichever are fewer; at most twice as many.
/// </summary>
internal sealed class StreamCache(int streams, int commands)
{
    private Dictionary<string, CachedStream> _recent = new(StringComparer.Ordinal);
    private Dictionary<string, CachedStream> _older = [];
    private int _recentCommands;

    /// <param name="isNew">Whether it was not known and has to be read.</param>
    public CachedStream Get(string name, out bool isNew)
    {
        isNew = false;
        if (_recent.TryGetValue(name, out var stream))
            return stream;
        if (!_older.Remove(name, out stream))
        {
            stream = new CachedStream(name);
            isNew = true;
        }

        if (_recent.Count >= streams || _recentCommands >= commands)
        {
            (_older, _recent, _recentCommands) = (_recent, new(StringComparer.Ordinal), 0);
        }

        _recent.Add(name, stream);
        _recentCommands += stream.Commands;
        return stream;
    }

    /// <summary>Notes a command that a stream holds.</summary>
    public void AddCommand(CachedStream stream, string commandId)
    {
        if (stream.AddCommand(commandId))
            _recentCommands++;
    }

    public void Remove(string name)
    {
        _recent.Remove(name);
        _older.Remove(name);
    }
}

/// <summary>The end of a stream, its number in the database, and which commands it holds.</summary>
internal sealed class CachedStream(string name) : StreamHead(name)
{
    // Hash codes take a tenth of the ids' room.
    private readonly HashSet<int> _commands = [];

    /// <summary><c>journal_stream.id</c>; 0 while the stream does not exist.</summary>
    public long Id { get; set; }

    public int Commands => _commands.Count;

    /// <summary>
    /// False when the stream holds no such command; true also when another one has the same hash code.
    /// </summary>
    public bool MayHold(string commandId) => _commands.Contains(StringComparer.Ordinal.GetHashCode(commandId));

    public bool AddCommand(string commandId) => _commands.Add(StringComparer.Ordinal.GetHashCode(commandId));
}
