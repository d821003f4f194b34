using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Semantics;

public sealed class InterleavingTests : SiloTest
{
    [Fact]
    public async Task Calls_to_a_reentrant_grain_interleave_where_they_await()
    {
        var gate = new Gate();
        var grain = Silo.Grains.GetGrain<IReentrantScript>("a");
        var first = grain.Run(Enter("first", gate));
        await gate.Reached;
        await grain.Run(Note("second"));
        gate.Open();
        await first;
        Assert.Equal(["first", "second", "first ends"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_normal_call_starts_while_only_interleaving_ones_run()
    {
        var gate = new Gate();
        var grain = Silo.Plain("a");
        var interleaving = grain.RunInterleaving(Enter("interleaving", gate));
        await gate.Reached;
        await grain.Run(Note("normal"));
        gate.Open();
        await interleaving;
        Assert.Equal(["interleaving", "normal", "interleaving ends"], Lifecycle.Log);
    }

    [Fact]
    public async Task Read_only_calls_interleave_among_themselves_and_with_no_others()
    {
        var gate = new Gate();
        var grain = Silo.Plain("a");
        var reader = grain.RunReadOnly(Enter("reader", gate));
        await gate.Reached;
        var writer = grain.Run(Note("writer"));
        await grain.RunReadOnly(Note("second reader"));
        Assert.Equal(["reader", "second reader"], Lifecycle.Log);

        gate.Open();
        await Task.WhenAll(reader, writer);
        Assert.Equal(["reader", "second reader", "reader ends", "writer"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_read_only_call_waits_for_a_call_that_writes()
    {
        var gate = new Gate();
        var grain = Silo.Plain("a");
        var writer = grain.Run(Enter("writer", gate));
        await gate.Reached;
        var reader = grain.RunReadOnly(Note("reader"));
        await grain.RunInterleaving(Nothing);
        Assert.Equal(["writer"], Lifecycle.Log);

        gate.Open();
        await Task.WhenAll(reader, writer);
        Assert.Equal(["writer", "writer ends", "reader"], Lifecycle.Log);
    }

    [Fact]
    public async Task Calls_to_a_stateless_worker_run_in_several_activations_up_to_its_limit()
    {
        var gates = new[] { new Gate(), new Gate(), new Gate() };
        var worker = Silo.Grains.GetGrain<IWorkerScript>("a");
        var calls = gates.Select((gate, number) => worker.Ask(async grain =>
        {
            Lifecycle.Log.Enqueue($"{number}");
            await gate.Wait();
            return $"{grain.Activation}";
        })).ToArray();
        var reached = gates.Select(gate => gate.Reached).ToList();
        reached.Remove(await Task.WhenAny(reached));
        reached.Remove(await Task.WhenAny(reached));
        Assert.Equal(2, Lifecycle.Log.Count);

        foreach (var gate in gates)
            gate.Open();
        var activations = await Task.WhenAll(calls);
        Assert.Equal(2, activations.Distinct().Count());
    }

    [Fact]
    public async Task A_writer_waits_for_all_readers()
    {
        var first = new Gate();
        var second = new Gate();
        var firstReader = Silo.Plain("a").RunReadOnly(Enter("first", first));

        // First calls to a grain that is not active may overtake each other.
        await first.Reached;
        var secondReader = Silo.Plain("a").RunReadOnly(Enter("second", second));
        await second.Reached;
        var writer = Silo.Plain("a").Run(Note("writer"));
        first.Open();
        await firstReader;
        await Silo.Plain("a").RunInterleaving(Nothing);
        Assert.Equal(["first", "second", "first ends"], Lifecycle.Log);
        second.Open();
        await Task.WhenAll(secondReader, writer);
        Assert.Equal(["first", "second", "first ends", "second ends", "writer"], Lifecycle.Log);
    }
}
