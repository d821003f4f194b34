using System.Collections;
using System.Collections.Immutable;
using System.Text;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>
/// The entries of a session's journal. Few are ever asked for again, so all but the opening, whose texts are shared with other
/// sessions, are kept as the journal has them and made anew for whoever asks.
/// </summary>
internal sealed class History : IReadOnlyList<GameEntry>
{
    private const byte NewLine = (byte)'\n';
    private const byte Blank = (byte)' ';

    private readonly ByteStore _lines = new();
    private readonly List<long> _at = []; // UTC, in 100 ns.
    private readonly List<GameEntry> _recent = [];
    private GameEntry? _opening;

    public int Count => _at.Count;

    /// <summary>When the last one was accepted.</summary>
    public DateTimeOffset LastAt => TimeOf(Count - 1);

    public GameEntry this[int index]
    {
        get
        {
            if (index == 0) return _opening!;
            var recent = index - (Count - _recent.Count);
            return recent >= 0 ? _recent[recent] : Read(index);
        }
    }

    /// <param name="stored">The same as the journal has it.</param>
    public void Add(GameEntry entry, JournalEntry stored)
    {
        if (_opening is not null) Write(stored);
        else _lines.Add(0);
        _opening ??= entry;
        _at.Add(entry.At.UtcTicks);
        _recent.Add(entry);
    }

    /// <summary>What was added until now has been told, and will hardly be asked for.</summary>
    public void ClearCache() => _recent.Clear();

    public IEnumerator<GameEntry> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private DateTimeOffset TimeOf(int index) => new(_at[index], TimeSpan.Zero);

    // Its author on a line, then each event: its name, a blank, its JSON. Stored JSON has no line breaks.
    private void Write(JournalEntry stored)
    {
        var length = Encoding.UTF8.GetByteCount(stored.By);
        foreach (var (name, json) in stored.Events) length += name.Length + json.Length + 2;

        var rest = _lines.Add(length);
        rest = rest[Encoding.UTF8.GetBytes(stored.By, rest)..];
        foreach (var (name, json) in stored.Events)
        {
            rest[0] = NewLine;
            Encoding.ASCII.GetBytes(name, rest[1..]);
            rest[1 + name.Length] = Blank;
            json.Span.CopyTo(rest[(2 + name.Length)..]);
            rest = rest[(2 + name.Length + json.Length)..];
        }
    }

    private GameEntry Read(int index)
    {
        var rest = _lines[index];
        var by = Author.Parse(Encoding.UTF8.GetString(Line(ref rest)));
        var events = ImmutableArray.CreateBuilder<SessionEvent>();
        while (!rest.IsEmpty)
        {
            var line = Line(ref rest);
            var name = line.IndexOf(Blank);
            events.Add(StoredEvents.Read(Encoding.ASCII.GetString(line[..name]), line[(name + 1)..]));
        }

        return new GameEntry(TimeOf(index), by, events.DrainToImmutable());
    }

    private static ReadOnlySpan<byte> Line(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf(NewLine);
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line;
    }
}
