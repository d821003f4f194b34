using Orleans.Local.Tests.Engine;
using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Semantics;

/// <summary>
/// A call that could only be answered after itself fails: on LocalOrleans at once, with the cycle named; on Microsoft Orleans when
/// its response timeout is over.
/// </summary>
public sealed class CallCycleTests : SiloTest
{
    [Fact]
    public async Task A_cycle_of_calls_fails_and_its_grains_go_on()
    {
        var a = Silo.Plain("a");
        var b = Silo.Plain("b");
        await Fails(() => a.Run(_ => b.RunReadOnly(_ => a.RunWithTimeout(Nothing))));
        await a.Run(Nothing);
        await b.Run(Nothing);
    }

    [Fact]
    public Task A_grain_that_waits_for_itself_fails() =>
        Fails(() => Silo.Plain("a").Run(grain => grain.AsReference<IPlainScript>().RunWithTimeout(Nothing)));

    [Fact]
    public async Task Calls_that_interleave_may_return_to_a_grain()
    {
        var a = Silo.Plain("a");
        var b = Silo.Plain("b");
        await a.Run(_ => b.Run(_ => a.RunInterleaving(Nothing)));
        await a.RunInterleaving(_ => b.Run(_ => a.Run(Nothing)));
        await a.RunReadOnly(_ => b.Run(_ => a.RunReadOnly(Nothing)));
        var reentrant = Silo.Grains.GetGrain<IReentrantScript>("a");
        await reentrant.Run(_ => b.Run(_ => reentrant.Run(Nothing)));
    }

    [Fact]
    public async Task A_reader_may_return_to_its_grain_past_a_writer_that_waits()
    {
        var gate = new Gate();
        var a = Silo.Plain("a");
        var b = Silo.Plain("b");
        var reader = a.RunReadOnly(async _ =>
        {
            await gate.Wait();
            await b.Run(_ => a.RunReadOnly(Note("reader")));
        });
        await gate.Reached;
        var writer = a.Run(Note("writer"));
        await a.RunInterleaving(Nothing);
        gate.Open();
        await Task.WhenAll(reader, writer);
        Assert.Equal(["reader", "writer"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_one_way_call_may_return_to_a_grain()
    {
        var a = Silo.Plain("a");
        await a.Run(_ => Silo.Plain("b").Run(_ => a.RunOneWay(Note("returned"))));
        await a.Run(Nothing);
        Assert.Equal(["returned"], Lifecycle.Log);
    }

    [Fact]
    public async Task Work_left_behind_by_a_call_that_has_completed_may_return_to_a_grain()
    {
        var a = Silo.Plain("a");
        var gate = new Gate();
        Task? left = null;
        await a.Run(async _ =>
        {
            await Silo.Plain("b").Run(_ =>
            {
                left = Later();
                return Task.CompletedTask;
            });
            gate.Open();
        });
        await left!;
        Assert.Equal(["returned"], Lifecycle.Log);

        async Task Later()
        {
            await gate.Wait();
            await a.Run(Note("returned"));
        }
    }

    private static async Task Fails(Func<Task> call) => await Assert.ThrowsAsync(TestEngine.CallCycle, call);
}
