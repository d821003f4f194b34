using System.Diagnostics;
using System.Net.WebSockets;
using Simulation.Rules.Sessions;

namespace Simulation.Bench.Load;

/// <summary>One session and its eight clients, from its opening to its end.</summary>
internal sealed class Table : IRoom, IDisposable
{
    public const int Clients = 8;

    /// <summary>How long a move may take until it is held to be lost.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Mix _mix;
    private readonly Tally _tally;
    private readonly Seat[] _seats = new Seat[Clients];
    private readonly List<(int Seat, long From, long To)> _early = [];
    private readonly List<Move>[] _open;
    private readonly long[] _numbers;
    private readonly CancellationTokenSource _closing = new();
    private TaskCompletionSource? _quiet;
    private int _commands;
    private volatile bool _ended;
    private volatile bool _broken;

    private Table(IReadOnlyList<string> roles, Mix mix, Tally tally)
    {
        _mix = mix;
        _tally = tally;
        Roles = [null, .. roles];
        _open = [.. Roles.Select(_ => new List<Move>())];
        _numbers = new long[Roles.Count];
    }

    public IReadOnlyList<string?> Roles { get; }

    /// <summary>Opens a session, seats the facilitator, a person in every role and spectators, and starts it.</summary>
    /// <param name="hubs">Those of the servers that the clients are spread on.</param>
    public static async Task<Table> Open(
        SessionApi api,
        IReadOnlyList<Uri> hubs,
        string scenario,
        IReadOnlyList<string> roles,
        Mix mix,
        Tally tally,
        CancellationToken cancellationToken
    )
    {
        var table = new Table(roles, mix, tally);
        try
        {
            var opened = await api.Open(scenario, cancellationToken);
            for (var i = 0; i < Clients; i++)
            {
                var role = i < table.Roles.Count ? table.Roles[i] : null;
                var ticket =
                    i == 0
                        ? opened.Ticket
                        : (await api.Join(opened.Code, $"Person {i}", role, cancellationToken)).Ticket;
                table._seats[i] = await Seat.Enter(
                    hubs[i % hubs.Count],
                    i,
                    role,
                    opened.Session,
                    ticket,
                    table,
                    mix.Plays && role is not null,
                    table._closing.Token
                );
            }

            await table.Order(new StartSession());
            tally.CountSession();
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Lets the clients play until the session has ended or it is stopped, then waits until all has been seen.
    /// </summary>
    /// <param name="every">
    /// How long after one command a client sends its next, whatever came of it; null to wait for it.
    /// </param>
    public async Task Play(TimeSpan? every, CancellationToken stop)
    {
        using var pings = new CancellationTokenSource();
        var pinging = Ping(pings.Token);
        try
        {
            while (!stop.IsCancellationRequested && !_ended)
            {
                _commands = 0;
                await Task.WhenAll(
                    _seats
                        .Take(Roles.Count)
                        .Select(seat => every is { } interval ? Keep(seat, interval, stop) : Loop(seat, stop))
                );
                await Quiet();
                if (!stop.IsCancellationRequested && !_ended && !_broken && _mix.CommandsPerRound is not null)
                {
                    await Order(new EndRound());
                }
            }
        }
        catch (Exception failure)
            when (failure
                    is TimeoutException
                        or InvalidOperationException
                        or OperationCanceledException
                        or WebSocketException
            )
        {
            lock (_lock)
                NoteUnfinished(failure);
        }
        finally
        {
            await pings.CancelAsync();
            await pinging;
        }
    }

    public void Begin(Seat seat, long at)
    {
        lock (_lock)
        {
            seat.At = at;
            foreach (var (_, from, to) in _early.Where(early => early.Seat == seat.Index && early.To > at))
                Follow(seat, from, to);
        }
    }

    public void Told(Seat seat, BatchReader batch, int bytes, long at)
    {
        lock (_lock)
        {
            _tally.CountDelivery(bytes);
            if (seat.At < 0)
                _early.Add((seat.Index, batch.From, batch.To));
            else
                Follow(seat, batch.From, batch.To);
            if (batch.Ended)
                _ended = true;
            foreach (var outcome in batch.Outcomes)
                See(seat, outcome, at);
        }
    }

    public void Acknowledge(Seat seat, long number, RefusalCode? refusal, long at)
    {
        lock (_lock)
        {
            if (_open[seat.Index].Find(open => open.Number == number) is not { } move)
                return;
            move.Acknowledged = at;
            if (refusal is { } code)
            {
                _tally.CountRefusal($"{move.Command.GetType().Name}: {code}");
                _open[seat.Index].Remove(move);
                move.Settle(refusal);
                LookIfQuiet();
                return;
            }

            Look(seat.Index, move);
        }
    }

    /// <summary>A lost connection ends the table.</summary>
    public void Fail(Seat seat, string reason)
    {
        lock (_lock)
        {
            if (_closing.IsCancellationRequested)
                return;
            _broken = _ended = true;
            _tally.Faults.Add($"client {seat.Index}: {reason}");
            var failure = new InvalidOperationException(reason);
            foreach (var move in _open.SelectMany(moves => moves))
                move.Fail(failure);
            _quiet?.TrySetException(failure);
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _closing.Cancel();
        foreach (var seat in _seats)
            seat?.Dispose();
    }

    private async Task Loop(Seat seat, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && !_ended)
        {
            if (Interlocked.Increment(ref _commands) > _mix.CommandsPerRound)
                return;
            await Send(seat, _mix.Next(seat, ++_numbers[seat.Index]));
        }
    }

    // A command counts from the moment at which it was to be sent: one that a full queue holds up is late.
    private async Task Keep(Seat seat, TimeSpan interval, CancellationToken stop)
    {
        var next =
            Stopwatch.GetTimestamp() + (long)(interval.TotalSeconds * Random.Shared.NextDouble() * Stopwatch.Frequency);
        while (!stop.IsCancellationRequested && !_ended)
        {
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), next);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, CancellationToken.None);
            var move = _mix.Next(seat, ++_numbers[seat.Index]);
            lock (_lock)
            {
                _open[seat.Index].Add(move);
                move.Sent = next;
            }

            await seat.Submit(move.Number, move.Command, _closing.Token);
            next += (long)(interval.TotalSeconds * Stopwatch.Frequency);
        }
    }

    private async Task Order(SeatCommand command)
    {
        var refusal = await Send(_seats[0], new Move(++_numbers[0], command, new Outcome(OutcomeKind.Round, 0)));
        if (refusal is not null)
            throw new InvalidOperationException($"{command.GetType().Name} was refused: {refusal}");
        await Quiet();
    }

    private async Task<RefusalCode?> Send(Seat seat, Move move)
    {
        lock (_lock)
        {
            _open[seat.Index].Add(move);
            move.Sent = Stopwatch.GetTimestamp();
        }

        await seat.Submit(move.Number, move.Command, _closing.Token);
        return await move.Settled.WaitAsync(_patience);
    }

    private void See(Seat seat, Outcome outcome, long at)
    {
        if (outcome.Kind == OutcomeKind.Ready && outcome.Sender == seat.Index)
            seat.IsReady = outcome.Number == 1;
        if (outcome.Sender < 0 || outcome.Sender >= _open.Length)
            return;
        foreach (var move in _open[outcome.Sender])
        {
            if (move.IsSeenBy(seat.Index))
                continue;
            if (move.Expected != outcome)
            {
                // Every client sees the moves of one sender in their order; a later one's text means that this one is
                // lost.
                if (outcome.Kind != OutcomeKind.Text || outcome.Number <= move.Number)
                    return;
                continue;
            }

            move.SeeBy(seat.Index, at);
            Look(outcome.Sender, move);
            return;
        }
    }

    private void Look(int sender, Move move)
    {
        if (move.Acknowledged == 0)
            return;
        if (move.IsSeenBy(sender))
            move.Settle(null);
        if (move.Seats < Clients)
            return;
        _open[sender].Remove(move);
        _tally.CountMove(move);
        LookIfQuiet();
    }

    private void LookIfQuiet()
    {
        if (_quiet is not null && _open.All(moves => moves.Count == 0))
            _quiet.TrySetResult();
    }

    private async Task Quiet()
    {
        TaskCompletionSource quiet;
        lock (_lock)
        {
            _quiet = quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            LookIfQuiet();
        }

        await quiet.Task.WaitAsync(_patience);
        lock (_lock)
            _quiet = null;
    }

    private void Follow(Seat seat, long from, long to)
    {
        if (to <= seat.At)
        {
            _tally.Repeated++;
            return;
        }

        if (from != seat.At)
            _tally.Gaps++;
        seat.At = to;
    }

    private void NoteUnfinished(Exception failure)
    {
        if (_broken)
            return;
        _tally.Faults.Add(failure.Message);
        foreach (var move in _open.SelectMany(moves => moves))
        {
            _tally.Faults.Add(
                $"client {move.Expected.Sender}, {move.Command.GetType().Name} {move.Number}: seen by {move.Seats} of {Clients}, "
                    + (move.Acknowledged == 0 ? "no receipt" : "with receipt")
            );
        }
    }

    // Whoever sends is heard anyway; the spectators have to say that they are there.
    private async Task Ping(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                foreach (var seat in _seats.Skip(Roles.Count))
                    await seat.Ping(stop);
            }
        }
        catch (Exception failure)
            when (failure is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The table is over; what broke a connection was noted by whoever receives from it.
        }
    }
}
