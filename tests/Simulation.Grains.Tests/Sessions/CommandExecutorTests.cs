using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Sessions;

/// <summary>What a session does when something fails that should not.</summary>
public sealed class CommandExecutorTests
{
    [Fact]
    public async Task A_rule_that_fails_refuses_the_command_and_leaves_the_session_playable()
    {
        using var folder = new TemporaryFolder();
        await using var journal = SqlJournal.OpenSqlite(folder.Path);
        var state = new SessionState("session");
        var log = new CommandExecutor("session", state, journal, new ManualTimeProvider(), NullLogger.Instance)
        {
            OnCommitted = () => { },
            OnDropped = () => Assert.Fail("The session is given up."),
        };
        var pack = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!.Pack!;
        Assert.Null(await log.Ready());
        Assert.Null(await log.Open(new SessionOpened("session", "ABCDEF", pack.Files, "seed", Pacing.Live, 60, null)));
        var before = log.Newest;

        // No message can bring a seat without an id: it stands for any fault in the rules.
        var refusal = await log.Execute(new TakeSeat(null!, "Ada", null, SeatKind.Facilitator, "hash"));

        Assert.Equal(RefusalCode.RuleFailed, refusal?.Code);
        Assert.DoesNotContain("Exception", refusal!.Message, StringComparison.Ordinal);
        Assert.Same(before, log.Newest);
        Assert.Null(await log.Execute(new TakeSeat("facilitator", "Ada", null, SeatKind.Facilitator, "hash")));
        Assert.Single(state.Durable!.Seats);
    }
}
