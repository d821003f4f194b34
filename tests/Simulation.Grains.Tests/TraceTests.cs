using System.Collections.Concurrent;
using System.Diagnostics;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests;

/// <summary>
/// What an operator sees of a command in the traces. Alone, because all tests of the process share one source of spans.
/// </summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class TraceTests
{
    private const string Alone = "Traces";

    [Fact]
    public async Task A_command_has_a_span_with_its_session_and_outcome_and_nothing_about_people()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await TestHost.Start();
        await host.Open();
        var player = await host.Join("Zenobia", "cloud");
        Assert.Null((await host.Submit(player.Ticket, new Say([], "Words that were said."))).Refusal);
        Assert.NotNull((await host.Submit(player.Ticket, new EndRound())).Refusal);
        Assert.Equal(
            ["accepted", nameof(RefusalCode.FacilitatorOnly)],
            stopped.Select(span => span.GetTagItem("whitecell.outcome"))
        );
        Assert.All(
            stopped,
            span =>
            {
                Assert.Equal(SessionAccess.Session, span.GetTagItem("whitecell.session"));
                Assert.Equal("submit", span.DisplayName);
                Assert.Equal(
                    ["whitecell.outcome", "whitecell.session"],
                    span.TagObjects.Select(tag => tag.Key).Order()
                );
                Assert.Empty(span.Events);
                Assert.Empty(span.Baggage);
            }
        );
    }
}
