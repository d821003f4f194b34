using System.Runtime.CompilerServices;

namespace Orleans.Contract.Tests;

/// <summary>An observer, as a server is one of its sessions.</summary>
public interface IListener : IGrainObserver
{
    Task Hear(string what);

    [ResponseTimeout("00:00:01")]
    Task Answer();
}

/// <summary>The observer is on one silo, the grain that calls it on the other.</summary>
[Collection(TestCluster.Shared)]
public sealed class ObserverTests(TestCluster cluster) : IDisposable
{
    // Orleans holds observers weakly.
    private readonly List<Listener> _held = [];

    public void Dispose() => GC.KeepAlive(_held);

    [Fact]
    public async Task Calls_that_are_awaited_and_chained_arrive_in_order()
    {
        const int Calls = 500;
        var (listener, reference) = Listen();
        await Grain("chain")
            .Take(
                reference,
                async observer =>
                {
                    var before = Task.CompletedTask;
                    for (var number = 0; number < Calls; number++)
                        before = Say(before, number);
                    await before;

                    async Task Say(Task before, int number)
                    {
                        await before;
                        await observer.Hear($"{number}");
                    }
                }
            );
        Assert.Equal(Enumerable.Range(0, Calls).Select(number => $"{number}"), listener.Heard);
    }

    [Fact]
    public async Task An_observer_that_blocks_stops_neither_the_grain_nor_another_observer()
    {
        using var release = new ManualResetEventSlim();
        var (blocking, toBlocking) = Listen(_ => release.Wait());
        var (other, toOther) = Listen();
        var grain = Grain("blocked");
        var stuck = Task.CompletedTask;
        await grain.Take(
            toBlocking,
            observer =>
            {
                stuck = observer.Hear("one");
                return Task.CompletedTask;
            }
        );
        await grain.Take(toOther, observer => observer.Hear("one"));
        Assert.Equal(["one"], other.Heard);
        Assert.False(stuck.IsCompleted);
        release.Set();
        await stuck;
        Assert.Equal(["one"], blocking.Heard);
    }

    [Fact]
    public async Task The_failure_of_an_observer_reaches_who_awaits_the_call_and_the_next_call_is_heard()
    {
        var (listener, reference) = Listen(what => _ = what == "one" ? throw new InvalidDataException("Deaf.") : what);
        var grain = Grain("failing");
        await grain.Take(
            reference,
            async observer =>
            {
                var failure = await Assert.ThrowsAsync<InvalidDataException>(() => observer.Hear("one"));
                Assert.Equal("Deaf.", failure.Message);
                await observer.Hear("two");
            }
        );
        Assert.Equal(["two"], listener.Heard);
    }

    [Fact]
    public async Task References_to_one_observer_are_equal_also_when_they_came_with_different_calls()
    {
        var (one, other) = (Listen().Reference, Listen().Reference);
        var seen = new List<IListener>();
        foreach (var reference in new[] { one, one, other })
        {
            await Grain("knows")
                .Take(
                    reference,
                    observer =>
                    {
                        seen.Add(observer);
                        return Task.CompletedTask;
                    }
                );
        }

        Assert.Equal(seen[0], seen[1]);
        Assert.Equal(one, seen[0]);
        Assert.NotEqual(seen[0], seen[2]);
    }

    [Fact]
    public async Task An_observer_that_nobody_holds_is_collected_and_asking_it_fails()
    {
        var (listener, reference) = Forget();
        for (var collections = 0; collections < 10 && listener.IsAlive; collections++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(listener.IsAlive);
        await AssertGone(reference);
    }

    [Fact]
    public async Task Asking_an_observer_fails_once_its_reference_is_deleted()
    {
        var (listener, reference) = Listen();
        await Grain("asks").Take(reference, observer => observer.Hear("one"));
        cluster[0].DeleteObjectReference<IListener>(reference);
        await AssertGone(reference);
        Assert.Equal(["one"], listener.Heard);
    }

    private Task AssertGone(IListener reference) =>
        Grain("asks").Take(reference, observer => Assert.ThrowsAnyAsync<Exception>(observer.Answer));

    private IPlainGrain Grain(string key) => cluster[1].GetGrain<IPlainGrain>("observed by the other silo: " + key);

    private (Listener Listener, IListener Reference) Listen(Action<string>? onHear = null)
    {
        var listener = new Listener(onHear);
        _held.Add(listener);
        return (listener, cluster[0].CreateObjectReference<IListener>(listener));
    }

    // The caller keeps no reference on its stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (WeakReference Listener, IListener Reference) Forget()
    {
        var listener = new Listener(null);
        return (new WeakReference(listener), cluster[0].CreateObjectReference<IListener>(listener));
    }

    private sealed class Listener(Action<string>? onHear) : IListener
    {
        public List<string> Heard { get; } = [];

        public Task Hear(string what)
        {
            onHear?.Invoke(what);
            Heard.Add(what);
            return Task.CompletedTask;
        }

        public Task Answer() => Task.CompletedTask;
    }
}
