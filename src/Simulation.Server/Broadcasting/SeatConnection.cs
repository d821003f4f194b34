using Microsoft.AspNetCore.SignalR;
using Simulation.Grains;

namespace Simulation.Server.Broadcasting;

/// <summary>A hub connection in a seat of a session, which receives the batches of one viewer.</summary>
internal sealed class SeatConnection(
    HubConnectionContext connection,
    string session,
    string seat,
    string viewer,
    int mostWaitingBytes
)
{
    private readonly Lock _gate = new();
    private readonly List<(string Subscription, ClientMessage Message, long? To)> _publishedBeforeEntered = [];
    private string? _viewer = viewer;
    private string? _subscription;
    private long _at;
    private int _waiting;

    public string Session => session;

    public string Seat => seat;

    /// <summary>The viewer whose batches it receives; null after a dismissal, until it has entered again.</summary>
    public string? Viewer => Volatile.Read(ref _viewer);

    /// <summary>
    /// Whether it has entered under another subscription of this server, and may have missed something since.
    /// </summary>
    public bool IsBehind(string subscription)
    {
        lock (_gate)
            return _viewer is not null && _subscription is not null && _subscription != subscription;
    }

    /// <summary>The session has let it in as its viewer, and the session's answer goes up to this number.</summary>
    /// <param name="subscription">What is published under it from now on is for this connection.</param>
    public void Entered(string subscription, long at)
    {
        lock (_gate)
        {
            (_subscription, _at) = (subscription, at);
            foreach (var (of, message, to) in _publishedBeforeEntered)
            {
                if (of == subscription)
                    SendIfNew(message, to);
            }

            _publishedBeforeEntered.Clear();
        }
    }

    /// <summary>
    /// Sends what is for the viewer alone. Until the session has let the connection in, it waits here.
    /// </summary>
    /// <param name="to">The number up to which a batch goes; null for what has none.</param>
    public void Send(string subscription, ClientMessage message, long? to)
    {
        lock (_gate)
        {
            if (_viewer is null)
                return;
            if (_subscription is null)
                _publishedBeforeEntered.Add((subscription, message, to));
            else if (_subscription == subscription)
                SendIfNew(message, to);
        }
    }

    /// <summary>The connection receives nothing more until it has entered again.</summary>
    public void Dismiss()
    {
        lock (_gate)
        {
            _viewer = null;
            _publishedBeforeEntered.Clear();
        }
    }

    /// <summary>
    /// Sends without waiting. Messages to one connection stay in order. A connection that does not take them is
    /// closed, so that it delays no other and does not fill the memory; its client comes back and gets what it missed.
    /// </summary>
    public void Send(ClientMessage message)
    {
        var sending = connection.WriteAsync(message.Message);
        Telemetry.Delivered();
        if (sending.IsCompletedSuccessfully)
            return;
        if (Interlocked.Add(ref _waiting, message.Bytes) > mostWaitingBytes)
            connection.Abort();
        _ = Finish(sending, message.Bytes);
    }

    // The session's answer has batches up to its number already; they need not be sent.
    private void SendIfNew(ClientMessage message, long? to)
    {
        if (to <= _at)
            return;
        _at = to ?? _at;
        Send(message);
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
