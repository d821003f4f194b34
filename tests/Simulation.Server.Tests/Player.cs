using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>
/// Somebody in a seat who follows the session as a browser does, and fails when a batch is missing or comes twice.
/// </summary>
public sealed class Player : IAsyncDisposable
{
    private readonly string _session;
    private readonly string _ticket;
    private readonly Uri _server;
    private readonly Dictionary<string, MoveView> _moves = [];
    private Uri _connectedTo;

    private Player(Uri server, string session, string ticket, SessionClient hub)
    {
        (_server, _connectedTo) = (server, server);
        _session = session;
        _ticket = ticket;
        Hub = hub;
    }

    public string Ticket => _ticket;

    public SessionClient Hub { get; private set; }

    public string Stream { get; private set; } = "";

    public long At { get; private set; }

    public Snapshot Snapshot { get; private set; } = null!;

    public List<Notice> Log { get; } = [];

    public Phase Phase { get; private set; }

    public ClockView Clock { get; private set; } = null!;

    public EndingView? Ending { get; private set; }

    public Presence Presence { get; private set; } = new([]);

    /// <summary>What the own team prepares; null without a team.</summary>
    public TeamDrafts? Drafts { get; private set; }

    /// <summary>Who flies each role.</summary>
    public Dictionary<string, Pilot> Pilots { get; } = [];

    /// <summary>One's own moves as they are now.</summary>
    public IReadOnlyDictionary<string, MoveView> Moves => _moves;

    public static async Task<Player> Enter(Uri server, string session, string ticket)
    {
        var player = new Player(server, session, ticket, await SessionClient.Connect(server));
        var reply = await player.Hub.Enter(session, ticket);
        player.Take(reply.Snapshot ?? throw new InvalidOperationException("No snapshot."));
        player.Drafts = reply.Drafts;
        return player;
    }

    /// <summary>Connects anew, here or at another server, and catches up.</summary>
    /// <returns>The batches missed; null when it took a snapshot.</returns>
    public async Task<IReadOnlyList<Batch>?> Return(Uri? server = null)
    {
        await Connect(server ?? _server);
        return await EnterAgain();
    }

    private async Task Connect(Uri server)
    {
        await Hub.DisposeAsync();
        (Hub, _connectedTo) = (await SessionClient.Connect(server), server);
    }

    // As a browser does: what is refused for now is asked again, on a new connection when the server has closed this
    // one because it took too long.
    private async Task<IReadOnlyList<Batch>?> EnterAgain()
    {
        EnterReply? reply = null;
        while (reply is null or { Refusal.Code: RefusalCode.TryAgain })
        {
            try
            {
                reply = await Hub.Enter(_session, _ticket, Stream, At);
            }
            catch (HubException failure) when (failure.Message.Contains("not entered", StringComparison.Ordinal))
            {
                await Connect(_connectedTo);
            }
        }

        Assert.Null(reply.Refusal);
        if (reply.Snapshot is { } snapshot)
            Take(snapshot);
        Drafts = reply.Drafts;
        foreach (var batch in reply.Missed ?? [])
            Take(batch);
        return reply.Missed?.ToList();
    }

    public async Task<Receipt> Submit(SeatCommand command, string? id = null) => await Hub.Submit(command, id);

    /// <summary>Sends a command, and again under the same id while it is refused for now.</summary>
    public async Task Do(SeatCommand command)
    {
        var id = Guid.NewGuid().ToString();
        var receipt = await Submit(command, id);
        while (receipt.Refusal?.Code == RefusalCode.TryAgain)
            receipt = await Submit(command, id);
        Assert.Null(receipt.Refusal);
    }

    public async Task<RefusalCode?> Refused(SeatCommand command) => (await Submit(command)).Refusal?.Code;

    /// <summary>Follows the session until something holds.</summary>
    public async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            var heard = await Hub.Received.ReadAsync();
            if (heard is Dismissed { EnterAgain: true })
                await EnterAgain();
            else
                Take(heard);
        }
    }

    public async Task<Dismissed> UntilDismissed()
    {
        while (true)
        {
            var heard = await Hub.Received.ReadAsync();
            if (heard is Dismissed dismissed)
                return dismissed;
            Take(heard);
        }
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private void Take(object heard)
    {
        switch (heard)
        {
            // What was under way while the snapshot was taken is in it already.
            case Batch batch when batch.To <= At:
                break;
            case Batch batch:
                Assert.Equal(At, batch.From);
                Assert.True(batch.To > At);
                At = batch.To;
                Log.AddRange(batch.Notices);
                Phase = batch.Changes.Session?.Phase ?? Phase;
                Ending = batch.Changes.Session?.Ending ?? Ending;
                Clock = batch.Changes.Clock ?? Clock;
                foreach (var (id, role) in Entries(batch.Changes.Roles))
                    Pilots[id] = role!.Pilot;
                foreach (var (id, move) in Entries(batch.Changes.Moves))
                {
                    if (move is null)
                        _moves.Remove(id);
                    else
                        _moves[id] = move;
                }

                break;
            case Presence presence:
                Presence = presence;
                break;
            case TeamDrafts drafts:
                Assert.Equal(Snapshot.You.Role, drafts.Role);
                Drafts = drafts;
                break;
            default:
                Assert.Fail($"Did not expect {heard}.");
                break;
        }
    }

    private static ImmutableSortedDictionary<string, T?> Entries<T>(ImmutableSortedDictionary<string, T?>? changed)
        where T : class => changed ?? ImmutableSortedDictionary<string, T?>.Empty;

    private void Take(Snapshot snapshot)
    {
        Snapshot = snapshot;
        Stream = snapshot.Stream;
        At = snapshot.At;
        Log.Clear();
        Log.AddRange(snapshot.Log);
        Phase = snapshot.View.Session.Phase;
        Ending = snapshot.View.Session.Ending;
        Clock = snapshot.View.Clock;
        Presence = snapshot.Presence;
        foreach (var (id, role) in snapshot.View.Roles)
            Pilots[id] = role.Pilot;
        _moves.Clear();
        foreach (var (id, move) in snapshot.View.Moves)
            _moves[id] = move;
    }
}
