using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Grains.Actors;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Sessions;

/// <summary>Autopilots that decide one after the other, as long as the test lets each of them think.</summary>
public sealed class AutopilotTurnsTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly StubTimers _timers = new();
    private readonly SessionState _state = new("session");
    private readonly SessionSettings _settings = new() { OutageAfter = TimeSpan.FromDays(1) };
    private readonly FaultyJournal _journal;
    private readonly CommandExecutor _commands;

    public AutopilotTurnsTests()
    {
        _journal = new FaultyJournal(SqlJournal.OpenSqlite(_folder.Path));
        _commands = new CommandExecutor("session", _state, _journal, _time, _settings, NullLogger.Instance)
        {
            OnCommitted = () => { },
            OnDropped = () => { },
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _commands.Drain();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Pacing.Live, 0, true, false)]
    [InlineData(Pacing.Live, 9, true, false)]
    [InlineData(Pacing.Live, 10, true, true)]
    [InlineData(Pacing.Live, 0, false, true)]
    [InlineData(Pacing.Turns, 60, true, false)]
    [InlineData(Pacing.Turns, 0, false, false)]
    public Task A_decision_for_which_the_clock_no_longer_waits_or_that_cannot_be_had_is_in_the_journal(
        Pacing pacing,
        int seconds,
        bool isReached,
        bool isLate
    ) =>
        GrainScheduler.Run(async () =>
        {
            await Start(pacing);
            var isSecondAsked = new TaskCompletionSource();
            var first = _state.Durable!.Scenario.Actors[0].Id;
            var turns = new AutopilotTurns(
                _state,
                _commands,
                Ask,
                _settings,
                () => { },
                _timers.Start,
                NullLogger.Instance
            );
            turns.Update(_state.Durable!, [0, 1]);
            await Assert.Single(_timers.Running).GoOff();

            // By then all that came of the first one is written.
            await isSecondAsked.Task;
            Assert.Equal(
                isLate ? [new DecidedLate(first)] : [],
                _state
                    .Entries.SelectMany(entry => entry.Events)
                    .OfType<DecidedLate>()
                    .Select(late => late with { At = 0 })
            );

            Task<AutopilotAnswer?> Ask(string role)
            {
                if (role != first)
                {
                    isSecondAsked.TrySetResult();
                    return Task.FromResult<AutopilotAnswer?>(AutopilotAnswer.Nothing);
                }

                _time.Advance(TimeSpan.FromSeconds(seconds));
                return Task.FromResult(isReached ? AutopilotAnswer.Nothing : null);
            }
        });

    private async Task Start(Pacing pacing)
    {
        var pack = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!.Pack!;
        Assert.Null(await _commands.Ready());
        Assert.Null(await _commands.Open(new SessionOpened("session", "ABCDEF", pack.Files, "seed", pacing, 60, null)));
        var seat = new TakeSeat("facilitator", "Ada", null, SeatKind.Facilitator, "hash");
        Assert.Null(await _commands.Execute(seat));
        Assert.Null(await _commands.Execute(CommandAuthor.Person("facilitator"), new StartSession()));
        await _commands.Drain();
    }
}
