using Microsoft.AspNetCore.SignalR;
using Simulation.Grains;

namespace Simulation.Server.Broadcasting;

/// <summary>One connection in one seat.</summary>
internal sealed class Listener(HubConnectionContext connection, string session, string seat, int mostWaitingBytes)
{
    private const long NotEntered = -1;

    private int _waiting;
    private long _at = NotEntered; // Also read while it is being told.

    public string Session => session;

    public string Seat => seat;

    /// <summary>Whose eyes it has; null between a dismissal and entering again.</summary>
    public string? Viewer { get; set; }

    /// <summary>The number that it was told up to; null before it has entered.</summary>
    public long? At => Interlocked.Read(ref _at) is var at and not NotEntered ? at : null;

    public void Entered(long at) => Interlocked.Exchange(ref _at, at);

    /// <summary>It was told up to this number. Before it has entered that does not count: the answer goes by its own.</summary>
    public void Told(long to)
    {
        var at = Interlocked.Read(ref _at);
        if (at != NotEntered && at < to) Interlocked.CompareExchange(ref _at, to, at);
    }

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
