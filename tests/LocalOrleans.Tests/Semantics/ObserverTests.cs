using Orleans.Local.Tests.Engine;
using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Semantics;

public sealed class ObserverTests : SiloTest
{
    [Fact]
    public async Task Calls_to_an_observer_arrive_in_their_order_and_can_answer()
    {
        var listener = new Listener();
        var reference = Reference(listener);
        await Silo.Plain("a").Say(reference, "one");
        await Silo.Plain("a").Say(reference, "two");
        Assert.Equal(2, await Silo.Plain("a").Count(reference));
        Assert.Equal(["one", "two"], listener.Heard);
    }

    [Fact]
    public async Task An_observer_hears_one_call_at_a_time()
    {
        var gate = new Gate();
        var listener = new Listener { OnCount = gate.Wait };
        var reference = Reference(listener);
        var count = Silo.Plain("a").Count(reference);
        await gate.Reached;
        await Silo.Plain("b").Say(reference, "one");
        gate.Open();
        Assert.Equal(0, await count);
        Assert.Equal(1, await Silo.Plain("a").Count(reference));
        Assert.Equal(["one"], listener.Heard);
    }

    [Fact]
    public async Task An_observer_that_blocks_does_not_block_the_grain()
    {
        using var release = new ManualResetEventSlim();
        var listener = new Listener { OnHear = _ => release.Wait() };
        var reference = Reference(listener);
        await Silo.Plain("a").Say(reference, "one");
        await Silo.Plain("a").Run(Nothing);
        release.Set();
        Assert.Equal(1, await Silo.Plain("a").Count(reference));
        Assert.Equal(["one"], listener.Heard);
    }

    [Fact]
    public async Task An_observer_that_fails_does_not_disturb_its_grain_and_hears_the_next_call()
    {
        var listener = new Listener { OnHear = what => _ = what == "one" ? throw new InvalidDataException("deaf") : what };
        var reference = Reference(listener);
        await Silo.Plain("a").Say(reference, "one");
        await Silo.Plain("a").Say(reference, "two");
        Assert.Equal(1, await Silo.Plain("a").Count(reference));
        Assert.Equal(["two"], listener.Heard);
    }

    [Fact]
    public async Task A_grain_that_asks_an_observer_gets_its_exception()
    {
        var listener = new Listener { OnCount = () => throw new InvalidDataException("lost count") };
        var reference = Reference(listener);
        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => Silo.Plain("a").Count(reference));
        Assert.Equal("lost count", exception.Message);
        Assert.Empty(listener.Heard);
    }

    [Fact]
    public async Task A_deleted_reference_reaches_the_observer_no_more()
    {
        var listener = new Listener();
        var reference = Reference(listener);
        Silo.Grains.DeleteObjectReference<IListener>(reference);
        await Silo.Plain("a").Say(reference, "one");
        await Assert.ThrowsAsync(TestEngine.ObserverGone, () => Silo.Plain("a").Run(_ => reference.Answer()));
        Assert.Empty(listener.Heard);
        Assert.Throws<ArgumentException>(() => Silo.Grains.DeleteObjectReference<IListener>(listener));
    }

    [Fact]
    public async Task References_to_an_observer_are_equal_also_when_they_came_with_different_calls()
    {
        var (reference, other) = (Reference(new Listener()), Reference(new Listener()));
        Assert.True(await Silo.Plain("a").Know(reference));
        Assert.False(await Silo.Plain("a").Know(reference));
        Assert.True(await Silo.Plain("a").Know(other));
    }

    [Fact]
    public async Task Only_code_outside_of_grains_makes_references_to_observers()
    {
        var listener = new Listener();
        await Silo.Plain("a").Run(grain =>
        {
            Assert.Throws<InvalidOperationException>(() => grain.Grains.CreateObjectReference<IListener>(listener));
            return Task.CompletedTask;
        });
        var reference = Reference(listener);
        Assert.Throws<ArgumentException>(() => Silo.Grains.CreateObjectReference<IListener>(reference));
    }

    private IListener Reference(Listener listener)
    {
        Lifecycle.Held.Add(listener); // The engine need not keep it alive.
        return Silo.Grains.CreateObjectReference<IListener>(listener);
    }

    private sealed class Listener : IListener
    {
        public List<string> Heard { get; } = [];

        public Action<string>? OnHear { get; init; }

        public Func<Task> OnCount { get; init; } = () => Task.CompletedTask;

        public void Hear(string what)
        {
            OnHear?.Invoke(what);
            Heard.Add(what);
        }

        public async Task<int> Count()
        {
            await OnCount();
            return Heard.Count;
        }

        public Task Answer() => Task.CompletedTask;
    }
}
