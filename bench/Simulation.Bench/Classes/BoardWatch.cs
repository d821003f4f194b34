using System.Net.WebSockets;
using System.Text.Json;
using Simulation.Bench.Load;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Bench.Classes;

/// <summary>A console of a class: one connection that follows the board, and counts what that takes.</summary>
internal sealed class BoardWatch : IDisposable
{
    private static readonly TimeSpan _pingEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly HubSocket _socket;
    private readonly CancellationTokenSource _closing = new();
    private readonly Dictionary<int, TableSummary> _tables = [];
    private readonly List<(long At, int Bytes)> _received = [];
    private string? _failure;

    private BoardWatch(HubSocket socket) => _socket = socket;

    /// <summary>Why it ended before it was closed; null while it goes on.</summary>
    public string? Failure
    {
        get
        {
            lock (_lock)
                return _failure;
        }
    }

    public static async Task<BoardWatch> Open(Uri hub, ClassOpenedReply opened, CancellationToken cancellationToken)
    {
        var watch = new BoardWatch(await HubSocket.Connect(hub, cancellationToken));
        var request = JsonSerializer.SerializeToUtf8Bytes(
            new WatchClassRequest(WireConstants.Version, opened.Class, opened.Ticket),
            Json.Options
        );
        await watch._socket.Send(
            (byte[])
                [
                    .. "{\"type\":4,\"invocationId\":\"1\",\"target\":\"WatchClass\",\"arguments\":["u8,
                    .. request,
                    .. "]}"u8,
                    HubSocket.End,
                ],
            cancellationToken
        );
        _ = watch.Receive();
        _ = watch.Ping();
        return watch;
    }

    /// <summary>Bytes between two moments, in Stopwatch ticks.</summary>
    public long BytesBetween(long from, long to)
    {
        lock (_lock)
            return _received.Where(part => part.At >= from && part.At < to).Sum(part => (long)part.Bytes);
    }

    /// <summary>How many tables it shows as running with so many people connected.</summary>
    public int Running(int people)
    {
        lock (_lock)
            return _tables.Values.Count(table => table.Phase == Phase.Running && table.Here == people);
    }

    public void Dispose()
    {
        _closing.Cancel();
        _socket.Dispose();
    }

    private async Task Receive()
    {
        try
        {
            await _socket.Receive(Read, _closing.Token);
        }
        catch (Exception failure)
        {
            // Whatever ends the stream is told unless it was closed on purpose.
            if (!_closing.IsCancellationRequested)
                Fail(failure.Message);
        }
    }

    private async Task Ping()
    {
        using var timer = new PeriodicTimer(_pingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token))
                await _socket.Ping(_closing.Token);
        }
        catch (Exception failure)
            when (failure is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The receiving loop notes what broke the connection.
        }
    }

    private void Read(ReadOnlySpan<byte> record, long at)
    {
        var message = JsonSerializer.Deserialize<StreamMessage>(record, Json.Options)!;
        if (message.Type == 3)
            Fail(message.Error ?? "The stream has ended.");
        if (message.Item?.Refusal is { } refusal)
            Fail(refusal.Message);
        lock (_lock)
        {
            _received.Add((at, record.Length + 1));
            foreach (var table in message.Item?.Tables ?? [])
                _tables[table.Table] = table;
        }
    }

    private void Fail(string reason)
    {
        lock (_lock)
            _failure ??= reason;
    }

    /// <param name="Type">2 is an item of the stream, 3 its end; others are the connection's own.</param>
    private sealed record StreamMessage(int Type, ClassUpdate? Item = null, string? Error = null);
}
