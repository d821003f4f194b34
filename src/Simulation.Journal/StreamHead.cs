namespace Simulation.Journal;

/// <summary>The end of a stream, which the next append has to fit, and the receipts of its commands.</summary>
internal sealed class StreamHead(string stream)
{
    public long Version { get; set; }

    /// <summary>Of the last line.</summary>
    public byte[] Hash { get; } = new byte[LineWriter.HashLength];

    public Dictionary<string, (long First, long Last)> Receipts { get; } = [];

    public void Clear()
    {
        Version = 0;
        Receipts.Clear();
    }

    /// <summary>Decides an append and, when it fits, writes its lines and moves on as if they were stored.</summary>
    public AppendResult Stage(AppendOperation append, LineWriter lines)
    {
        foreach (var entry in append.Entries)
        {
            if (Receipts.TryGetValue(entry.CommandId, out var receipt))
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
            Receipts.Add(entry.CommandId, (entry.First, entry.Last));
            Version = entry.Last;
        }

        return new AppendResult.Appended(Version);
    }
}
