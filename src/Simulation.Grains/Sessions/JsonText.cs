using System.Buffers;
using System.Text.Json;
using Simulation.Rules.Language;

namespace Simulation.Grains.Sessions;

/// <summary>Writes JSON into a buffer that is used again.</summary>
internal static class JsonText
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    /// <returns>What was written; it holds until this thread writes the next.</returns>
    public static ReadOnlyMemory<byte> Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = s_buffer ??= new ArrayBufferWriter<byte>(1024);
        var writer = s_writer ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Json.Options.Encoder, SkipValidation = true });
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer, state);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Write<T>(T value) => Write(value, static (writer, one) => JsonSerializer.Serialize(writer, one, Json.Options));
}
