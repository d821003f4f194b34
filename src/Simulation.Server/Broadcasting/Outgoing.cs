using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Simulation.Server.Broadcasting;

/// <summary>Messages to clients, written out once however many connections they go to.</summary>
public sealed class Outgoing(IHubProtocolResolver protocols)
{
    public SerializedHubMessage Batch(byte[] json) => Of("Batch", new RawJson(json));

    public SerializedHubMessage Of(string method, object argument)
    {
        var message = new InvocationMessage(method, [argument]);
        return new SerializedHubMessage([.. protocols.AllProtocols.Select(protocol => new SerializedMessage(protocol.Name, protocol.GetMessageBytes(message)))]);
    }
}
