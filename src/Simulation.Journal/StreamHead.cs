namespace Simulation.Journal;

/// <summary>The end of a stream, which the next append has to fit.</summary>
internal class StreamHead(string stream)
{
    private readonly Dictionary<string, (long First, long Last)> _receipts = new(StringComparer.Ordinal);

    public string Stream => stream;

    /// <summary>0 when the stream does not exist.</summary>
    public long Version { get; set; }

    /// <summary>Of the last line.</summary>
    public byte[] Hash { get; } = new byte[NdjsonLineWriter.HashLength];

    /// <summary>Notes that the stream holds a command already.</summary>
    public void Remember(string commandId, long first, long last) => _receipts[commandId] = (first, last);

    /// <summary>Forgets which commands the stream holds; they are in the database.</summary>
    public void ForgetReceipts() => _receipts.Clear();

    /// <summary>Decides an append and, when it fits, writes its lines and moves on as if they were stored.</summary>
    public AppendResult Stage(AppendOperation append, NdjsonLineWriter lines)
    {
        foreach (var entry in append.Entries)
        {
            if (_receipts.TryGetValue(entry.CommandId, out var receipt))
            {
                return new AppendResult.Duplicate(entry.CommandId, receipt.First, receipt.Last);
            }
        }

        if (append.Expected != Version)
        {
            return new AppendResult.Conflict(Version);
        }

        if (Version == 0)
        {
            lines.Header(stream, append.Entries[0].At, Hash);
        }

        for (var index = 0; index < append.Entries.Count; index++)
        {
            var entry = append.Entries[index];
            lines.Entry(entry, append.Entries.Count - 1 - index, Hash);
            Remember(entry.CommandId, entry.First, entry.Last);
            Version = entry.Last;
        }

        return new AppendResult.Appended(Version);
    }
}
