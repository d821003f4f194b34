using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Simulation.Server.Hubs;

/// <summary>
/// Closes a connection that does not enter a session in time: it counts against the server's limit of connections.
/// </summary>
internal sealed class EnterTimeout : IDisposable
{
    private static readonly CloseMessage NotEntered = new("This connection has not entered a session in time.");

    private readonly ITimer _timer;

    /// <param name="longest">After which it is closed, unless this was disposed.</param>
    public EnterTimeout(HubConnectionContext connection, TimeSpan longest, TimeProvider time) =>
        _timer = time.CreateTimer(
            state => _ = Close((HubConnectionContext)state!),
            connection,
            longest,
            Timeout.InfiniteTimeSpan
        );

    public void Dispose() => _timer.Dispose();

    private static async Task Close(HubConnectionContext connection)
    {
        // The server does not wait for a client that does not read.
        var sending = connection.WriteAsync(NotEntered);
        if (sending.IsCompleted)
            await sending;
        connection.Abort();
    }
}
