// Somebody in a seat who follows a session and gives commands as the browser does: reconnects with the browser's
// pauses, enters again with the number of the last batch, and sends a command until it is answered.
using System.Diagnostics;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>A connection through which somebody entered, in stopwatch ticks.</summary>
/// <param name="Began">Of the attempt.</param>
/// <param name="Connected">When the hub's handshake was over.</param>
/// <param name="Entered">When what was missed had come.</param>
internal sealed record ConnectionTimes(long Began, long Connected, long Entered);

/// <param name="leave">Ends everything that it does, with an <see cref="OperationCanceledException"/>.</param>
internal sealed class Client(
    string session,
    string seat,
    string ticket,
    Func<Random, Uri> server,
    Random random,
    CancellationToken leave
)
{
    private readonly Lock _gate = new();
    private readonly List<Notice> _log = [];
    private FoldedView? _view;
    private SessionClient? _hub;
    private string? _stream;
    private long? _at;
    private int _attempt;
    private long _lost;

    /// <summary>Told when a command is on its way.</summary>
    public Action? OnSend { get; set; }

    /// <summary>Told of every answer.</summary>
    public Action<Client, SentCommand>? OnAnswer { get; set; }

    public string Session => session;

    public string Seat => seat;

    /// <summary>Where it is connected, or was last.</summary>
    public Uri? Server { get; private set; }

    /// <summary>Its connection, or its last one.</summary>
    public ConnectionTimes? Connection { get; private set; }

    /// <summary>Whether it follows its session just now.</summary>
    public bool IsBack => _hub is { Ended.IsCompleted: false } && Connection is not null;

    /// <summary>Seconds from losing a connection to having entered again, as often as that was.</summary>
    public List<double> Returns { get; } = [];

    public List<SentCommand> History { get; } = [];

    /// <summary>Batches that were missing or came twice, refusals that should not be.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>How often it took a snapshot after its first.</summary>
    public int Snapshots { get; private set; }

    public Snapshot? First { get; private set; }

    /// <summary>
    /// Asks and follows until it is told to stop; what it has asked by then it sends until it is answered.
    /// </summary>
    /// <param name="next">The next command; null for who only watches.</param>
    /// <param name="volley">The next volley, which ends when it is time for it.</param>
    public async Task Play(Func<Client, Random, SeatCommand?> next, Func<Task> volley, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var hub = await Connected();
            var together = volley();
            await Task.WhenAny(Pause(200 + random.Next(1000), stop), hub.Ended, together);
            if (hub.Ended.IsCompleted || stop.IsCancellationRequested)
                continue;
            if (together.IsCompleted)
                await Fire();
            else if (next(this, random) is { } command)
                await Do(command);
        }
    }

    // Only what is always accepted and always written, so that its receipt says that it is there.
    private Task Fire() =>
        First!.You.Kind switch
        {
            SeatKind.Facilitator => Do(new Announce($"Announcement {random.Next():x8}.")),
            SeatKind.Player => Do(new Say([], $"Words {random.Next():x8}.")),
            _ => Task.CompletedTask,
        };

    /// <summary>Sends a command until it is answered.</summary>
    public async Task<Refusal?> Do(SeatCommand command)
    {
        var asked = new SentCommand(
            session,
            seat,
            $"{seat}-{History.Count}-{random.Next():x8}",
            command,
            Stopwatch.GetTimestamp()
        );
        History.Add(asked);
        while (true)
        {
            var hub = await Connected();
            asked.Attempts++;
            (asked.Connection, asked.LastSent) = (Connection!, Stopwatch.GetTimestamp());
            try
            {
                var submitted = hub.Submit(command, asked.Id);
                OnSend?.Invoke();
                var receipt = await submitted;
                if (receipt.Refusal is { Code: RefusalCode.TryAgain or RefusalCode.TooMany })
                {
                    asked.PutOff++;
                    await Pause(500, leave);
                    continue;
                }

                asked.Refusal = receipt.Refusal;
                asked.Answered = Stopwatch.GetTimestamp();
                OnAnswer?.Invoke(this, asked);
                return receipt.Refusal;
            }
            catch (Exception failure) when (IsBreak(failure))
            {
                await Drop();
            }
        }
    }

    /// <summary>
    /// Waits until everything that a new arrival in this seat is shown has been told here, and compares.
    /// </summary>
    public async Task CompareWithNewArrival()
    {
        await Connected();
        for (var arrivals = 0; arrivals < 20; arrivals++)
        {
            await using var fresh = await SessionClient.Connect(Server!);
            var reply = await fresh.Enter(session, ticket);
            if (reply.Snapshot is not { } shown)
            {
                Faults.Add($"{seat} cannot enter: {reply.Refusal}");
                return;
            }

            for (var waited = 0; waited < 200 && Position().At < shown.At; waited++)
                await Task.Delay(50);
            if (Compare(shown))
                return;
        }

        Faults.Add($"{seat} is always told more before it can be compared");
    }

    /// <returns>False when more has been told here meanwhile, so that the views cannot be compared.</returns>
    private bool Compare(Snapshot shown)
    {
        lock (_gate)
        {
            if (_stream != shown.Stream || _at < shown.At)
            {
                Faults.Add($"{seat} is at {_at} of {_stream}, a new arrival at {shown.At} of {shown.Stream}");
                return true;
            }

            if (_at > shown.At)
                return false;
            if (!_log.SequenceEqual(shown.Log))
                Faults.Add($"{seat} was told something else than a new arrival is shown");
            Faults.AddRange(
                _view!
                    .DifferencesFrom(shown.View)
                    .Select(difference => $"{seat} sees something else than a new arrival, {difference}")
            );
            return true;
        }
    }

    public async Task Drop()
    {
        var hub = _hub;
        _hub = null;
        if (hub is not null)
            await hub.DisposeAsync();
    }

    private (string? Stream, long? At) Position()
    {
        lock (_gate)
            return (_stream, _at);
    }

    private async Task<SessionClient> Connected()
    {
        while (_hub is null || _hub.Ended.IsCompleted)
        {
            if (Connection is not null && _lost == 0)
                _lost = Stopwatch.GetTimestamp();
            await Drop();
            await Pause(PauseBefore(_attempt++), leave);
            leave.ThrowIfCancellationRequested();
            try
            {
                Server = server(random);
                var began = Stopwatch.GetTimestamp();
                var hub = await SessionClient.Connect(Server);
                var connected = Stopwatch.GetTimestamp();
                _hub = hub;
                if (await Enter(hub))
                    Arrived(new ConnectionTimes(began, connected, Stopwatch.GetTimestamp()));
                else
                    await Drop();
            }
            catch (Exception failure) when (IsBreak(failure))
            {
                await Drop();
            }
        }

        return _hub;
    }

    private void Arrived(ConnectionTimes connection)
    {
        Connection = connection;
        _attempt = 0;
        if (_lost == 0)
            return;
        Returns.Add(Report.Seconds(_lost, connection.Entered));
        _lost = 0;
    }

    private async Task<bool> Enter(SessionClient hub)
    {
        var (stream, after) = Position();
        var reply = await hub.Enter(session, ticket, stream, after);
        if (reply.Refusal is { } refusal)
        {
            if (refusal.Code is not (RefusalCode.TryAgain or RefusalCode.TooMany))
                Faults.Add($"{seat} was not let in: {refusal}");
            return false;
        }

        if (reply.Snapshot is { } snapshot)
            Take(snapshot);
        foreach (var batch in reply.Missed ?? [])
            Take(batch);
        _ = Follow(hub);
        return true;
    }

    private async Task Follow(SessionClient hub)
    {
        await foreach (var heard in hub.Received.ReadAllAsync())
        {
            if (heard is Batch batch)
                Take(batch);
            else if (heard is Dismissed { EnterAgain: true })
                await hub.DisposeAsync();
            else if (heard is Dismissed dismissed)
                Faults.Add($"{seat} was dismissed: {dismissed}");
        }
    }

    private void Take(Snapshot snapshot)
    {
        lock (_gate)
        {
            if (First is null)
                First = snapshot;
            else
                Snapshots++;
            if (_stream == snapshot.Stream && snapshot.At < _at)
                Faults.Add($"{seat} was at {_at} and got a snapshot of {snapshot.At}");
            (_stream, _at) = (snapshot.Stream, snapshot.At);
            _log.Clear();
            _log.AddRange(snapshot.Log);
            _view = new FoldedView(snapshot.View);
        }
    }

    private void Take(Batch batch)
    {
        lock (_gate)
        {
            // What was under way while the snapshot was taken is in it already.
            if (batch.To <= _at)
                return;
            if (batch.From != _at)
                Faults.Add($"{seat} was at {_at} and got {batch.From} to {batch.To}");
            _at = batch.To;
            _log.AddRange(batch.Notices);
            _view!.Fold(batch.Changes);
        }
    }

    // As the browser's (client-web/src/session/connection.ts).
    private int PauseBefore(int attempt)
    {
        if (attempt == 0)
            return random.Next(250);
        var longest = Math.Min(attempt < 10 ? 2000 : 15_000, 250 << Math.Min(attempt, 6));
        return (longest / 2) + random.Next(longest / 2);
    }

    private static Task Pause(int milliseconds, CancellationToken stop) =>
        Task.Delay(milliseconds, stop)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private static bool IsBreak(Exception failure) =>
        failure
            is WebSocketException
                or HttpRequestException
                or HubException
                or ObjectDisposedException
                or OperationCanceledException
                or IOException;
}
