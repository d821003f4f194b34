using System.Diagnostics;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Sessions;

namespace Chaos.Tests;

/// <summary>
/// Clients at ten tables: fifty of sessions of their own (facilitators, players in two of three roles, and people who
/// only watch), or those of a class.
/// </summary>
internal sealed class ClientGroup : IAsyncDisposable
{
    private const int Tables = 10;

    private readonly List<Client> _clients = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _leave = new();
    private readonly Signal _volley = new();
    private readonly Signal _sent = new();
    private readonly Lock _gate = new();
    private readonly List<(Func<Client, SentCommand, bool> IsIt, TaskCompletionSource<SentCommand> Came)> _awaited = [];
    private Task[] _playing = [];

    public IReadOnlyList<Client> All => _clients;

    public IEnumerable<SentCommand> History => _clients.SelectMany(client => client.History);

    /// <param name="server">Where a client connects, each time it does.</param>
    public static async Task<ClientGroup> Start(Func<Random, Uri> server, int seed)
    {
        var clients = new ClientGroup();
        var random = new Random(seed);
        for (var table = 0; table < Tables; table++)
        {
            using var http = new HttpClient { BaseAddress = server(random) };
            var opened = await http.Open($"seed {seed} {table}");
            var facilitator = clients.Add(opened.Session, "facilitator", opened.Ticket, server, random);
            foreach (var role in (string?[])["ai-lab", "cloud", null, null])
            {
                var joined = await http.Join(opened.Code, $"Invented Person {clients._clients.Count}", role);
                clients.Add(joined.Session, joined.Seat, joined.Ticket, server, random);
            }

            await facilitator.Do(new StartSession());
        }

        clients.Begin();
        return clients;
    }

    /// <summary>
    /// The members of a class, who have their seats already, and a facilitator at each of its tables.
    /// </summary>
    /// <param name="consoles">Of the facilitators.</param>
    public static async Task<ClientGroup> StartClass(
        Uri server,
        int seed,
        IReadOnlyList<JoinReply> consoles,
        IReadOnlyList<JoinReply> members
    )
    {
        var clients = new ClientGroup();
        var random = new Random(seed);
        foreach (var member in members)
            clients.Add(member.Session, member.Seat, member.Ticket, _ => server, random);
        foreach (var console in consoles)
        {
            var facilitator = clients.Add(console.Session, console.Seat, console.Ticket, _ => server, random);
            await facilitator.Do(new StartSession());
        }

        clients.Begin();
        return clients;
    }

    private void Begin() =>
        _playing = [.. _clients.Select(client => Task.Run(() => client.Play(Next, () => _volley.Next, _stop.Token)))];

    /// <summary>Ends when somebody has just sent a command, which is on its way then.</summary>
    public Task Sending() => _sent.Next;

    /// <summary>
    /// Lets everybody who is connected say something at once, and ends with the first receipt: most are still on their
    /// way then.
    /// </summary>
    private Task<SentCommand> Volley()
    {
        var began = Stopwatch.GetTimestamp();
        var received = Accepted((_, asked) => asked.Sent > began && asked.Command is (Say or Announce));
        _volley.Give();
        return received;
    }

    /// <summary>Ends with the next command that is accepted and fits.</summary>
    public Task<SentCommand> Accepted(Func<Client, SentCommand, bool> isIt)
    {
        var came = new TaskCompletionSource<SentCommand>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _awaited.Add((isIt, came));
        return came.Task;
    }

    /// <summary>
    /// Ends at a moment to kill a server: sooner or later, sometimes before everybody is back from the last time, and
    /// while many commands are on their way, some before they are written, some after, and some with their receipts
    /// sent. It is when the first receipt of a volley has come, or hardly later, so that a receipt that was sent before
    /// its command was written would be missed in the journal.
    /// </summary>
    public async Task MomentToKill(Random random)
    {
        if (random.Next(2) == 0)
            await AllReturned();
        await Task.Delay(random.Next(100, 1000));
        await Volley();
        if (random.Next(4) is var later and > 0)
            await Task.Delay(later);
    }

    /// <summary>Ends when a command of each table has been accepted that was sent after that moment.</summary>
    /// <param name="moment">In stopwatch ticks.</param>
    /// <returns>Seconds from the moment to the acceptance, for each table.</returns>
    public async Task<IReadOnlyList<double>> EachTableGoesOn(long moment)
    {
        var tables = _clients
            .Select(client => client.Session)
            .Distinct()
            .Select(session => Accepted((client, asked) => client.Session == session && asked.LastSent > moment))
            .ToList();
        return [.. (await Task.WhenAll(tables)).Select(asked => Report.Seconds(moment, asked.Answered))];
    }

    /// <summary>Ends when everybody follows a session again.</summary>
    public async Task AllReturned()
    {
        while (!_clients.All(client => client.IsBack))
            await Task.Delay(20);
    }

    /// <summary>
    /// Lets everybody finish what they have asked, and compares what they were told with what new arrivals are shown.
    /// </summary>
    public async Task Finish()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_playing);
        foreach (var client in _clients)
            await client.CompareWithNewArrival();
        foreach (var client in _clients)
            await client.Drop();
    }

    /// <summary>Fails when what the clients were told or answered cannot have happened.</summary>
    /// <returns>How many of their commands the journal holds, each once.</returns>
    public async Task<int> Check(IJournal journal)
    {
        var faults = _clients.SelectMany(client => client.Faults).ToList();
        var found = 0;
        foreach (var table in History.GroupBy(asked => asked.Session))
        {
            var verdict = await HistoryCheck.Check(journal, table.Key, [.. table]);
            faults.AddRange(verdict.Faults);
            found += verdict.Found;
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        return found;
    }

    /// <summary>
    /// Everybody leaves, whatever was not answered: nobody goes on knocking at servers that are gone.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _leave.CancelAsync();
        foreach (var client in _clients)
            await client.Drop();
        _stop.Dispose();
        _leave.Dispose();
    }

    private Client Add(string session, string seat, string ticket, Func<Random, Uri> server, Random random)
    {
        var client = new Client(session, seat, ticket, server, new Random(random.Next()), _leave.Token)
        {
            OnAnswer = Answered,
            OnSend = _sent.Give,
        };
        _clients.Add(client);
        return client;
    }

    private void Answered(Client client, SentCommand asked)
    {
        if (asked.Refusal is not null)
            return;
        lock (_gate)
        {
            foreach (var (_, came) in _awaited.Where(awaited => awaited.IsIt(client, asked)))
                came.TrySetResult(asked);
            _awaited.RemoveAll(awaited => awaited.Came.Task.IsCompleted);
        }
    }

    // Talk, moves that are mostly not legal just now, and now and then something that changes what is.
    private static SeatCommand? Next(Client client, Random random)
    {
        var view = client.First!.View;
        if (client.First.You.Kind == SeatKind.Spectator)
            return null;
        if (client.First.You.Kind == SeatKind.Facilitator)
        {
            return random.Next(20) switch
            {
                0 => new LockSession(random.Next(2) == 0),
                1 => new HandRole("white-house", random.Next(2) == 0),
                _ => new Announce($"Announcement {random.Next():x8}."),
            };
        }

        return random.Next(10) switch
        {
            < 5 => new Say(random.Next(2) == 0 ? [] : ["facilitator"], $"Words {random.Next():x8}."),
            < 8 => new PlayMove(new MoveChoice(Any(view.Moves.Keys), Maybe(view.Roles.Keys), Maybe(view.Assets.Keys))),
            8 => new DeclareReady(true),
            _ => new DeclareReady(false),
        };

        string Any(IEnumerable<string> ids) => ids.ElementAtOrDefault(random.Next(Math.Max(1, ids.Count()))) ?? "none";
        string? Maybe(IEnumerable<string> ids) => random.Next(2) == 0 ? null : Any(ids);
    }
}
