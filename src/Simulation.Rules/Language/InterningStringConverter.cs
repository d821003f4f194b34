using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulation.Rules.Language;

/// <summary>
/// Reads short texts that were read before as the same object: ids of roles and moves stand in thousands of stored
/// events, and each would be held once for each event. What is remembered is bounded, and a text that is forgotten is
/// only held once more.
/// </summary>
internal sealed class InterningStringConverter : JsonConverter<string>
{
    /// <summary>Bytes; ids are shorter, and what people say is longer.</summary>
    private const int Longest = 40;

    /// <summary>A power of two.</summary>
    private const int Places = 1 << 13;

    // Written by several threads without a lock: any text in a place is as good as another.
    private static readonly string?[] _remembered = new string?[Places];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Shared(ref reader);

    public override string ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Shared(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    private static string Shared(ref Utf8JsonReader reader)
    {
        if (
            reader.HasValueSequence
            || reader.ValueIsEscaped
            || reader.ValueSpan.Length > Longest
            || !Ascii.IsValid(reader.ValueSpan)
        )
            return reader.GetString()!;
        var hash = default(HashCode);
        hash.AddBytes(reader.ValueSpan);
        ref var place = ref _remembered[hash.ToHashCode() & (Places - 1)];
        return place is { } text && Ascii.Equals(reader.ValueSpan, text) ? text : place = reader.GetString()!;
    }
}
