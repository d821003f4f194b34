using Microsoft.Extensions.Options;
using Simulation.Grains.Analyses;

namespace Simulation.Grains.Tests.Analyses;

/// <summary>One analysis at a time on a server, in the order in which they came.</summary>
public sealed class AnalysisQueueTests
{
    [Fact]
    public async Task One_has_its_turn_some_wait_and_more_are_put_off()
    {
        var queue = new AnalysisQueue(Options.Create(new AnalysisSettings { Waiting = 1 }));
        var (first, second) = (queue.Enter()!, queue.Enter()!);
        Assert.Null(queue.Enter());
        await first.Turn(CancellationToken.None);
        var turn = second.Turn(CancellationToken.None);
        Assert.False(turn.IsCompleted);

        first.Dispose();
        await turn;
        using var third = queue.Enter();
        Assert.NotNull(third);
        second.Dispose();
        await third.Turn(CancellationToken.None);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place()
    {
        var queue = new AnalysisQueue(Options.Create(new AnalysisSettings { Waiting = 1 }));
        using var first = queue.Enter()!;
        await first.Turn(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var second = queue.Enter()!;
        var turn = second.Turn(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
        second.Dispose();
        using var third = queue.Enter();
        Assert.NotNull(third);
    }
}
