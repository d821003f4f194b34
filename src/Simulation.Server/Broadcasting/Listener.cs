using Microsoft.AspNetCore.SignalR;
using Simulation.Grains;

namespace Simulation.Server.Broadcasting;

/// <summary>One connection in one seat, with the eyes of one viewer.</summary>
internal sealed class Listener(
    HubConnectionContext connection,
    string session,
    string seat,
    string viewer,
    int mostWaitingBytes
)
{
    private readonly Lock _gate = new();
    private readonly List<(string Subscription, OutgoingMessage Message, long To)> _early = [];
    private string? _viewer = viewer;
    private string? _subscription;
    private long _at;
    private int _waiting;

    public string Session => session;

    public string Seat => seat;

    /// <summary>Whose eyes it has; null after a dismissal, until it has entered again.</summary>
    public string? Viewer => Volatile.Read(ref _viewer);

    /// <summary>
    /// Whether it has entered under another subscription of this server, and may have missed something since.
    /// </summary>
    public bool IsBehind(string subscription)
    {
        lock (_gate)
            return _viewer is not null && _subscription is not null && _subscription != subscription;
    }

    /// <summary>The session has let it in with these eyes, and its answer goes up to this number.</summary>
    /// <param name="subscription">What is published under it from now on is for this connection.</param>
    public void Entered(string subscription, long at)
    {
        lock (_gate)
        {
            (_subscription, _at) = (subscription, at);
            foreach (var (of, message, to) in _early)
            {
                if (of == subscription)
                    Pass(message, to);
            }

            _early.Clear();
        }
    }

    /// <summary>
    /// Sends a batch that goes up to a number. Until the session says that it may have it, it waits here.
    /// </summary>
    public void Send(string subscription, OutgoingMessage message, long to)
    {
        lock (_gate)
        {
            if (_viewer is null)
                return;
            if (_subscription is null)
                _early.Add((subscription, message, to));
            else if (_subscription == subscription)
                Pass(message, to);
        }
    }

    /// <summary>It receives nothing more until it has entered again.</summary>
    public void Dismiss()
    {
        lock (_gate)
        {
            _viewer = null;
            _early.Clear();
        }
    }

    /// <summary>
    /// Sends without waiting. Messages to one connection stay in order; one that does not take them is cut, so that it
    /// holds up nobody else and does not fill the memory. It comes back and gets what it missed.
    /// </summary>
    public void Send(OutgoingMessage message)
    {
        var sending = connection.WriteAsync(message.Message);
        Telemetry.Delivered();
        if (sending.IsCompletedSuccessfully)
            return;
        if (Interlocked.Add(ref _waiting, message.Bytes) > mostWaitingBytes)
            connection.Abort();
        _ = Finish(sending, message.Bytes);
    }

    // The client knows by its number what it has already; it need not be sent.
    private void Pass(OutgoingMessage message, long to)
    {
        if (to <= _at)
            return;
        _at = to;
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
