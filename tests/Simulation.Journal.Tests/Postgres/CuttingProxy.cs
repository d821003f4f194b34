using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>
/// A network between a journal and its database that breaks after so many bytes in one direction, or falls silent.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly UnixDomainSocketEndPoint _server;
    private readonly Lock _gate = new();
    private readonly long[] _passed = new long[2];
    private readonly Task _accepting;
    private (Direction Direction, long Left)? _cut;
    private byte[]? _lost;
    private byte[]? _swallowed;

    /// <param name="connectionString">To the database, over the server's socket.</param>
    public CuttingProxy(string connectionString)
    {
        var direct = new NpgsqlConnectionStringBuilder(connectionString);
        _server = new UnixDomainSocketEndPoint(Path.Combine(direct.Host!, $".s.PGSQL.{direct.Port}"));
        _listener.Start();
        direct.Host = IPAddress.Loopback.ToString();
        direct.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        direct.SslMode = SslMode.Disable;
        ConnectionString = direct.ConnectionString;
        _accepting = Accept();
    }

    public enum Direction
    {
        ToServer,
        ToClient,
    }

    /// <summary>To the same database over this line.</summary>
    public string ConnectionString { get; }

    /// <summary>How many bytes have gone over it so far.</summary>
    public long Passed(Direction direction)
    {
        lock (_gate)
        {
            return _passed[(int)direction];
        }
    }

    /// <summary>
    /// The connection over which the last of so many bytes goes, counted from now, is broken at once, once.
    /// </summary>
    public void CutAfter(Direction direction, long bytes)
    {
        lock (_gate)
        {
            _cut = (direction, bytes);
        }
    }

    /// <summary>What comes back is broken off before this text, once.</summary>
    public void Lose(string text)
    {
        lock (_gate)
        {
            _lost = Encoding.ASCII.GetBytes(text);
        }
    }

    /// <summary>
    /// From what has this text in it, nothing gets to the server any more over its connection, which stays open.
    /// </summary>
    public void Swallow(string text)
    {
        lock (_gate)
        {
            _swallowed = Encoding.ASCII.GetBytes(text);
        }
    }

    public void Mend()
    {
        lock (_gate)
        {
            _cut = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                client.NoDelay = true;
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(_server);
                _ = Carry(client, server, Direction.ToServer);
                _ = Carry(server, client, Direction.ToClient);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException) { }
    }

    private async Task Carry(Socket from, Socket to, Direction direction)
    {
        var buffer = new byte[16 * 1024];
        var silent = false;
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var received)
            {
                silent = silent || Swallows(direction, buffer.AsSpan(0, received));
                if (silent)
                {
                    continue;
                }

                var (allowed, cut) = Allow(direction, buffer.AsSpan(0, received));
                await to.SendAsync(buffer.AsMemory(0, allowed));
                if (cut)
                {
                    break;
                }
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException) { }

        from.Dispose();
        to.Dispose();
    }

    private bool Swallows(Direction direction, ReadOnlySpan<byte> sent)
    {
        lock (_gate)
        {
            if (direction == Direction.ToClient || _swallowed is not { } text || sent.IndexOf(text) < 0)
            {
                return false;
            }

            _swallowed = null;
            return true;
        }
    }

    private (int Allowed, bool Cut) Allow(Direction direction, ReadOnlySpan<byte> sent)
    {
        var bytes = sent.Length;
        lock (_gate)
        {
            if (direction == Direction.ToClient && _lost is { } text && sent.IndexOf(text) is >= 0 and var at)
            {
                _lost = null;
                return (at, true);
            }

            if (_cut is { } cut && cut.Direction == direction)
            {
                if (cut.Left <= bytes)
                {
                    _cut = null;
                    return ((int)cut.Left, true);
                }

                _cut = (direction, cut.Left - bytes);
            }

            _passed[(int)direction] += bytes;
            return (bytes, false);
        }
    }
}
