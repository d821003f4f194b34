using System.Diagnostics;
using System.Net.WebSockets;
using Simulation.Bench.Load;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Seat = Simulation.Bench.Load.Seat;

namespace Simulation.Bench.Classes;

/// <summary>
/// One table of a class and the people at it. It remembers every command that was sent, and who has seen its outcome.
/// </summary>
internal sealed class ClassTable(IReadOnlyList<string> roles) : IRoom, IDisposable
{
    /// <summary>Every so many commands one is a move, when the role has one that all see at once.</summary>
    private const int MoveEvery = 5;

    /// <summary>How long a command may take until it is held to be lost.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Seat?[] _seats = new Seat?[roles.Count];
    private readonly long[] _entered = new long[roles.Count];
    private readonly List<(Seat Seat, long From, long To)> _early = [];
    private readonly List<Move> _moves = []; // The n-th has the number n + 1.
    private readonly HashSet<long> _refused = [];
    private readonly List<string> _faults = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;
    private bool _allSent;

    public IReadOnlyList<string?> Roles => roles;

    /// <summary>People who have entered.</summary>
    public int People { get; private set; }

    /// <summary>Moves of the scenario among the commands; the others are speech.</summary>
    public int Choices => _moves.Count(move => move.Command is PlayMove);

    /// <summary>Moves of the scenario that were refused, as when another's move came between.</summary>
    public int Refused => _refused.Count;

    /// <summary>
    /// Gaps, doubled batches and outcomes, lost connections, refused speech, and commands that somebody never saw.
    /// </summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_lock)
                return [.. _faults];
        }
    }

    /// <summary>
    /// Of the commands that all have seen: from the moment at which each was to be sent until the last had it, in
    /// Stopwatch ticks.
    /// </summary>
    public IEnumerable<long> ToLastSeat => _moves.Where(IsSeenByAll).Select(move => move.LastSeen - move.Sent);

    /// <summary>Lets somebody enter who has joined.</summary>
    public Task Enter(Uri hub, JoinReply joined) =>
        Seat.Enter(hub, joined.Session, joined.Ticket, this, _closing.Token);

    /// <summary>Has everybody say that they are still there.</summary>
    public async Task Ping(CancellationToken cancellationToken)
    {
        foreach (var seat in _seats.OfType<Seat>())
            await seat.Ping(cancellationToken);
    }

    /// <summary>
    /// Sends one command a second, whatever comes of it, the people taking turns; then waits until all is seen.
    /// </summary>
    /// <param name="begin">When the first one is to be sent, in Stopwatch ticks.</param>
    public async Task Play(long begin, int seconds, CancellationToken cancellationToken)
    {
        var people = _seats.OfType<Seat>().ToList();
        try
        {
            for (var i = 0; i < seconds; i++)
            {
                var due = begin + (i * Stopwatch.Frequency);
                var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, cancellationToken);
                var (seat, number) = (people[i % people.Count], i + 1);
                var move = (number % MoveEvery == 0 ? Mix.PlayFirst(seat, number) : null) ?? Mix.Speak(seat, number);
                lock (_lock)
                {
                    // One that is sent late has been late from this moment.
                    move.Sent = due;
                    _moves.Add(move);
                    _open++;
                    _allSent = number == seconds;
                }

                await seat.Submit(number, move.Command, cancellationToken);
            }

            await _finished.Task.WaitAsync(_patience, cancellationToken);
        }
        catch (Exception failure) when (failure is TimeoutException or WebSocketException or ObjectDisposedException)
        {
            Note(failure.Message);
        }

        lock (_lock)
            _faults.AddRange(_moves.Where(IsUnfinished).Select(Describe));
    }

    public void Begin(Seat seat, long at)
    {
        lock (_lock)
        {
            if (seat.Index < 0 || _seats[seat.Index] is not null)
                throw new InvalidOperationException($"A second person, or nobody, has the role '{seat.Role}'.");
            _seats[seat.Index] = seat;
            People++;
            seat.At = _entered[seat.Index] = at;
            foreach (var (_, from, to) in _early.Where(early => early.Seat == seat))
                Follow(seat, from, to);
        }
    }

    public void Told(Seat seat, BatchReader batch, int bytes, long at)
    {
        lock (_lock)
        {
            if (seat.At < 0)
                _early.Add((seat, batch.From, batch.To));
            else
                Follow(seat, batch.From, batch.To);
            foreach (var outcome in batch.Outcomes)
                See(seat, outcome, at);
        }
    }

    public void Acknowledge(Seat seat, long number, RefusalCode? refusal, long at)
    {
        lock (_lock)
        {
            var move = _moves[(int)number - 1];
            if (move.Acknowledged != 0)
                _faults.Add($"{Describe(move)}; two receipts");
            move.Acknowledged = at;
            if (refusal is not null)
            {
                _refused.Add(number);
                if (move.Seats > 0 || move.Command is Say)
                    _faults.Add($"{Describe(move)}; but refused: {refusal}");
            }

            if (refusal is not null || IsSeenByAll(move))
                Close();
        }
    }

    public void Fail(Seat seat, string reason)
    {
        lock (_lock)
        {
            if (_closing.IsCancellationRequested)
                return;
            _faults.Add($"{seat.Role}: {reason}");
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _closing.Cancel();
        foreach (var seat in _seats)
            seat?.Dispose();
    }

    private void See(Seat seat, Outcome outcome, long at)
    {
        if (Find(seat, outcome) is not { } move)
            return;
        if (move.IsSeenBy(seat.Index))
        {
            _faults.Add($"{Describe(move)}; twice by {seat.Role}");
            return;
        }

        move.SeeBy(seat.Index, at);
        if (_refused.Contains(move.Number))
            _faults.Add($"{Describe(move)}; but refused");
        else if (move.Acknowledged != 0 && IsSeenByAll(move))
            Close();
    }

    // A text has its number. A move has none, but its role makes its next one much later; a notice of it that comes
    // again tells of something else that came of it.
    private Move? Find(Seat seat, Outcome outcome) =>
        outcome.Kind switch
        {
            OutcomeKind.Text => _moves.ElementAtOrDefault((int)outcome.Number - 1),
            OutcomeKind.Move => _moves.Find(move => move.Expected == outcome && !move.IsSeenBy(seat.Index)),
            _ => null,
        };

    private void Close()
    {
        _open--;
        if (_open == 0 && _allSent)
            _finished.TrySetResult();
    }

    // A batch that the snapshot holds may still have been on its way.
    private void Follow(Seat seat, long from, long to)
    {
        if (to <= _entered[seat.Index])
            return;
        if (to <= seat.At)
            _faults.Add($"{seat.Role}: batch {from}–{to} twice, at {seat.At}");
        else if (from != seat.At)
            _faults.Add($"{seat.Role}: batch {from}–{to} at {seat.At}");
        seat.At = Math.Max(seat.At, to);
    }

    private bool IsSeenByAll(Move move) => move.Seats == People;

    private bool IsUnfinished(Move move) =>
        !_refused.Contains(move.Number) && (move.Acknowledged == 0 || !IsSeenByAll(move));

    private string Describe(Move move) =>
        $"{roles[move.Expected.Sender]}, {move.Command.GetType().Name} {move.Number}: seen by {move.Seats} of {People}, "
        + (move.Acknowledged == 0 ? "no receipt" : "with receipt");

    private void Note(string fault)
    {
        lock (_lock)
            _faults.Add(fault);
    }
}
