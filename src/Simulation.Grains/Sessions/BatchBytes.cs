using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;

namespace Simulation.Grains.Sessions;

/// <summary>Writes the batches of one telling as JSON, each that several viewers get only once.</summary>
internal sealed class BatchBytes(NoticeStore notices)
{
    private static readonly JsonEncodedText From = Name(nameof(Batch.From));
    private static readonly JsonEncodedText To = Name(nameof(Batch.To));
    private static readonly JsonEncodedText Notices = Name(nameof(Batch.Notices));
    private static readonly JsonEncodedText Changes = Name(nameof(Batch.Changes));

    private readonly List<(StreamBatch Batch, byte[] Bytes)> _written = [];

    /// <returns>The very same bytes for batches that are equal.</returns>
    public byte[] Of(StreamBatch batch)
    {
        foreach (var (written, same) in _written)
        {
            if (written == batch) return same;
        }

        var bytes = JsonText.Write((batch, notices), static (writer, one) => Write(writer, one.batch, one.notices)).ToArray();
        _written.Add((batch, bytes));
        return bytes;
    }

    private static void Write(Utf8JsonWriter writer, StreamBatch batch, NoticeStore notices)
    {
        writer.WriteStartObject();
        writer.WriteNumber(From, batch.From);
        writer.WriteNumber(To, batch.To);
        writer.WriteStartArray(Notices);
        foreach (var notice in batch.Notices) writer.WriteRawValue(notices[notice], skipInputValidation: true);
        writer.WriteEndArray();
        writer.WritePropertyName(Changes);
        JsonSerializer.Serialize(writer, batch.Changes, Json.Options);
        writer.WriteEndObject();
    }

    private static JsonEncodedText Name(string property) => JsonEncodedText.Encode(Json.Options.PropertyNamingPolicy!.ConvertName(property));
}
