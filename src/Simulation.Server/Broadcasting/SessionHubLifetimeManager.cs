using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Simulation.Server.Hubs;

namespace Simulation.Server.Broadcasting;

/// <summary>
/// SignalR's manager of connections, which also gives the hub access to each connection (all connections of a viewer
/// are sent the same bytes, and the hub's own clients would serialise a message for each), and takes leave of all of
/// them when the server stops.
/// </summary>
public sealed class SessionHubLifetimeManager(ILogger<DefaultHubLifetimeManager<SessionHub>> logger)
    : DefaultHubLifetimeManager<SessionHub>(logger)
{
    // Without an error: nothing that a client has sent is the reason, and it comes back by itself.
    private static readonly CloseMessage Stopping = new(error: null, allowReconnect: true);

    private readonly ConcurrentDictionary<HubConnectionContext, Task> _connections = [];

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Features.Set(connection);
        _connections[connection] = EndOf(connection);
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        _connections.TryRemove(connection, out _);
        return base.OnDisconnectedAsync(connection);
    }

    /// <summary>Closes all connections with a close message.</summary>
    /// <returns>Completes when all of them have ended.</returns>
    public Task CloseAll()
    {
        var connections = _connections.ToArray();
        foreach (var (connection, _) in connections)
            _ = Close(connection);
        return Task.WhenAll(connections.Select(connection => connection.Value));
    }

    /// <summary>Closes one connection with a close message, because the server stops.</summary>
    public static async Task Close(HubConnectionContext connection)
    {
        // The server does not wait for a client that does not read.
        var sending = connection.WriteAsync(Stopping);
        if (sending.IsCompleted)
            await sending;
        connection.Abort();
    }

    // Its request ends when all that was written is sent.
    private static Task EndOf(HubConnectionContext connection)
    {
        if (connection.GetHttpContext() is not { } http)
            return Task.CompletedTask;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        http.Response.OnCompleted(() =>
        {
            ended.SetResult();
            return Task.CompletedTask;
        });
        return ended.Task;
    }
}
