using System.Buffers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Simulation.Server.Broadcasting;

/// <summary>Messages to clients, written out once however many connections they go to.</summary>
public sealed class Outgoing(IHubProtocolResolver protocols)
{
    // What SignalR would write into itself goes back to the shared pool, which has too few when many tables are told at
    // once.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    /// <summary>The only one that clients may choose.</summary>
    private readonly IHubProtocol _json = protocols.AllProtocols.Single();

    public OutgoingMessage Batch(ReadOnlyMemory<byte> json) => Of("Batch", new RawJson(json));

    public OutgoingMessage Of(string method, object argument)
    {
        var buffer = s_buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        _json.WriteMessage(new InvocationMessage(method, [argument]), buffer);
        var bytes = buffer.WrittenSpan.ToArray();
        return new OutgoingMessage(new SerializedHubMessage([new SerializedMessage(_json.Name, bytes)]), bytes.Length);
    }
}

/// <param name="Bytes">Its length on the wire.</param>
public sealed record OutgoingMessage(SerializedHubMessage Message, int Bytes);
