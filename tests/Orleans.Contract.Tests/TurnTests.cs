namespace Orleans.Contract.Tests;

[Collection(TestCluster.Shared)]
public sealed class TurnTests(TestCluster cluster)
{
    [Fact]
    public async Task Calls_of_a_reentrant_grain_interleave_at_awaits_and_nowhere_else()
    {
        const int Calls = 100,
            Steps = 20;
        var grain = cluster[0].GetGrain<IReentrantGrain>("turns");
        var (inside, most, steps) = (0, 0, 0);
        await Task.WhenAll(
            Enumerable
                .Range(0, Calls)
                .Select(_ =>
                    Task.Run(() =>
                        grain.Run(async _ =>
                        {
                            for (var step = 0; step < Steps; step++)
                            {
                                most = Math.Max(most, Interlocked.Increment(ref inside));
                                Thread.SpinWait(50);
                                steps++;
                                Interlocked.Decrement(ref inside);
                                await Task.Yield();
                            }
                        })
                    )
                )
        );
        Assert.Equal((1, Calls * Steps), (most, steps));
    }

    [Fact]
    public async Task A_reentrant_grain_takes_a_call_while_another_awaits_and_a_plain_one_does_not()
    {
        var order = new List<string>();
        var reentrant = cluster[0].GetGrain<IReentrantGrain>("awaits");
        var plain = cluster[0].GetGrain<IPlainGrain>("awaits");
        foreach (var grain in new IScriptGrain[] { reentrant, plain })
        {
            var gate = new Gate();
            var first = grain.Run(async _ =>
            {
                await gate.Wait();
                order.Add("first");
            });
            await gate.Reached;
            var second = grain.Run(_ => order.Add("second"));
            if (grain == reentrant)
                await second;
            gate.Open();
            await Task.WhenAll(first, second);
        }

        Assert.Equal(["second", "first", "first", "second"], order);
    }

    [Fact]
    public async Task What_follows_an_await_runs_on_the_scheduler_of_the_activation()
    {
        var other = cluster[0].GetGrain<IPlainGrain>("other");
        var seen = new List<TaskScheduler>();
        await cluster[0]
            .GetGrain<IReentrantGrain>("scheduled")
            .Run(async _ =>
            {
                seen.Add(TaskScheduler.Current);
                await Task.Yield();
                seen.Add(TaskScheduler.Current);
                await other.Run(_ => { });
                seen.Add(TaskScheduler.Current);
                await Task.Run(() => { });
                seen.Add(TaskScheduler.Current);
            });
        Assert.Equal(4, seen.Count);
        Assert.NotSame(TaskScheduler.Default, Assert.Single(seen.Distinct()));
    }

    [Fact]
    public async Task Who_makes_a_one_way_call_neither_waits_for_it_nor_hears_of_its_failure()
    {
        var grain = cluster[0].GetGrain<IPlainGrain>("one way");
        var (gate, ran) = (new Gate(), false);
        await grain.RunOneWay(async _ =>
        {
            await gate.Wait();
            ran = true;
            throw new InvalidOperationException("Nobody is told.");
        });
        await gate.Reached;
        Assert.False(ran);
        gate.Open();
        await grain.Run(_ => Assert.True(ran));
    }
}
