namespace Simulation.Journal.Sqlite;

/// <summary>
/// The heads of the streams used last: those of the last <paramref name="size"/> at least, twice as many at most.
/// </summary>
internal sealed class HeadCache(int size)
{
    private Dictionary<string, StreamHead> _recent = new(StringComparer.Ordinal);
    private Dictionary<string, StreamHead> _older = [];

    /// <param name="isNew">Whether it was not known and has to be read.</param>
    public StreamHead Get(string stream, out bool isNew)
    {
        isNew = false;
        if (_recent.TryGetValue(stream, out var head)) return head;
        if (!_older.Remove(stream, out head))
        {
            head = new StreamHead(stream);
            isNew = true;
        }

        if (_recent.Count >= size) (_older, _recent) = (_recent, new(StringComparer.Ordinal));
        _recent.Add(stream, head);
        return head;
    }

    public void Remove(string stream)
    {
        _recent.Remove(stream);
        _older.Remove(stream);
    }

    public void Clear()
    {
        _recent.Clear();
        _older.Clear();
    }
}
