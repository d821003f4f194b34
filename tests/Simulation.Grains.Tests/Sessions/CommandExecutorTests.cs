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
    public Task A_rule_that_fails_refuses_the_command_and_leaves_the_session_playable() =>
        GrainScheduler.Run(async () =>
        {
            using var folder = new TemporaryFolder();
            await using var journal = SqlJournal.OpenSqlite(folder.Path);
            var state = new SessionState("session");
            var commands = new CommandExecutor(
                "session",
                state,
                journal,
                new ManualTimeProvider(),
                new SessionSettings(),
                NullLogger.Instance
            )
            {
                OnCommitted = () => { },
                OnDropped = () => Assert.Fail("The session is given up."),
            };
            var pack = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!.Pack!;
            Assert.Null(await commands.Ready());
            Assert.Null(
                await commands.Open(new SessionOpened("session", "ABCDEF", pack.Files, "seed", Pacing.Live, 60, null))
            );
            var before = commands.Newest;

            // No message can bring a seat without an id: it stands for any fault in the rules.
            var refusal = await commands.Execute(new TakeSeat(null!, "Ada", null, SeatKind.Facilitator, "hash"));

            Assert.Equal(RefusalCode.RuleFailed, refusal?.Code);
            Assert.DoesNotContain("Exception", refusal!.Message, StringComparison.Ordinal);
            Assert.Same(before, commands.Newest);
            Assert.Null(await commands.Execute(new TakeSeat("facilitator", "Ada", null, SeatKind.Facilitator, "hash")));
            Assert.Single(state.Durable!.Seats);
        });
}
