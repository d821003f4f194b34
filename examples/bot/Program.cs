// A bot that joins a session by its code and plays a role: it plays any legal move, one after the other, and declares
// its role ready when there is none. README.md says how to run it, src/Simulation.Protocol/PROTOCOL.md what it sends
// and receives.
using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

if (args is not [var server, var code, var role])
{
    Console.Error.WriteLine("usage: bot <server> <code> <role>, as in: bot http://localhost:5080 ABCD2345 cloud");
    return 2;
}

using var http = new HttpClient { BaseAddress = new Uri(server.TrimEnd('/') + "/") };
var join = new JoinRequest(Guid.NewGuid().ToString(), code, "Bot", role);
var joining = await http.PostAsJsonAsync("api/join", join, Json.Options);
if (!joining.IsSuccessStatusCode)
{
    Console.Error.WriteLine((await joining.Content.ReadFromJsonAsync<Problem>(Json.Options))!.Refusal.Message);
    return 1;
}

var seat = (await joining.Content.ReadFromJsonAsync<JoinReply>(Json.Options))!;

// The hub has no negotiation: it is a WebSocket at once.
var address = new Uri(http.BaseAddress, Wire.HubPath.TrimStart('/'));
await using var hub = new HubConnectionBuilder()
    .WithUrl(address, HttpTransportType.WebSockets, options => options.SkipNegotiation = true)
    .AddJsonProtocol(options => options.PayloadSerializerOptions = Json.Options)
    .WithAutomaticReconnect(new ForEver())
    .Build();

// One reader takes what arrives, in order. A null asks to enter, at first and on each new connection.
var received = Channel.CreateUnbounded<object?>();
hub.On<Batch>("Batch", batch => received.Writer.TryWrite(batch));
hub.On<Presence>("Presence", _ => { });
hub.On<Dismissed>("Dismissed", dismissed => received.Writer.TryWrite(dismissed));
hub.Reconnecting += lost => Console.Out.WriteLineAsync($"The connection is lost: {lost?.Message}");
hub.Reconnected += _ => received.Writer.WriteAsync(null).AsTask();
hub.Closed += _ => Task.FromResult(received.Writer.TryComplete());
await hub.StartAsync();
received.Writer.TryWrite(null);

(string? stream, long? at) = (null, null);
SessionView session = null!;
RoleView own = null!;
var moves = ImmutableSortedDictionary<string, MoveView>.Empty;
CommandEnvelope? underWay = null;
var refused = new HashSet<SeatCommand>();
await foreach (var message in received.Reader.ReadAllAsync())
{
    if (message is Batch had && had.To <= at)
        continue;
    if (message is Dismissed { EnterAgain: false })
        break;
    try
    {
        if (message is Batch batch && batch.From == at)
            Take(batch);
        else
        {
            // Another viewer's stream, a new connection, or a batch that does not follow: something was missed.
            if (message is Dismissed)
                (stream, at) = (null, null);
            await Enter();
        }

        if (session.Phase == Phase.Debrief)
            return 0;
        await Act();
    }
    catch (Exception)
    {
        // The connection is lost or the server asks for patience. What is under way is sent again, on whichever
        // connection there is.
        await Task.Delay(TimeSpan.FromSeconds(1));
        received.Writer.TryWrite(null);
    }
}

return 1;

async Task Enter()
{
    var request = new EnterRequest(Wire.Version, seat.Session, seat.Ticket, stream, at);
    var reply = await hub.InvokeAsync<EnterReply>("Enter", request);
    if (reply.Refusal is { } refusal)
        throw new InvalidOperationException(refusal.Message);
    if (reply.Snapshot is { } snapshot)
    {
        (stream, at) = (snapshot.Stream, snapshot.At);
        (session, own, moves) = (snapshot.View.Session, snapshot.View.Roles[role], snapshot.View.Moves);
    }

    foreach (var batch in reply.Missed ?? [])
        Take(batch);
}

// What else changed this bot does not look at.
void Take(Batch batch)
{
    at = batch.To;
    session = batch.Changes.Session ?? session;
    own = batch.Changes.Roles?.GetValueOrDefault(role) ?? own;
    foreach (var (id, move) in batch.Changes.Moves ?? ImmutableSortedDictionary<string, MoveView?>.Empty)
        moves = move is null ? moves.Remove(id) : moves.SetItem(id, move);
}

async Task Act()
{
    // What was sent on a connection that is lost is sent again with the same id: the server executes it once.
    underWay ??= Choose() is { } command ? new CommandEnvelope(Guid.NewGuid().ToString(), command) : null;
    if (underWay is null)
        return;
    var receipt = await hub.InvokeAsync<Receipt>("Submit", underWay);
    if (receipt.Refusal is { Code: RefusalCode.TryAgain or RefusalCode.TooMany } later)
        throw new InvalidOperationException(later.Message);
    if (receipt.Refusal is not null)
        refused.Add(underWay.Command);
    var played = underWay.Command is PlayMove move ? move.Choice.Move : "ready";
    Console.WriteLine($"{played}: {receipt.Refusal?.Message ?? "accepted"}");
    underWay = null;
}

SeatCommand? Choose()
{
    if (session.Phase != Phase.Running || own.Ready)
        return null;
    var choices =
        from move in moves
        where move.Value.Open
        from option in move.Value.Options
        select (SeatCommand)new PlayMove(new MoveChoice(move.Key, option.Target, option.Asset, option.Directive));
    return choices.Append(new DeclareReady(true, session.Round)).FirstOrDefault(choice => !refused.Contains(choice));
}

/// <summary>Tries to reconnect at once, then every two seconds.</summary>
internal sealed class ForEver : IRetryPolicy
{
    public TimeSpan? NextRetryDelay(RetryContext retryContext) =>
        TimeSpan.FromSeconds(retryContext.PreviousRetryCount == 0 ? 0.25 : 2);
}
