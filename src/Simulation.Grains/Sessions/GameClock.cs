using Simulation.Grains.Deadlines;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Advances a session's game when something falls due, by its clock or over days by its deadline, and writes a running
/// clock down from time to time, so that a killed process loses no more than that.
/// </summary>
internal sealed class GameClock
{
    // Timers take up to 49 days, and a slow round can last longer. One that goes off too early does nothing.
    private static readonly TimeSpan s_longestTimer = TimeSpan.FromDays(1);

    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(1);

    private readonly SessionState _state;
    private readonly CommandExecutor _commands;
    private readonly TimeSpan _markEvery;
    private readonly StartTimer _startTimer;
    private readonly IGrainTimer _due;
    private readonly CalendarTimer _deadline;
    private IGrainTimer? _marks;

    /// <param name="markEvery">How often a running clock is written down.</param>
    public GameClock(
        SessionState state,
        CommandExecutor commands,
        TimeProvider time,
        TimeSpan markEvery,
        StartTimer startTimer
    )
    {
        (_state, _commands, _markEvery, _startTimer) = (state, commands, markEvery, startTimer);
        _deadline = new CalendarTimer(time, startTimer, PassDeadline);
        _due = startTimer(Advance, new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    /// <summary>Sets the timers to what the newest world has due.</summary>
    public void Set()
    {
        Set(TimeSpan.Zero);
        _deadline.Set(_state.Durable?.Deadline);
    }

    /// <summary>Writes down how late it is in the game, when its clock runs.</summary>
    public async Task Mark(CancellationToken cancellationToken)
    {
        if (_state.Durable is { Clock.Running: true })
            await _commands.MarkClock();
    }

    /// <summary>When a timer has to go off that waits for a moment; without end when there is none.</summary>
    /// <param name="atLeast">Where the moment is past, or nearly.</param>
    public static TimeSpan WaitFor(DateTimeOffset? moment, DateTimeOffset now, TimeSpan atLeast = default) =>
        moment - now is not { } left ? Timeout.InfiniteTimeSpan
        : left > s_longestTimer ? s_longestTimer
        : left > atLeast ? left
        : atLeast;

    private async Task PassDeadline()
    {
        if (_state.Durable is { } world)
            await _commands.Execute(new PassDeadline(world.Round));
    }

    private async Task Advance(CancellationToken cancellationToken)
    {
        var refusal = await _commands.Execute(new AdvanceClock());
        Set(refusal is null ? TimeSpan.Zero : s_retryAfter);
    }

    private void Set(TimeSpan atLeast)
    {
        var due = _commands.Newest?.NextDue;
        var wait = WaitFor(due, _commands.Now, atLeast);
        _due.Change(wait, Timeout.InfiniteTimeSpan);

        // While the clock runs its marks keep the session awake.
        if (due is not null == _marks is not null)
            return;
        _marks?.Dispose();
        _marks = due is null
            ? null
            : _startTimer(Mark, new(_markEvery, _markEvery) { Interleave = true, KeepAlive = true });
    }
}

/// <summary>Starts a timer of the grain.</summary>
internal delegate IGrainTimer StartTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options);
