using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Simulation.Grains.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Has a session's autopilots decide, one after the other in the order of the cast. By the clock they decide at moments
/// of game time, and the session's time is held there until they have: so a seed gives the same game however fast it is
/// played and however busy the server is. Without a clock they decide after a pause of real time.
/// </summary>
internal sealed partial class AutopilotTurns
{
    /// <summary>
    /// Game seconds after which an autopilot is asked again that was refused, or that has no moments of its own.
    /// </summary>
    private const long AgainAfter = 60;

    private readonly SessionState _state;
    private readonly CommandExecutor _commands;
    private readonly Func<string, Task<AutopilotAnswer?>> _ask;
    private readonly SessionSettings _settings;
    private readonly Action _onHeld;
    private readonly ILogger _logger;
    private readonly IGrainTimer _timer;
    private AskedRole[] _asked = [];
    private ImmutableArray<int> _flown = [];
    private int _next;
    private bool _isDeciding;
    private bool _isPausing;

    /// <param name="ask">Asks the autopilot of a role; null when it cannot be reached now.</param>
    /// <param name="onHeld">Called when the session's time is held at another moment than before.</param>
    public AutopilotTurns(
        SessionState state,
        CommandExecutor commands,
        Func<string, Task<AutopilotAnswer?>> ask,
        SessionSettings settings,
        Action onHeld,
        StartTimer startTimer,
        ILogger logger
    )
    {
        (_state, _commands, _ask, _settings) = (state, commands, ask, settings);
        (_onHeld, _logger) = (onHeld, logger);
        _timer = startTimer(Decide, new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    /// <summary>Takes in what has happened, and who is there.</summary>
    /// <param name="flown">Indices of the actors that autopilots fly.</param>
    public void Update(World world, ImmutableArray<int> flown)
    {
        _flown = _settings.AutopilotsDecide ? flown : [];
        if (_asked.Length == 0)
            _asked = new AskedRole[world.Actors.Length];
        if (!_isDeciding)
            Wait(world);
    }

    /// <summary>Has a role asked again although nothing has happened.</summary>
    public void AskSoon(string role)
    {
        if (_state.Durable is not { } world || _asked.Length == 0)
            return;
        _asked[world.Scenario.Actor(role)].Seen = null;
        if (!_isDeciding)
            Wait(world);
    }

    // Commands that are not on disk yet hold the time where they were given: the roles that they concern are asked at
    // that time.
    private void Wait(World world)
    {
        var next = NextOf(world);
        if (world.Pacing != Pacing.Live)
        {
            Pause(next is not null, _settings.Thinking);
            return;
        }

        if (_flown.IsEmpty)
            _commands.HeldAt = null;
        else if (next is not null)
            _commands.HeldAt = _commands.Now;
        else if (ReferenceEquals(_commands.Newest, world))
            _commands.HeldAt = Earlier(NextMoment(world), world.NextDue);
        var due = next is not null ? TimeSpan.Zero : GameClock.WaitFor(NextMoment(world), _commands.Now);
        _timer.Change(due, Timeout.InfiniteTimeSpan);
        _onHeld();
    }

    // What happens meanwhile does not put the end of a pause off.
    private void Pause(bool isNeeded, TimeSpan pause)
    {
        if (isNeeded == _isPausing)
            return;
        _isPausing = isNeeded;
        _timer.Change(isNeeded ? pause : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    // Not waited for: an actor that decides asks the session, and a session that is ending waits for its timers.
    private Task Decide(CancellationToken cancellationToken)
    {
        _isPausing = false;
        if (!_isDeciding && _state.Durable is { } world)
            _ = DecideInTurn(world.Pacing == Pacing.Live);
        return Task.CompletedTask;
    }

    private async Task DecideInTurn(bool isByClock)
    {
        _isDeciding = true;
        try
        {
            var hasActed = false;
            while (await Next() is { } actor)
            {
                hasActed = await Ask(actor);
                if (hasActed && !isByClock)
                    break;
            }

            _isDeciding = false;
            if (_state.Durable is { } world)
                GoOn(world, hasActed);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever happens next at the table has them asked again.
            LogFailure(failure, _state.Stream);
        }
        finally
        {
            _isDeciding = false;
        }
    }

    private void GoOn(World world, bool hasActed)
    {
        // One after the other, so that all of them together have thought for as long as one.
        if (hasActed && world.Pacing != Pacing.Live && !_flown.IsEmpty)
            Pause(NextOf(world) is not null, _settings.Thinking / _flown.Length);
        else
            Wait(world);
    }

    // What the clock brings at the same moment comes first, as it does where no server plays.
    private async Task<int?> Next()
    {
        if (_commands.Newest?.NextDue <= _commands.Now)
            await _commands.Execute(new AdvanceClock());
        await _commands.Drain();
        if (_state.Durable is not { } world || NextOf(world) is not { } actor)
        {
            _next = 0;
            return null;
        }

        _next = actor + 1;
        return actor;
    }

    private int? NextOf(World world)
    {
        if (world.Phase != Phase.Running)
            return null;
        int? fromTheStart = null;
        foreach (var actor in _flown)
        {
            if (!IsDue(world, actor))
                continue;
            if (actor >= _next)
                return actor;
            fromTheStart ??= actor;
        }

        return fromTheStart;
    }

    private bool IsDue(World world, int actor)
    {
        var asked = _asked[actor];
        var time = world.Clock.Time(_commands.Now);
        return asked.NotBefore <= time && (asked.AskAgain <= time || HasNews(world, actor));
    }

    private bool HasNews(World world, int actor) =>
        _asked[actor].Seen is not { } seen || AutopilotNews.Concerns(seen, world, actor, world.Actors[actor].Strategy);

    /// <summary>Real time at which somebody is to be asked next although nothing happens until then.</summary>
    private DateTimeOffset? NextMoment(World world)
    {
        if (world is not { Phase: Phase.Running, Clock: { Running: true, Closing: null } })
            return null;
        long? next = null;
        foreach (var actor in _flown)
        {
            var (asked, time) = (_asked[actor], world.Clock.Time(_commands.Now));
            var wanted = asked.NotBefore > time && HasNews(world, actor) ? asked.NotBefore : asked.AskAgain;
            if (wanted is { } at && !(next <= at))
                next = Math.Max(at, asked.NotBefore);
        }

        return next is { } moment ? world.Clock.Reaches(moment) : null;
    }

    /// <returns>Whether it has done something.</returns>
    private async Task<bool> Ask(int actor)
    {
        var world = _state.Durable!;
        var role = world.Scenario.Actors[actor].Id;
        _asked[actor] = new AskedRole { Seen = world };
        var answer = await _ask(role);
        if (_commands.IsOverdue || (answer is null && world.Pacing == Pacing.Live))
        {
            LogLate(_state.Stream, role);
            await _commands.Execute(new RecordLateDecision(role));
        }

        if (answer is null)
        {
            AskLater(world, actor);
            return false;
        }

        _asked[actor].AskAgain = answer.Wants.AskAgain;
        if (!_flown.Contains(actor))
            return false;

        var by = CommandAuthor.Autopilot(role);
        await Say(answer, by, first: true);
        if (answer.Wants.Command is not { } command)
            return false;
        if (await _commands.Execute(answer.DecisionId, by, command) is not null)
        {
            AskLater(world, actor);
            return false;
        }

        await Say(answer, by, first: false);
        if (world.Pacing == Pacing.Live && world.Actors[actor].Strategy == Strategy.Random)
            _asked[actor].NotBefore = world.Clock.Time(_commands.Now) + AgainAfter;
        return true;
    }

    private void AskLater(World world, int actor) =>
        _asked[actor].AskAgain = world.Pacing == Pacing.Live ? world.Clock.Time(_commands.Now) + AgainAfter : null;

    // A line that is refused is left unsaid: nothing hangs on it.
    private async Task Say(AutopilotAnswer answer, CommandAuthor by, bool first)
    {
        foreach (var line in answer.Lines)
        {
            if (line.First == first)
                await _commands.Execute(IdOf(answer, line), by, line.Say);
        }
    }

    private static string IdOf(AutopilotAnswer answer, Speech.Line line) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{answer.DecisionId}/{line.Say.About}")));

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The server was too busy for {Stream}: its clock ran on before the autopilot of {Role} had decided."
    )]
    private partial void LogLate(string stream, string role);

    [LoggerMessage(Level = LogLevel.Error, Message = "The autopilots of {Stream} could not decide.")]
    private partial void LogFailure(Exception failure, string stream);

    private struct AskedRole
    {
        /// <summary>The world in which it was asked last; null when it is to be asked whatever has happened.</summary>
        public World? Seen;

        /// <summary>Game time at which it wants to be asked again; null for only after news.</summary>
        public long? AskAgain;

        /// <summary>Game time before which it is not asked.</summary>
        public long NotBefore;
    }
}
