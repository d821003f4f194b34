// A client of the session hub for tests and measurements: the hub's JSON protocol, as the framework itself writes and
// reads it, over a plain WebSocket.
using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Testing;

/// <summary>One connection to the hub.</summary>
public sealed class HubClient : IAsyncDisposable, IInvocationBinder
{
    private readonly ClientWebSocket _socket = new();
    private readonly JsonHubProtocol _protocol = new(Options.Create(new JsonHubProtocolOptions
    {
        PayloadSerializerOptions = Json.Options,
    }));

    private readonly ConcurrentDictionary<string, (Type Type, TaskCompletionSource<object?> Done)> _calls = new();
    private readonly Channel<object> _heard = Channel.CreateUnbounded<object>();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;
    private int _lastCall;
    private volatile bool _takesNothing;
    private volatile bool _dropped;

    private HubClient()
    {
    }

    /// <summary>Batches, presences and dismissals in the order of arrival; completes when the connection ends.</summary>
    public ChannelReader<object> Heard => _heard.Reader;

    /// <summary>Why the server closed the connection, as far as it said so.</summary>
    public string? CloseReason { get; private set; }

    /// <summary>Completes when the connection has ended, whoever ended it.</summary>
    public Task Ended => _receiving;

    /// <param name="server">As http://…</param>
    /// <param name="origin">What a browser would say of the page that connects.</param>
    /// <param name="buffer">Bytes that the system keeps for what is not read yet; null for as many as it likes.</param>
    /// <exception cref="WebSocketException">The server did not let us in.</exception>
    public static async Task<HubClient> Connect(Uri server, string? origin = null, int? buffer = null)
    {
        var client = new HubClient();
        if (origin is not null) client._socket.Options.SetRequestHeader("Origin", origin);
        var address = new UriBuilder(server) { Scheme = server.Scheme == "https" ? "wss" : "ws", Path = Wire.HubPath };
        using var line = buffer is { } bytes ? LineWith(bytes) : null;
        await client._socket.ConnectAsync(address.Uri, line, CancellationToken.None);
        await client.ShakeHands();
        return client;
    }

    public Task<EnterReply> Enter(string session, string ticket, string? stream = null, long? after = null) =>
        Call<EnterReply>("Enter", new EnterRequest(Wire.Version, session, ticket, stream, after));

    public Task<Receipt> Submit(SeatCommand command, string? id = null) =>
        Call<Receipt>("Submit", new CommandEnvelope(id ?? Guid.NewGuid().ToString(), command));

    /// <exception cref="HubException">The server answered with an error instead of a result.</exception>
    public async Task<T> Call<T>(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastCall).ToString(CultureInfo.InvariantCulture);
        var done = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = (typeof(T), done);
        await Send(_protocol.GetMessageBytes(new InvocationMessage(id, method, arguments)));
        if (_receiving.IsCompleted) FailCalls();
        return (T)(await done.Task)!;
    }

    /// <summary>Sends these very bytes.</summary>
    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Reads nothing any more of what the server sends.</summary>
    public void StopTaking() => _takesNothing = true;

    /// <summary>Ends the connection without a word, as a lost network does.</summary>
    public async Task Drop()
    {
        _dropped = true;
        _resumed.TrySetResult();
        _socket.Abort();
        await _receiving;
    }

    public async ValueTask DisposeAsync()
    {
        await Drop();
        _socket.Dispose();
        _sending.Dispose();
    }

    Type IInvocationBinder.GetReturnType(string invocationId) =>
        _calls.TryGetValue(invocationId, out var call) ? call.Type : typeof(JsonElement);

    IReadOnlyList<Type> IInvocationBinder.GetParameterTypes(string methodName) => methodName switch
    {
        "Batch" => [typeof(Batch)],
        "Presence" => [typeof(Presence)],
        "Dismissed" => [typeof(Dismissed)],
        _ => throw new InvalidOperationException($"The server calls {methodName}, which the protocol does not know."),
    };

    Type IInvocationBinder.GetStreamItemType(string streamId) => typeof(JsonElement);

    private static HttpMessageInvoker LineWith(int buffer) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (to, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = buffer };
            await socket.ConnectAsync(to.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    private async Task ShakeHands()
    {
        var request = new ArrayBufferWriter<byte>();
        HandshakeProtocol.WriteRequestMessage(new HandshakeRequestMessage(_protocol.Name, _protocol.Version), request);
        await Send(request.WrittenMemory);
        var buffer = new List<byte>();
        while (true)
        {
            if (!await Receive(buffer)) throw new WebSocketException("The server ended the connection in the handshake.");
            var received = new ReadOnlySequence<byte>(buffer.ToArray());
            if (!HandshakeProtocol.TryParseResponseMessage(ref received, out var response)) continue;
            if (response.Error is { } error) throw new HubException(error);
            buffer = [.. received.ToArray()];
            break;
        }

        _receiving = ReceiveAll(buffer);
    }

    private async Task ReceiveAll(List<byte> buffer)
    {
        try
        {
            do
            {
                var received = new ReadOnlySequence<byte>(buffer.ToArray());
                while (_protocol.TryParseMessage(ref received, this, out var message)) Take(message);
                buffer = [.. received.ToArray()];
            }
            while (await Receive(buffer));
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException || _dropped)
        {
            // It ended the hard way. A socket that is dropped between two messages calls the next one an invalid operation.
        }
        finally
        {
            _heard.Writer.TryComplete();
            FailCalls();
        }
    }

    private async Task<bool> Receive(List<byte> buffer)
    {
        if (_takesNothing) await _resumed.Task;
        var chunk = new byte[16 * 1024];
        var result = await _socket.ReceiveAsync(chunk.AsMemory(), CancellationToken.None);
        if (result.MessageType == WebSocketMessageType.Close) return false;
        buffer.AddRange(chunk.AsSpan(0, result.Count));
        return true;
    }

    private void Take(HubMessage message)
    {
        switch (message)
        {
            case CompletionMessage completion when _calls.TryRemove(completion.InvocationId!, out var call):
                if (completion.Error is { } error) call.Done.TrySetException(new HubException(error));
                else call.Done.TrySetResult(completion.Result);
                break;
            case InvocationMessage invocation:
                _heard.Writer.TryWrite(invocation.Arguments[0]!);
                break;
            case CloseMessage close:
                CloseReason ??= close.Error;
                break;
            case InvocationBindingFailureMessage failure:
                failure.BindingFailure.Throw();
                break;
        }
    }

    private void FailCalls()
    {
        foreach (var call in _calls.Values) call.Done.TrySetException(new WebSocketException("The connection has ended."));
    }
}
