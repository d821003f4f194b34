using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Simulation.Journal;

/// <summary>
/// Writes streams as the lines of docs/journal-format.md, chained by their hashes, into one reused buffer.
/// Its counterpart is <see cref="NdjsonLineReader"/>. Not for use by two threads at once.
/// </summary>
internal sealed class NdjsonLineWriter : IDisposable
{
    public const string Format = "whitecell-journal/1";

    /// <summary>A hash as it stands in a line: SHA-256 in lower-case hexadecimal digits.</summary>
    public const int HashLength = 64;

    private const int KeptBuffer = 1024 * 1024;

    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Utf8JsonWriter _json;
    private ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    public NdjsonLineWriter() =>
        _json = new Utf8JsonWriter(
            _buffer,
            new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    /// <summary>Before the line closes comes <c>,"hash":"…"</c>; what stands before that is what was hashed.</summary>
    internal static ReadOnlySpan<byte> HashKey => ",\"hash\":\""u8;

    internal static ReadOnlySpan<byte> LineEnd => "\"}\n"u8;

    public void Clear()
    {
        if (_buffer.Capacity > KeptBuffer)
        {
            _buffer = new ArrayBufferWriter<byte>(16 * 1024);
        }
        else
        {
            _buffer.ResetWrittenCount();
        }
    }

    /// <summary>Writes the first line of a stream; its hash goes into <paramref name="hash"/>.</summary>
    /// <param name="form">What of the stream a copy holds; null for all of it.</param>
    public void Header(string stream, DateTimeOffset created, Span<byte> hash, string? form = null)
    {
        var start = Begin();
        _json.WriteStartObject();
        _json.WriteString("format"u8, Format);
        _json.WriteString("stream"u8, stream);
        _json.WriteString("created"u8, created.ToUniversalTime());
        if (form is not null)
        {
            _json.WriteString("form"u8, form);
        }

        End(start, [], hash);
    }

    /// <summary>Writes one entry; <paramref name="hash"/> is that of the line before and becomes its own.</summary>
    /// <param name="more">How many entries of the same append follow it.</param>
    public void Entry(JournalEntry entry, int more, Span<byte> hash)
    {
        var start = Begin();
        _json.WriteStartObject();
        _json.WriteNumber("first"u8, entry.First);
        _json.WriteString("at"u8, entry.At.ToUniversalTime());
        _json.WriteString("command"u8, entry.CommandId);
        _json.WriteString("by"u8, entry.By);
        if (more > 0)
        {
            _json.WriteNumber("more"u8, more);
        }

        if (entry.Command is { } command)
        {
            _json.WritePropertyName("input"u8);
            Named(command.Name, command.Json);
        }

        _json.WriteStartArray("events"u8);
        foreach (var stored in entry.Events)
        {
            Named(stored.Name, stored.Json);
        }

        _json.WriteEndArray();
        End(start, hash, hash);
    }

    public void Dispose()
    {
        _json.Dispose();
        _sha.Dispose();
    }

    private void Named(string name, ReadOnlyMemory<byte> json)
    {
        _json.WriteStartObject();
        _json.WriteString("name"u8, name);
        _json.WritePropertyName("data"u8);
        _json.WriteRawValue(json.Span, skipInputValidation: true);
        _json.WriteEndObject();
    }

    private int Begin()
    {
        _json.Reset(_buffer);
        return _buffer.WrittenCount;
    }

    private void End(int start, ReadOnlySpan<byte> previous, Span<byte> hash)
    {
        _json.Flush();
        Hash(_sha, previous, _buffer.WrittenSpan[start..], hash);
        _buffer.Write(HashKey);
        _buffer.Write(hash);
        _buffer.Write(LineEnd);
    }

    /// <summary>SHA-256 over the hash of the line before, as its 64 digits, and this line's content.</summary>
    internal static void Hash(
        IncrementalHash sha,
        ReadOnlySpan<byte> previous,
        ReadOnlySpan<byte> content,
        Span<byte> hash
    )
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        sha.AppendData(previous);
        sha.AppendData(content);
        sha.GetHashAndReset(digest);
        Convert.TryToHexStringLower(digest, hash, out _);
    }
}
