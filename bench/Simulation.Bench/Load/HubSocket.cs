// SignalR's JSON protocol over a WebSocket: a handshake, then records that end with one byte. It stands beside the
// framework's client (tests/Shared/SessionClient.cs) for two reasons: in a closed loop that one takes more than twice
// the processor time for a move, on the machine whose server is measured; and a flood sends what it never would.
using System.Diagnostics;
using System.Net.WebSockets;

namespace Simulation.Bench.Load;

/// <param name="record">One record, without the byte that ends it; valid during the call.</param>
/// <param name="at">Stopwatch ticks at which it arrived.</param>
internal delegate void RecordReceived(ReadOnlySpan<byte> record, long at);

/// <summary>One connection to a hub.</summary>
internal sealed class HubSocket : IDisposable
{
    public const byte End = 0x1e;

    private static readonly byte[] _handshake = [.. "{\"protocol\":\"json\",\"version\":1}"u8, End];
    private static readonly byte[] _ping = [.. "{\"type\":6}"u8, End];

    private readonly ClientWebSocket _socket = new();
    private byte[] _buffer = new byte[8 * 1024];
    private int _filled;

    private HubSocket()
    {
        _socket.Options.Proxy = null;
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    public static async Task<HubSocket> Connect(Uri hub, CancellationToken cancellationToken)
    {
        var socket = new HubSocket();
        try
        {
            await socket._socket.ConnectAsync(hub, cancellationToken);
            await socket.Send(_handshake, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Hands over all records until the connection ends.</summary>
    /// <exception cref="WebSocketException">It ended although it was not disposed.</exception>
    public async Task Receive(RecordReceived received, CancellationToken cancellationToken)
    {
        var shakenHands = false;
        while (true)
        {
            if (_filled == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken);
            var at = Stopwatch.GetTimestamp();
            if (part.MessageType == WebSocketMessageType.Close)
                throw new WebSocketException($"The server closed the connection: {_socket.CloseStatusDescription}");
            _filled += part.Count;
            var start = 0;
            while (_buffer.AsSpan(start, _filled - start).IndexOf(End) is var length and >= 0)
            {
                if (shakenHands)
                    received(_buffer.AsSpan(start, length), at);
                shakenHands = true;
                start += length + 1;
            }

            _filled -= start;
            if (start > 0 && _filled > 0)
                _buffer.AsSpan(start, _filled).CopyTo(_buffer);
        }
    }

    /// <summary>One at a time.</summary>
    public ValueTask Send(ReadOnlyMemory<byte> record, CancellationToken cancellationToken) =>
        _socket.SendAsync(record, WebSocketMessageType.Text, true, cancellationToken);

    /// <summary>Tells the server that a silent client is still there.</summary>
    public ValueTask Ping(CancellationToken cancellationToken) => Send(_ping, cancellationToken);

    public void Dispose() => _socket.Dispose();
}
