namespace Simulation.Journal;

/// <summary>The end of a stream, which the next append has to fit, and the receipts of its commands.</summary>
internal sealed class StreamHead(string stream)
{
    private readonly Dictionary<UInt128, (long First, long Last)> _receipts = [];

    public long Version { get; set; }

    /// <summary>Of the last line.</summary>
    public byte[] Hash { get; } = new byte[LineWriter.HashLength];

    public void Clear()
    {
        Version = 0;
        _receipts.Clear();
    }

    /// <summary>Notes what is stored of a command.</summary>
    /// <returns>False when the stream holds the command already.</returns>
    public bool TryRemember(string commandId, long first, long last) => _receipts.TryAdd(CommandDigest.Of(commandId), (first, last));

    /// <summary>Decides an append and, when it fits, writes its lines and moves on as if they were stored.</summary>
    public AppendResult Stage(AppendOperation append, LineWriter lines)
    {
        foreach (var entry in append.Entries)
        {
            if (_receipts.TryGetValue(CommandDigest.Of(entry.CommandId), out var receipt))
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
            TryRemember(entry.CommandId, entry.First, entry.Last);
            Version = entry.Last;
        }

        return new AppendResult.Appended(Version);
    }
}
