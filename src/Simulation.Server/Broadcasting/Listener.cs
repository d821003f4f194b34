using Microsoft.AspNetCore.SignalR;
using Simulation.Grains;

namespace Simulation.Server.Broadcasting;

/// <summary>One connection in one seat.</summary>
internal sealed class Listener(HubConnectionContext connection, string session, string seat, int mostWaitingBytes)
{
    private int _waiting;

    public string Session => session;

    public string Seat => seat;

    /// <summary>Whose eyes it has; null between a dismissal and entering again.</summary>
    public string? Viewer { get; set; }

    /// <summary>The number that it was told up to; null before it has entered.</summary>
    public long? At { get; set; }

    /// <summary>
    /// Sends without waiting. Messages to one connection stay in order; one that does not take them is cut, so that it
    /// holds up nobody else and does not fill the memory. It comes back and gets what it missed.
    /// </summary>
    public void Send(OutgoingMessage message)
    {
        var sending = connection.WriteAsync(message.Message);
        Telemetry.Delivered();
        if (sending.IsCompletedSuccessfully) return;
        if (Interlocked.Add(ref _waiting, message.Bytes) > mostWaitingBytes) connection.Abort();
        _ = Finish(sending, message.Bytes);
    }

    private async Task Finish(ValueTask sending, int bytes)
    {
        try
        {
            await sending;
        }
        catch (Exception)
        {
            // The connection is gone; its own clean-up follows.
            connection.Abort();
        }
        finally
        {
            Interlocked.Add(ref _waiting, -bytes);
        }
    }
}
