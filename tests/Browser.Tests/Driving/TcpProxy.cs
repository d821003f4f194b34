using System.Net;
using System.Net.Sockets;

namespace Browser.Tests.Driving;

/// <summary>
/// The network between one browser and the server, as an address of its own that passes everything on, and that can be
/// disconnected: connections break, and there are no new ones until it is reconnected.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly Uri _server;

    private readonly HashSet<Socket> _ends = [];

    private TcpListener _listener = new(IPAddress.Loopback, 0);

    private Task _accepting = Task.CompletedTask;

    private TcpProxy(Uri server) => _server = server;

    /// <summary>What the browser opens instead of the server's address.</summary>
    public Uri Address { get; private set; } = null!;

    public static TcpProxy To(Uri server)
    {
        var proxy = new TcpProxy(server);
        proxy.Reconnect();
        return proxy;
    }

    public void Reconnect()
    {
        _listener = new TcpListener(IPAddress.Loopback, Address?.Port ?? 0);
        _listener.Start();
        Address = new UriBuilder(_server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = Accept(_listener);
    }

    public async Task Disconnect()
    {
        _listener.Stop();
        await _accepting;
        lock (_ends)
        {
            foreach (var end in _ends)
                end.Dispose();
            _ends.Clear();
        }
    }

    public async ValueTask DisposeAsync() => await Disconnect();

    private async Task Accept(TcpListener listener)
    {
        while (true)
        {
            try
            {
                _ = Connect(await listener.AcceptSocketAsync());
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Connect(Socket browser)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (_ends)
            _ends.UnionWith([browser, server]);
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port);
            await Task.WhenAny(Pass(browser, server), Pass(server, browser));
        }
        catch (SocketException)
        {
            // The server is not there; the browser learns it from the end of its connection.
        }

        browser.Dispose();
        server.Dispose();
        lock (_ends)
            _ends.ExceptWith([browser, server]);
    }

    private static async Task Pass(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var length && length > 0)
            {
                for (var sent = 0; sent < length; )
                    sent += await to.SendAsync(buffer.AsMemory(sent, length - sent));
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // One end has gone; Connect closes the other.
        }
    }
}
