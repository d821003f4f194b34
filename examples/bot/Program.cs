// A bot that joins a session by its code and plays a role: any legal move, one after the other, and ready when there is
// none. README.md says how to run it, src/Simulation.Protocol/PROTOCOL.md what it sends and receives.
using System.Net.Http.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

RefusalCode[] passing = [RefusalCode.TryAgain, RefusalCode.TooMany, RefusalCode.ServerStopping, RefusalCode.ServerFull];
if (args is not [var server, var code, var role])
{
    Console.Error.WriteLine("usage: bot <server> <code> <role>, as in: bot http://localhost:5080 ABCD2345 cloud");
    return 2;
}

using var http = new HttpClient { BaseAddress = new Uri(server.TrimEnd('/') + "/") };
var request = new JoinRequest(Guid.NewGuid().ToString(), code, "Bot", role);
var joined = await http.PostAsJsonAsync("api/join", request, Json.Options);
if (!joined.IsSuccessStatusCode)
{
    Console.Error.WriteLine((await joined.Content.ReadFromJsonAsync<Problem>(Json.Options))!.Refusal.Message);
    return 1;
}

var seat = (await joined.Content.ReadFromJsonAsync<JoinReply>(Json.Options))!;

// The hub has no negotiation: it is a WebSocket at once.
var address = new Uri(http.BaseAddress, WireConstants.HubPath.TrimStart('/'));
await using var hub = new HubConnectionBuilder()
    .WithUrl(address, HttpTransportType.WebSockets, options => options.SkipNegotiation = true)
    .AddJsonProtocol(options => options.PayloadSerializerOptions = Json.Options)
    .WithAutomaticReconnect([.. Enumerable.Repeat(TimeSpan.FromSeconds(1), 24 * 60 * 60)])
    .Build();

// One reader takes what arrives, in order. A null asks to enter, at first and on each new connection.
var received = Channel.CreateUnbounded<object?>();
hub.On<Batch>("Batch", batch => received.Writer.TryWrite(batch));
hub.On<Dismissed>("Dismissed", dismissed => received.Writer.TryWrite(dismissed));
hub.Reconnecting += lost => Console.Out.WriteLineAsync($"The connection is lost: {lost?.Message}");
hub.Reconnected += _ => received.Writer.WriteAsync(null).AsTask();
hub.Closed += _ => Task.FromResult(received.Writer.TryComplete());
await hub.StartAsync();
received.Writer.TryWrite(null);

(string? stream, long? at, SessionView session, RoleView own) = (null, null, null!, null!);
var moves = new Dictionary<string, MoveView?>();
CommandEnvelope? underWay = null;
var refused = new HashSet<SeatCommand>();
await foreach (var message in received.Reader.ReadAllAsync())
{
    if (message is Dismissed { EnterAgain: false })
        break;
    if (message is Batch had && had.To <= at)
        continue;
    try
    {
        if (message is Batch batch && batch.From == at)
            Take(batch);
        else
            await Enter(isNew: message is Dismissed);
        if (session.Phase == Phase.Debrief)
            return 0;
        await Act();
    }
    catch (Exception) // The connection is lost, or the server asks for patience.
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        received.Writer.TryWrite(null);
    }
}

return 1;

// On a new connection, when the seat has another stream now, and when a batch does not follow: something was missed.
async Task Enter(bool isNew)
{
    (stream, at) = isNew ? (null, null) : (stream, at);
    var entering = new EnterRequest(WireConstants.Version, seat.Session, seat.Ticket, stream, at);
    var reply = await hub.InvokeAsync<EnterReply>("Enter", entering);
    if (reply.Refusal is { } final && !passing.Contains(final.Code) && received.Writer.TryComplete())
        Console.Error.WriteLine(final.Message); // Asked again, it would be refused again.
    if (reply.Refusal is { } refusal)
        throw new InvalidOperationException(refusal.Message);
    if (reply.Snapshot is { } snapshot)
    {
        (stream, at) = (snapshot.Stream, snapshot.At);
        (session, own, moves) = (snapshot.View.Session, snapshot.View.Roles[role], new(snapshot.View.Moves!));
    }
    foreach (var batch in reply.Missed ?? [])
        Take(batch);
}

// What else changed this bot does not look at. A null is an entry that is gone.
void Take(Batch batch)
{
    at = batch.To;
    session = batch.Changes.Session ?? session;
    own = batch.Changes.Roles?.GetValueOrDefault(role) ?? own;
    foreach (var (id, move) in batch.Changes.Moves?.AsEnumerable() ?? [])
        moves[id] = move;
}

async Task Act()
{
    // What was sent on a connection that is lost is sent again with the same id: the server executes it once.
    underWay ??= Choose() is { } command ? new CommandEnvelope(Guid.NewGuid().ToString(), command) : null;
    if (underWay is null)
        return;
    var receipt = await hub.InvokeAsync<Receipt>("Submit", underWay);
    if (receipt.Refusal is { } later && passing.Contains(later.Code))
        throw new InvalidOperationException(later.Message);
    var (sent, played) = (underWay.Command, underWay.Command is PlayMove move ? move.Choice.Move : "ready");
    Console.WriteLine($"{played}: {receipt.Refusal?.Message ?? "accepted"}");
    underWay = null;
    if (receipt.Refusal is not null && refused.Add(sent))
        await Act(); // Nothing arrives after a refusal.
}

SeatCommand? Choose()
{
    if (session.Phase != Phase.Running || own.Ready)
        return null;
    var choices =
        from move in moves
        where move.Value is { Open: true }
        from option in move.Value.Options
        select (SeatCommand)new PlayMove(new MoveChoice(move.Key, option.Target, option.Asset, option.Directive));
    return choices.Append(new DeclareReady(true, session.Round)).FirstOrDefault(choice => !refused.Contains(choice));
}
