using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Simulation.Server.Broadcasting;

/// <summary>Messages to clients, written out once however many connections they go to.</summary>
public sealed class Outgoing(IHubProtocolResolver protocols)
{
    public OutgoingMessage Batch(ReadOnlyMemory<byte> json) => Of("Batch", new RawJson(json));

    public OutgoingMessage Of(string method, object argument)
    {
        var message = new InvocationMessage(method, [argument]);
        var written = protocols.AllProtocols.Select(protocol => new SerializedMessage(protocol.Name, protocol.GetMessageBytes(message))).ToList();
        return new OutgoingMessage(new SerializedHubMessage(written), written.Max(one => one.Serialized.Length));
    }
}

/// <param name="Bytes">Its length on the wire.</param>
public sealed record OutgoingMessage(SerializedHubMessage Message, int Bytes);
