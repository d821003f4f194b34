using System.Collections.Immutable;
using System.Globalization;

namespace Simulation.Journal;

/// <summary>
/// Writes a copy of a stream from which something is left out, in the format of docs/journal-format.md: with a header
/// that says so, versions without gaps, and hashes of its own, so that <see cref="NdjsonFileReader"/> can verify it.
/// </summary>
/// <param name="form">What the copy holds, as its header says.</param>
public sealed class NdjsonCopyWriter(Stream output, string stream, string form) : IDisposable
{
    private readonly NdjsonLineWriter _lines = new();
    private readonly byte[] _hash = new byte[NdjsonLineWriter.HashLength];
    private long _version;
    private int _entries;

    /// <summary>Writes an entry, after the header if it is the first.</summary>
    /// <param name="by">As <see cref="JournalEntry.By"/> has it.</param>
    /// <param name="events">With none the entry has no line.</param>
    public async Task Write(
        DateTimeOffset at,
        string by,
        ImmutableArray<StoredEvent> events,
        CancellationToken cancellationToken
    )
    {
        if (events.IsEmpty)
            return;
        if (_entries == 0)
            _lines.Header(stream, at, _hash, form);
        var command = "entry-" + (++_entries).ToString(CultureInfo.InvariantCulture);
        _lines.Entry(new JournalEntry(_version + 1, at, command, by, events), more: 0, _hash);
        _version += events.Length;
        await output.WriteAsync(_lines.Written, cancellationToken);
        _lines.Clear();
    }

    public void Dispose() => _lines.Dispose();
}
