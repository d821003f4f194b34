using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Simulation.Bench.Load;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Bench.Hostile;

/// <summary>
/// A connection that sends the same kind of message as fast as it is taken, and reads what comes back.
/// </summary>
internal sealed class Flood : IAsyncDisposable
{
    /// <summary>Messages that go out in one frame.</summary>
    private const int Together = 100;

    private const string Number = "0000000000";

    private readonly HubSocket _socket;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _running;
    private long _sent;
    private long _heard;

    private Flood(HubSocket socket, string message)
    {
        _socket = socket;
        _running = Task.WhenAll(Task.Run(() => Send(message)), Task.Run(Receive));
    }

    public static IReadOnlyList<string> Kinds { get; } = ["commands", "entrances", "unreadable", "unknown", "pings"];

    public long Sent => Interlocked.Read(ref _sent);

    public long Heard => Interlocked.Read(ref _heard);

    /// <summary>Why it ended before it was stopped; null while it goes on.</summary>
    public string? Failure { get; private set; }

    /// <summary>Opens a session of its own, enters it, and begins.</summary>
    public static async Task<Flood> Start(
        SessionApi api,
        string scenario,
        string kind,
        CancellationToken cancellationToken
    )
    {
        var opened = await api.Open(scenario, cancellationToken);
        var socket = await HubSocket.Connect(api.Hub, cancellationToken);
        var enter = Call(
            "Enter",
            JsonSerializer.Serialize(
                new EnterRequest(WireConstants.Version, opened.Session, opened.Ticket, null, null),
                Json.Options
            )
        );
        await socket.Send(Encoding.UTF8.GetBytes(enter), cancellationToken);
        return new Flood(
            socket,
            kind switch
            {
                "commands" => Call(
                    "Submit",
                    JsonSerializer.Serialize(
                        new CommandEnvelope(Number, new Announce("Again and again.")),
                        Json.Options
                    )
                ),
                "entrances" => enter,
                "unreadable" => Call("Submit", "{\"id\":7}"),
                "unknown" => Call("NoSuchMethod", ""),
                "pings" => "{\"type\":6}" + (char)HubSocket.End,
                _ => throw new InvalidOperationException($"There is no flood of {kind}."),
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running;
        _socket.Dispose();
        _over.Dispose();
    }

    private static string Call(string target, string argument) =>
        $"{{\"type\":1,\"invocationId\":\"{Number}\",\"target\":\"{target}\",\"arguments\":[{argument}]}}{(char)HubSocket.End}";

    private async Task Send(string message)
    {
        try
        {
            while (true)
            {
                var frame = new StringBuilder();
                for (var i = 0; i < Together; i++)
                    frame.Append(
                        message.Replace(
                            Number,
                            (_sent + i).ToString("D10", CultureInfo.InvariantCulture),
                            StringComparison.Ordinal
                        )
                    );
                await _socket.Send(Encoding.UTF8.GetBytes(frame.ToString()), _over.Token);
                Interlocked.Add(ref _sent, Together);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            Note(failure);
        }
    }

    private async Task Receive()
    {
        try
        {
            await _socket.Receive((_, _) => Interlocked.Increment(ref _heard), _over.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            Note(failure);
        }
    }

    private void Note(Exception failure)
    {
        if (!_over.IsCancellationRequested)
            Failure ??= failure.Message;
    }
}
