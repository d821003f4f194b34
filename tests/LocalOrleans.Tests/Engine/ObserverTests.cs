namespace Orleans.Local.Tests.Engine;

public interface IListener : IGrainObserver
{
    void Hear(string what);

    Task<int> Count();
}

public sealed class ObserverTests : EngineTest
{
    [Fact]
    public async Task Calls_to_an_observer_arrive_in_their_order_and_can_answer()
    {
        var listener = new Listener();
        var reference = Silo.Grains.CreateObjectReference<IListener>(listener);
        await Silo.Plain("a").Run(async _ =>
        {
            reference.Hear("one");
            reference.Hear("two");
            Assert.Equal(2, await reference.Count());
        });
        Assert.Equal(["one", "two"], listener.Heard);
    }

    [Fact]
    public async Task An_observer_that_blocks_does_not_block_the_grain()
    {
        using var release = new ManualResetEventSlim();
        var listener = new Listener { OnHear = _ => release.Wait() };
        var reference = Silo.Grains.CreateObjectReference<IListener>(listener);
        await Silo.Plain("a").Run(_ =>
        {
            reference.Hear("one");
            return Task.CompletedTask;
        });
        await Silo.Plain("a").Run(Nothing);
        release.Set();
        Assert.Equal(1, await reference.Count());
    }

    [Fact]
    public async Task An_exception_in_an_observer_is_logged()
    {
        var listener = new Listener { OnHear = _ => throw new InvalidDataException("deaf") };
        var reference = Silo.Grains.CreateObjectReference<IListener>(listener);
        await Silo.Plain("a").Run(_ =>
        {
            reference.Hear("one");
            return Task.CompletedTask;
        });
        var (message, exception) = await Silo.NextLogged();
        Assert.Equal("observer Listener.Hear failed.", message);
        Assert.Equal("deaf", exception?.Message);
        Assert.Equal(0, await reference.Count());
    }

    [Fact]
    public async Task A_deleted_reference_reaches_the_observer_no_more()
    {
        var listener = new Listener();
        var reference = Silo.Grains.CreateObjectReference<IListener>(listener);
        Silo.Grains.DeleteObjectReference<IListener>(reference);
        reference.Hear("one");
        await Assert.ThrowsAsync<ObjectDisposedException>(reference.Count);
        Assert.Empty(listener.Heard);
        Assert.Throws<ArgumentException>(() => Silo.Grains.DeleteObjectReference<IListener>(listener));
    }

    private sealed class Listener : IListener
    {
        public List<string> Heard { get; } = [];

        public Action<string>? OnHear { get; init; }

        public void Hear(string what)
        {
            OnHear?.Invoke(what);
            Heard.Add(what);
        }

        public Task<int> Count() => Task.FromResult(Heard.Count);
    }
}
