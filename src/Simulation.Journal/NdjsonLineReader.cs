using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace Simulation.Journal;

/// <summary>
/// Reads the lines of one stream in their order, verifying that each is the one that was written there
/// (docs/journal-format.md). Any line that is not is <see cref="JournalDamagedException"/>.
/// </summary>
internal sealed class NdjsonLineReader(string file, string stream) : IDisposable
{
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _hash = new byte[NdjsonLineWriter.HashLength];

    /// <summary>How many lines were read.</summary>
    public long Lines { get; private set; }

    /// <summary>The version after the last entry read.</summary>
    public long Version { get; private set; }

    /// <summary>How many entries must follow before the append that the last entry belongs to is whole.</summary>
    public int More { get; private set; }

    /// <summary>The hash of the last line read.</summary>
    public ReadOnlySpan<byte> Hash => _hash;

    /// <summary>Goes on after a line that was read before.</summary>
    public void Resume(long lines, long version, ReadOnlySpan<byte> hash)
    {
        Lines = lines;
        Version = version;
        hash.CopyTo(_hash);
    }

    /// <summary>
    /// Goes on after the line that was counted last, taking its hash from it: what it says is not verified.
    /// </summary>
    public JournalEntry ResumeAfter(ReadOnlyMemory<byte> line)
    {
        var (entry, _) = Parsed(line);
        var end = line.Length - (NdjsonLineWriter.LineEnd.Length - 1);
        if (end < NdjsonLineWriter.HashLength)
        {
            throw Damaged("the line is too short");
        }

        Resume(Lines, entry.Last, line.Span[(end - NdjsonLineWriter.HashLength)..end]);
        return entry;
    }

    public void Header(ReadOnlySpan<byte> line)
    {
        Verify(line, []);
        try
        {
            var reader = new Utf8JsonReader(line);
            string? format = null,
                name = null;
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString();
                reader.Read();
                switch (key)
                {
                    case "format":
                        format = reader.GetString();
                        break;
                    case "stream":
                        name = reader.GetString();
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            if (format != NdjsonLineWriter.Format)
            {
                throw Damaged($"the format is '{format}', this version reads '{NdjsonLineWriter.Format}'");
            }

            if (name != stream)
            {
                throw Damaged($"the file holds the stream '{name}'");
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw Damaged("the header cannot be read", error);
        }
    }

    /// <summary>Reads an entry whose events refer to the memory of the line.</summary>
    /// <param name="line">Without its line feed.</param>
    public JournalEntry Entry(ReadOnlyMemory<byte> line)
    {
        Verify(line.Span, _hash);
        var (entry, more) = Parsed(line);
        if (entry.First != Version + 1 || entry.Events.Length == 0)
        {
            throw Damaged($"the entry begins at {entry.First} and has {entry.Events.Length} events after {Version}");
        }

        if (More > 0 && more != More - 1)
        {
            throw Damaged($"{More} entries of an append should follow, then {more}");
        }

        Version = entry.Last;
        More = more;
        return more == 0 ? entry : entry with { More = more };
    }

    /// <summary>
    /// Checks what follows the last line feed. A line that a crash cut short is no damage; one that is whole but for
    /// its line feed, with another byte in its place, was acknowledged and is. (A zero there is a block never
    /// written.)
    /// </summary>
    /// <param name="atEnd">Whether the file ends there.</param>
    public void CheckRest(ReadOnlySpan<byte> rest, bool atEnd)
    {
        Span<byte> hash = stackalloc byte[NdjsonLineWriter.HashLength];
        if (rest.Length > EntryValidator.MaxLine + 1024)
        {
            Lines++;
            throw Damaged("the line does not end");
        }

        if (atEnd && rest.Length > 1 && rest[^1] != 0 && Matches(rest[..^1], Lines == 0 ? [] : _hash, hash))
        {
            Lines++;
            throw Damaged("the line feed at its end is not what was written");
        }
    }

    public JournalDamagedException Damaged(string reason, Exception? error = null) => new(file, Lines, reason, error);

    public void Dispose() => _sha.Dispose();

    private void Verify(ReadOnlySpan<byte> line, ReadOnlySpan<byte> previous)
    {
        Lines++;
        Span<byte> hash = stackalloc byte[NdjsonLineWriter.HashLength];
        if (!Matches(line, previous, hash))
        {
            throw Damaged("the line is not what was written: its hash does not match");
        }

        hash.CopyTo(_hash);
    }

    private bool Matches(ReadOnlySpan<byte> line, ReadOnlySpan<byte> previous, Span<byte> hash)
    {
        var content =
            line.Length
            - NdjsonLineWriter.HashKey.Length
            - NdjsonLineWriter.HashLength
            - (NdjsonLineWriter.LineEnd.Length - 1);
        if (content < 0)
        {
            return false;
        }

        NdjsonLineWriter.Hash(_sha, previous, line[..content], hash);
        var rest = line[content..];
        return rest.StartsWith(NdjsonLineWriter.HashKey)
            && rest.Slice(NdjsonLineWriter.HashKey.Length, NdjsonLineWriter.HashLength).SequenceEqual(hash)
            && rest.EndsWith(NdjsonLineWriter.LineEnd[..^1]);
    }

    private (JournalEntry Entry, int More) Parsed(ReadOnlyMemory<byte> line)
    {
        try
        {
            return (Parse(line, out var more), more);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw Damaged("the entry cannot be read", error);
        }
    }

    private static JournalEntry Parse(ReadOnlyMemory<byte> line, out int more)
    {
        var reader = new Utf8JsonReader(line.Span, new JsonReaderOptions { MaxDepth = EntryValidator.MaxDepth + 3 });
        long first = 0;
        DateTimeOffset at = default;
        string? command = null,
            by = null;
        StoredCommand? input = null;
        ImmutableArray<StoredEvent> events = [];
        more = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("first"u8))
            {
                reader.Read();
                first = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("at"u8))
            {
                reader.Read();
                at = reader.GetDateTimeOffset();
            }
            else if (reader.ValueTextEquals("command"u8))
            {
                reader.Read();
                command = reader.GetString();
            }
            else if (reader.ValueTextEquals("by"u8))
            {
                reader.Read();
                by = reader.GetString();
            }
            else if (reader.ValueTextEquals("more"u8))
            {
                reader.Read();
                more = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("input"u8))
            {
                reader.Read();
                var (name, data) = Named(ref reader, line);
                input = new StoredCommand(name, data);
            }
            else if (reader.ValueTextEquals("events"u8))
            {
                reader.Read();
                events = Events(ref reader, line);
            }
            else
            {
                reader.Skip();
            }
        }

        return new JournalEntry(
            first,
            at,
            command ?? throw new FormatException("no command"),
            by ?? throw new FormatException("no by"),
            events
        )
        {
            Command = input,
        };
    }

    private static ImmutableArray<StoredEvent> Events(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
    {
        var events = ImmutableArray.CreateBuilder<StoredEvent>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var (name, data) = Named(ref reader, line);
            events.Add(new StoredEvent(name, data));
        }

        return events.DrainToImmutable();
    }

    // Reads {"name": …, "data": …}; the reader stands at its beginning.
    private static (string Name, ReadOnlyMemory<byte> Data) Named(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
    {
        string? name = null;
        ReadOnlyMemory<byte> data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (isName)
            {
                name = reader.GetString();
            }
            else
            {
                reader.Skip();
                data = line[start..(int)reader.BytesConsumed];
            }
        }

        return (name ?? throw new FormatException("no name"), data);
    }
}
