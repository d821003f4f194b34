using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace Simulation.Floor;

/// <summary>What the hub does besides broadcasting.</summary>
/// <param name="Redacts">Whether each role of a session gets a message of its own, with a number that differs.</param>
/// <param name="Log">Where a command is kept before it is sent on; null to keep nothing.</param>
internal sealed record Variant(bool Redacts, SyncedLog? Log);

/// <summary>
/// Enters everybody into the group of the session that they name, and broadcasts what they submit to it.
/// </summary>
internal sealed class BroadcastHub(Tables tables, Padding padding, Variant variant) : Hub
{
    private const string Session = "session";

    public async Task<object> Enter(JsonElement request)
    {
        var session = request.GetProperty("session").GetString()!;
        Context.Items[Session] = session;
        var table = tables.Of(session);
        await Groups.AddToGroupAsync(
            Context.ConnectionId,
            variant.Redacts ? table.Join(request.GetProperty("ticket").GetString()!) : session
        );
        return new { snapshot = new { at = table.At } };
    }

    public async Task<object> Submit(JsonElement envelope)
    {
        var session = (string)Context.Items[Session]!;
        var command = envelope.GetProperty("command");
        var text = command.TryGetProperty("text", out var words) ? words.GetString()! : "";
        if (variant.Log is { } log)
            await log.Append(envelope.GetRawText());
        await tables.Of(session).Tell(Clients, text, padding);
        return new { id = envelope.GetProperty("id").GetString() };
    }
}

/// <summary>The counters of all sessions.</summary>
internal sealed class Tables
{
    private readonly ConcurrentDictionary<string, Table> _tables = new(StringComparer.Ordinal);

    public Table Of(string session) => _tables.GetOrAdd(session, _ => new Table(session));
}

/// <summary>Numbers the batches of one session.</summary>
internal sealed class Table(string session)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _viewers = new(StringComparer.Ordinal);

    public long At { get; private set; }

    /// <returns>The group of those who see the same.</returns>
    public string Join(string viewer)
    {
        lock (_turn)
            _viewers.TryAdd(viewer, _viewers.Count);
        return $"{session}/{viewer}";
    }

    public Task Tell(IHubCallerClients clients, string text, Padding padding)
    {
        // Sending begins in the order of the numbers; only its end is waited for outside.
        lock (_turn)
        {
            var (from, to) = (At, ++At);
            return _viewers.Count == 0
                ? Send(clients.Group(session), null)
                : Task.WhenAll(
                    _viewers.Select(viewer => Send(clients.Group($"{session}/{viewer.Key}"), viewer.Value)).ToArray()
                );

            Task Send(IClientProxy group, int? own) =>
                group.SendAsync(
                    "Batch",
                    new
                    {
                        from,
                        to,
                        notices = new[]
                        {
                            new
                            {
                                at = 0,
                                round = 0,
                                kind = "message",
                                headline = padding.For(text),
                                text,
                            },
                        },
                        changes = new { session = text.Length == 0 ? new { phase = "running" } : null, own },
                    }
                );
        }
    }
}

/// <param name="bytes">Wanted size of a whole message.</param>
internal sealed class Padding(int bytes)
{
    /// <summary>Bytes of the message around headline and text.</summary>
    private const int Frame = 160;

    private readonly string _filler = new('x', bytes);

    public string For(string text) => _filler[..Math.Max(0, bytes - Frame - text.Length)];
}
