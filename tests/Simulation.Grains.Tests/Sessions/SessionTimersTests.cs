using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Sessions;

/// <summary>The clock of a game and the grace time of an empty table, on timers that the test lets go off.</summary>
public sealed class SessionTimersTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan MarkEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly StubTimers _timers = new();
    private readonly SessionState _state = new("session");
    private readonly FaultyJournal _journal;
    private readonly CommandExecutor _commands;
    private Sequence<string> _online = ["facilitator"];

    public SessionTimersTests()
    {
        _journal = new FaultyJournal(SqlJournal.OpenSqlite(_folder.Path));
        var settings = new SessionSettings { OutageAfter = TimeSpan.FromDays(1) };
        _commands = new CommandExecutor("session", _state, _journal, _time, settings, NullLogger.Instance)
        {
            OnCommitted = () => { },
            OnDropped = () => { },
        };
    }

    public Task InitializeAsync() =>
        GrainScheduler.Run(async () =>
        {
            var pack = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!.Pack!;
            Assert.Null(await _commands.Ready());
            Assert.Null(
                await _commands.Open(new SessionOpened("session", "ABCDEF", pack.Files, "seed", Pacing.Live, 60, null))
            );
            await Do(new TakeSeat("facilitator", "Ada", null, SeatKind.Facilitator, "hash"));
        });

    public async Task DisposeAsync()
    {
        await _commands.Drain();
        await _journal.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task The_clock_goes_off_when_something_is_due_and_not_at_all_while_the_game_stands_still() =>
        GrainScheduler.Run(async () =>
        {
            var clock = NewClock();
            clock.Set();
            var due = Assert.Single(_timers.Running);
            Assert.Equal(Timeout.InfiniteTimeSpan, due.Due);

            await Do(new StartSession());
            clock.Set();
            Assert.Equal(_state.Durable!.NextDue - _time.GetUtcNow(), due.Due);

            _time.Advance(due.Due);
            var before = _state.Version;
            await due.GoOff();
            Assert.True(_state.Version > before);
            Assert.Equal(_commands.Newest!.NextDue - _time.GetUtcNow() ?? Timeout.InfiniteTimeSpan, due.Due);
        });

    [Fact]
    public Task A_clock_that_cannot_be_advanced_tries_again_a_second_later() =>
        GrainScheduler.Run(async () =>
        {
            var clock = NewClock();
            await Do(new StartSession());
            clock.Set();
            var due = _timers.Running[0];
            _time.Advance(due.Due);
            _journal.OnAppend = _ => throw new JournalUnavailableException("The disk is full.");
            await due.GoOff();
            Assert.Equal(TimeSpan.FromSeconds(1), due.Due);
        });

    [Fact]
    public Task A_running_clock_keeps_the_session_awake_and_is_written_down() =>
        GrainScheduler.Run(async () =>
        {
            var clock = NewClock();
            await Do(new StartSession());
            clock.Set();
            var marks = _timers.Running[^1];
            Assert.True(marks.KeepsAwake);
            Assert.Equal(MarkEvery, marks.Due);
            await marks.GoOff();
            Assert.IsType<ClockMarked>(_state.Entries[^1].Events[0]);

            await Do(new PauseClock());
            clock.Set();
            Assert.DoesNotContain(_timers.Running, timer => timer.KeepsAwake);
        });

    [Fact]
    public Task A_game_waits_once_nobody_has_been_there_for_the_grace_time_and_goes_on_with_the_first_who_is_back() =>
        GrainScheduler.Run(async () =>
        {
            var table = new EmptyTableTimer(_state, _commands, Grace, () => _online, _timers.Start);
            await Do(new StartSession());
            table.Update(_state.Durable!, isAwake: true);
            Assert.Empty(_timers.Running);

            _online = [];
            table.Update(_state.Durable!, isAwake: false);
            Assert.Empty(_timers.Running);
            table.Update(_state.Durable!, isAwake: true);
            var timer = Assert.Single(_timers.Running);
            Assert.Equal(TablePresence.GraceOf(_state.Durable!, Grace), timer.Due);
            await timer.GoOff();
            Assert.True(_state.Durable!.IsWaiting);
            table.Update(_state.Durable!, isAwake: true);
            Assert.Empty(_timers.Running);

            _online = ["facilitator"];
            table.Update(_state.Durable!, isAwake: true);
            await _commands.Drain();
            Assert.False(_state.Durable!.IsWaiting);
        });

    [Fact]
    public Task A_fast_game_waits_after_a_tenth_of_its_round_also_when_it_becomes_fast_meanwhile() =>
        GrainScheduler.Run(async () =>
        {
            var table = new EmptyTableTimer(_state, _commands, Grace, () => _online, _timers.Start);
            await Do(new StartSession());
            _online = [];
            table.Update(_state.Durable!, isAwake: true);
            var before = Assert.Single(_timers.Running).Due;

            await Do(new SetPace(3600));
            table.Update(_state.Durable!, isAwake: true);
            var timer = Assert.Single(_timers.Running);
            Assert.Equal(TablePresence.GraceOf(_state.Durable!, Grace), timer.Due);
            Assert.True(timer.Due < before);
            table.Update(_state.Durable!, isAwake: true);
            Assert.Same(timer, Assert.Single(_timers.Running));
        });

    [Fact]
    public Task Somebody_who_comes_back_within_the_grace_time_stops_it() =>
        GrainScheduler.Run(async () =>
        {
            var table = new EmptyTableTimer(_state, _commands, Grace, () => _online, _timers.Start);
            await Do(new StartSession());
            _online = [];
            table.Update(_state.Durable!, isAwake: true);
            _online = ["facilitator"];
            table.Update(_state.Durable!, isAwake: true);
            Assert.Empty(_timers.Running);
            Assert.False(_state.Durable!.IsWaiting);
        });

    private GameClock NewClock() => new(_state, _commands, _time, MarkEvery, _timers.Start);

    private async Task Do(Command command)
    {
        var by = command is TakeSeat ? CommandAuthor.Server : CommandAuthor.Person("facilitator");
        Assert.Null(await _commands.Execute($"command-{_state.Version}", by, command));
    }
}
