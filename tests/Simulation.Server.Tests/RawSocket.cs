using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;

namespace Simulation.Server.Tests;

/// <summary>
/// A WebSocket to the hub for clients that misbehave: it sends only what a test says, and reads only when told to.
/// </summary>
internal sealed class RawSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    /// <param name="server">As http://…</param>
    /// <param name="buffer">Bytes that the system keeps of what is not read yet; null for the system's default.</param>
    public static async Task<RawSocket> Connect(Uri server, int? buffer = null)
    {
        var raw = new RawSocket();
        using var http = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                ConnectCallback = async (to, cancellationToken) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    if (buffer is { } bytes)
                        socket.ReceiveBufferSize = bytes;
                    await socket.ConnectAsync(to.DnsEndPoint, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );
        var hub = new UriBuilder(server) { Scheme = "ws", Path = WireConstants.HubPath };
        await raw._socket.ConnectAsync(hub.Uri, http, CancellationToken.None);
        return raw;
    }

    /// <summary>Shakes hands and enters a session, and reads no further than the beginning of the snapshot.</summary>
    public async Task Enter(string session, string ticket)
    {
        var request = new EnterRequest(WireConstants.Version, session, ticket, null, null);
        var json = JsonSerializer.Serialize(request, Json.Options);
        await Send("{\"protocol\":\"json\",\"version\":1}\u001e");
        await Send($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Enter\",\"arguments\":[{json}]}}\u001e");
        await ReadUntil("\"snapshot\":{");
    }

    /// <summary>Reads until a text has come.</summary>
    /// <exception cref="InvalidOperationException">The connection has ended without it.</exception>
    public async Task ReadUntil(string text)
    {
        var read = "";
        while (!read.Contains(text, StringComparison.Ordinal))
            read += await Read() ?? throw new InvalidOperationException($"The connection ended after {read}");
    }

    public Task Send(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Reads until the server closes the connection.</summary>
    public async Task<string> ReadToEnd()
    {
        var text = new StringBuilder();
        while (await Read() is { } part)
            text.Append(part);
        return text.ToString();
    }

    public void Dispose() => _socket.Dispose();

    /// <returns>Null when the connection has ended.</returns>
    private async Task<string?> Read()
    {
        var buffer = new byte[4096];
        try
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            return Encoding.UTF8.GetString(buffer, 0, part.Count);
        }
        catch (WebSocketException)
        {
            // A server that closes with something unread resets the connection.
            return null;
        }
    }
}
