using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Simulation.Server.Hubs;

/// <summary>
/// A connection that has not entered a session yet. It holds a place, so it is sent away when it stays so.
/// </summary>
internal sealed class EnterTimeout : IDisposable
{
    private static readonly CloseMessage NotEntered = new("This connection has not entered a session in time.");

    private readonly ITimer _timer;

    /// <param name="longest">How long it may stay; then it is closed, unless this was disposed.</param>
    public EnterTimeout(HubConnectionContext connection, TimeSpan longest, TimeProvider time) =>
        _timer = time.CreateTimer(
            state => _ = SendAway((HubConnectionContext)state!),
            connection,
            longest,
            Timeout.InfiniteTimeSpan
        );

    public void Dispose() => _timer.Dispose();

    private static async Task SendAway(HubConnectionContext connection)
    {
        // One that takes nothing is not waited for.
        var told = connection.WriteAsync(NotEntered);
        if (told.IsCompleted)
            await told;
        connection.Abort();
    }
}
