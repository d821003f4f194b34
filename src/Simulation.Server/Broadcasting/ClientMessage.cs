using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Simulation.Server.Broadcasting;

/// <summary>A hub message in its serialised form, which any number of connections can be sent.</summary>
/// <param name="Bytes">Its length on the wire.</param>
public sealed record ClientMessage(SerializedHubMessage Message, int Bytes);

/// <summary>Serialises each message to clients once, however many connections it goes to.</summary>
public sealed class ClientMessageSerializer(IHubProtocolResolver protocols)
{
    // A buffer of SignalR's own goes back to the shared pool, which has too few when many sessions publish at once.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    /// <summary>The only protocol that clients may choose.</summary>
    private readonly IHubProtocol _json = protocols.AllProtocols.Single();

    public ClientMessage Batch(ReadOnlyMemory<byte> json) => Invocation("Batch", new RawJson(json));

    public ClientMessage Drafts(ReadOnlyMemory<byte> json) => Invocation("Drafts", new RawJson(json));

    /// <summary>An invocation of a method of the client.</summary>
    public ClientMessage Invocation(string method, object argument)
    {
        var buffer = s_buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        _json.WriteMessage(new InvocationMessage(method, [argument]), buffer);
        var bytes = buffer.WrittenSpan.ToArray();
        return new ClientMessage(new SerializedHubMessage([new SerializedMessage(_json.Name, bytes)]), bytes.Length);
    }

    /// <summary>A value that is JSON already: serialised once for a viewer.</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    private sealed record RawJson(ReadOnlyMemory<byte> Utf8);

    private sealed class RawJsonConverter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Only written, never read.");

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
