// A client of the session hub for tests and measurements, on the framework's own client. It does not reconnect by
// itself, because what happens after a lost connection is what is tested and measured.
using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Testing;

/// <summary>One connection to the session hub.</summary>
public sealed class SessionClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Channel<object> _received = Channel.CreateUnbounded<object>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HubConnection _hub;

    private SessionClient(Uri server)
    {
        _hub = new HubConnectionBuilder()
            .WithUrl(
                new Uri(server, WireConstants.HubPath.TrimStart('/')),
                options =>
                {
                    // The hub has no negotiation: it is a WebSocket at once. It is made here so that it can be aborted.
                    (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
                    options.WebSocketFactory = async (context, cancellationToken) =>
                    {
                        await _socket.ConnectAsync(context.Uri, cancellationToken);
                        return _socket;
                    };
                }
            )
            .AddJsonProtocol(options => options.PayloadSerializerOptions = Json.Options)
            .Build();
        _hub.On<Batch>("Batch", batch => _received.Writer.TryWrite(batch));
        _hub.On<Presence>("Presence", presence => _received.Writer.TryWrite(presence));
        _hub.On<TeamDrafts>("Drafts", drafts => _received.Writer.TryWrite(drafts));
        _hub.On<Dismissed>("Dismissed", dismissed => _received.Writer.TryWrite(dismissed));
        _hub.Closed += reason =>
        {
            CloseReason = reason?.Message;
            _received.Writer.TryComplete();
            _ended.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// Batches, presences, drafts and dismissals as they arrive; completes when the connection ends.
    /// </summary>
    public ChannelReader<object> Received => _received.Reader;

    /// <summary>Why the connection ended, in the server's words if it gave a reason; null while it lasts.</summary>
    public string? CloseReason { get; private set; }

    /// <summary>Completes when the connection has ended, whichever side ended it.</summary>
    public Task Ended => _ended.Task;

    /// <param name="server">As http://…, with a slash at the end of its prefix if it has one.</param>
    /// <param name="origin">The origin that a browser names for the page that connects.</param>
    /// <exception cref="WebSocketException">The server refused the connection or ended it in the handshake.</exception>
    public static async Task<SessionClient> Connect(Uri server, string? origin = null)
    {
        var client = new SessionClient(server);
        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await client._hub.StartAsync();
            return client;
        }
        catch (Exception failure)
        {
            await client._hub.DisposeAsync();
            if (IsEnd(failure))
                throw new WebSocketException("The connection ended in the handshake.", failure);
            throw;
        }
    }

    public Task<EnterReply> Enter(string session, string ticket, string? stream = null, long? after = null) =>
        Call<EnterReply>("Enter", new EnterRequest(WireConstants.Version, session, ticket, stream, after));

    public Task<Receipt> Submit(SeatCommand command, string? id = null, string? draft = null) =>
        Call<Receipt>("Submit", new CommandEnvelope(id ?? Guid.NewGuid().ToString(), command, draft));

    public Task<DraftReply> Draft(DraftEdit edit) => Call<DraftReply>("Draft", edit);

    /// <exception cref="HubException">The server answered with an error, or closed the connection with one.</exception>
    /// <exception cref="WebSocketException">The connection has ended.</exception>
    public async Task<T> Call<T>(string method, object argument)
    {
        try
        {
            return await _hub.InvokeAsync<T>(method, argument);
        }
        catch (Exception failure) when (IsEnd(failure))
        {
            throw new WebSocketException("The connection has ended.", failure);
        }
    }

    /// <summary>Follows the board of a class until the stream or the connection ends.</summary>
    public IAsyncEnumerable<ClassUpdate> WatchClass(
        string classId,
        string ticket,
        int version = WireConstants.Version
    ) => _hub.StreamAsync<ClassUpdate>("WatchClass", new WatchClassRequest(version, classId, ticket));

    /// <summary>What would have become of a finished session, until the answer is whole.</summary>
    public IAsyncEnumerable<WhatIfUpdate> WhatIf(WhatIfRequest request, CancellationToken stop = default) =>
        _hub.StreamAsync<WhatIfUpdate>("WhatIf", request, stop);

    /// <summary>Ends the connection without a close frame, as a lost network does. Disposing ends it so, too.</summary>
    public async Task Drop()
    {
        _socket.Abort();
        await Ended;
    }

    public async ValueTask DisposeAsync()
    {
        await Drop();
        await _hub.DisposeAsync();
    }

    // What the framework's client throws for a connection that has ended, depending on when the call met the end.
    // Invalid data without an inner exception is a message that was cut off.
    private static bool IsEnd(Exception failure) =>
        failure
            is InvalidOperationException
                or OperationCanceledException
                or IOException
                or InvalidDataException { InnerException: null };
}
