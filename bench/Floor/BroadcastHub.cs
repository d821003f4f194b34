using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace Simulation.Floor;

/// <summary>
/// Enters everybody into the group of the session that they name, and broadcasts what they submit to it.
/// </summary>
internal sealed class BroadcastHub(Tables tables, Padding padding) : Hub
{
    private const string Session = "session";

    public async Task<object> Enter(JsonElement request)
    {
        var session = request.GetProperty("session").GetString()!;
        Context.Items[Session] = session;
        await Groups.AddToGroupAsync(Context.ConnectionId, session);
        return new { snapshot = new { at = tables.Of(session).At } };
    }

    public async Task<object> Submit(JsonElement envelope)
    {
        var session = (string)Context.Items[Session]!;
        var command = envelope.GetProperty("command");
        var text = command.TryGetProperty("text", out var words) ? words.GetString()! : "";
        await tables.Of(session).Tell(Clients.Group(session), text, padding);
        return new { id = envelope.GetProperty("id").GetString() };
    }
}

/// <summary>The counters of all sessions.</summary>
internal sealed class Tables
{
    private readonly ConcurrentDictionary<string, Table> _tables = new(StringComparer.Ordinal);

    public Table Of(string session) => _tables.GetOrAdd(session, _ => new Table());
}

/// <summary>Numbers the batches of one session.</summary>
internal sealed class Table
{
    private readonly Lock _turn = new();

    public long At { get; private set; }

    public Task Tell(IClientProxy group, string text, Padding padding)
    {
        // Sending begins in the order of the numbers; only its end is waited for outside.
        lock (_turn)
        {
            return group.SendAsync(
                "Batch",
                new
                {
                    from = At,
                    to = ++At,
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
                    changes = new { session = text.Length == 0 ? new { phase = "running" } : null },
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
