using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Semantics;

public sealed class TurnTests : SiloTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_two_turns_of_an_activation_run_at_a_time(bool reentrant)
    {
        var inside = 0;
        var turns = 0;
        async Task Body(ScriptGrain _)
        {
            for (var step = 0; step < 20; step++)
            {
                Assert.Equal(1, Interlocked.Increment(ref inside));
                Thread.SpinWait(50);
                turns++;
                Interlocked.Decrement(ref inside);
                await Task.Yield();
            }
        }

        IScript grain = reentrant ? Silo.Grains.GetGrain<IReentrantScript>("a") : Silo.Plain("a");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => grain.Run(Body))));
        Assert.Equal(2000, turns);
    }

    [Fact]
    public async Task Continuations_after_an_await_run_on_the_scheduler_of_the_activation()
    {
        var other = Silo.Plain("b");
        await Silo.Plain("a").Run(async _ =>
        {
            var scheduler = TaskScheduler.Current;
            Assert.NotSame(TaskScheduler.Default, scheduler);
            await Task.Yield();
            Assert.Same(scheduler, TaskScheduler.Current);
            await other.Run(Nothing);
            Assert.Same(scheduler, TaskScheduler.Current);
            await Task.Run(() => Assert.Same(TaskScheduler.Default, TaskScheduler.Current));
            Assert.Same(scheduler, TaskScheduler.Current);
        });
    }

    [Fact]
    public async Task Calls_of_one_caller_to_an_active_grain_run_in_the_order_in_which_they_were_made()
    {
        var grain = Silo.Plain("a");
        await grain.Run(Nothing); // While a cluster looks for the place of a grain, calls to it may overtake each other.
        var order = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => grain.Run(_ =>
        {
            order.Add(number);
            return Task.CompletedTask;
        })));
        Assert.Equal(Enumerable.Range(0, 200), order);
    }

    [Fact]
    public async Task The_next_call_starts_after_the_former_has_completed()
    {
        var gate = new Gate();
        var grain = Silo.Plain("a");
        var first = grain.Run(Enter("first", gate));
        await gate.Reached;
        var second = grain.Run(Note("second"));
        await grain.RunInterleaving(Note("interleaving"));
        Assert.Equal(["first", "interleaving"], Lifecycle.Log);

        gate.Open();
        await Task.WhenAll(first, second);
        Assert.Equal(["first", "interleaving", "first ends", "second"], Lifecycle.Log);
    }

    [Fact]
    public async Task What_a_caller_keeps_in_an_AsyncLocal_does_not_reach_the_grain()
    {
        var local = new AsyncLocal<string> { Value = "caller" };
        await Silo.Plain("a").Run(_ =>
        {
            Assert.Null(local.Value);
            local.Value = "grain";
            return Task.CompletedTask;
        });
        await Silo.Plain("a").Run(_ =>
        {
            Assert.Null(local.Value);
            return Task.CompletedTask;
        });
        Assert.Equal("caller", local.Value);
    }
}
