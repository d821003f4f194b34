using System.Buffers;
using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>Writes the batches of one telling as JSON: each that several viewers get only once, and each notice too.</summary>
internal sealed class BatchBytes
{
    private static readonly JsonEncodedText From = Name(nameof(Batch.From));
    private static readonly JsonEncodedText To = Name(nameof(Batch.To));
    private static readonly JsonEncodedText Notices = Name(nameof(Batch.Notices));
    private static readonly JsonEncodedText Changes = Name(nameof(Batch.Changes));
    private static readonly JsonWriterOptions Options = new() { Encoder = Json.Options.Encoder };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    private readonly List<(Batch Batch, byte[] Bytes)> _written = [];
    private readonly Dictionary<Notice, byte[]> _notices = new(ReferenceEqualityComparer.Instance);

    /// <returns>The very same bytes for batches that are equal.</returns>
    public byte[] Of(Batch batch)
    {
        foreach (var (written, same) in _written)
        {
            if (written == batch) return same;
        }

        var buffer = s_buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber(From, batch.From);
            writer.WriteNumber(To, batch.To);
            writer.WriteStartArray(Notices);
            foreach (var notice in batch.Notices) writer.WriteRawValue(Of(notice), skipInputValidation: true);
            writer.WriteEndArray();
            writer.WritePropertyName(Changes);
            JsonSerializer.Serialize(writer, batch.Changes, Json.Options);
            writer.WriteEndObject();
        }

        var bytes = buffer.WrittenSpan.ToArray();
        _written.Add((batch, bytes));
        return bytes;
    }

    private byte[] Of(Notice notice)
    {
        if (!_notices.TryGetValue(notice, out var bytes)) _notices.Add(notice, bytes = JsonSerializer.SerializeToUtf8Bytes(notice, Json.Options));
        return bytes;
    }

    private static JsonEncodedText Name(string property) => JsonEncodedText.Encode(Json.Options.PropertyNamingPolicy!.ConvertName(property));
}
