using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Local.Tests.Engine;

public sealed class ActivationTests : EngineTest
{
    [Fact]
    public async Task One_activation_per_key_is_made_by_the_first_call()
    {
        Lifecycle.OnActivate = (grain, _) =>
        {
            Lifecycle.Log.Enqueue(grain.Key);
            return Task.CompletedTask;
        };
        var first = Silo.Plain("a");
        Assert.Empty(Lifecycle.Log);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => first.Run(Nothing)));
        await Silo.Plain("a").Run(Nothing);
        await Silo.Plain("b").Run(Nothing);

        Assert.Equal(["a", "b"], Lifecycle.Log);
    }

    [Fact]
    public async Task Different_classes_with_the_same_key_are_different_grains()
    {
        var plain = await Silo.Plain("a").Ask(grain => Task.FromResult($"{grain.Activation}"));
        var reentrant = await Silo.Grains.GetGrain<IReentrantScript>("a")
            .Ask(grain => Task.FromResult($"{grain.Activation}"));
        Assert.NotEqual(plain, reentrant);
    }

    [Fact]
    public async Task The_first_call_waits_until_OnActivateAsync_has_completed()
    {
        var gate = new Gate();
        Lifecycle.OnActivate = async (_, _) =>
        {
            await gate.Wait();
            Lifecycle.Log.Enqueue("activated");
        };
        var plain = Silo.Plain("a").Run(Note("plain"));
        var interleaving = Silo.Plain("a").RunInterleaving(Note("interleaving"));
        await gate.Reached;
        Assert.Empty(Lifecycle.Log);

        gate.Open();
        await Task.WhenAll(plain, interleaving);
        Assert.Equal("activated", Lifecycle.Log.First());
    }

    [Fact]
    public async Task A_failed_activation_fails_the_calls_that_wait_and_the_next_call_tries_again()
    {
        var gate = new Gate();
        var attempts = 0;
        Lifecycle.OnActivate = async (_, _) =>
        {
            await gate.Wait();
            if (++attempts == 1)
                throw new InvalidDataException("torn");
        };
        var calls = Enumerable.Range(0, 3).Select(_ => Silo.Plain("a").Run(Nothing)).ToArray();
        await gate.Reached;
        gate.Open();
        foreach (var call in calls)
            Assert.Equal("torn", (await Assert.ThrowsAsync<InvalidDataException>(() => call)).Message);

        await Silo.Plain("a").Run(Nothing);
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task Constructor_and_services_come_from_a_scope_of_the_activation()
    {
        TestSilo.Scoped? first = null;
        TestSilo.Scoped? again = null;
        TestSilo.Scoped? other = null;
        await Silo.Plain("a").Run(grain => Keep(grain, service => first = service));
        await Silo.Plain("a").Run(grain => Keep(grain, service => again = service));
        await Silo.Plain("b").Run(grain => Keep(grain, service => other = service));
        Assert.Same(first, again);
        Assert.NotSame(first, other);

        Task? gone = null;
        await Silo.Plain("a").Run(grain =>
        {
            gone = grain.GrainContext.Deactivated;
            grain.Leave();
            return Task.CompletedTask;
        });
        await gone!;
        Assert.True(first!.IsDisposed);
        Assert.False(other!.IsDisposed);

        static Task Keep(ScriptGrain grain, Action<TestSilo.Scoped> keep)
        {
            keep(grain.Services.GetRequiredService<TestSilo.Scoped>());
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task The_token_of_OnActivateAsync_is_cancelled_after_the_activation_timeout()
    {
        var gate = new Gate();
        Lifecycle.OnActivate = async (_, token) =>
        {
            var never = Task.Delay(Timeout.Infinite, token);
            await Task.WhenAny(gate.Wait(), never);
            await never;
        };
        var call = Silo.Plain("a").Run(Nothing);
        await gate.Reached;
        Silo.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        Silo.Clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_grain_that_deactivates_itself_as_it_activates_serves_one_call_each_time()
    {
        var activations = 0;
        Lifecycle.OnActivate = async (grain, _) =>
        {
            activations++;
            grain.Leave();
            await Task.Yield();
        };
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Silo.Plain("a").Run(Nothing)));
        Assert.Equal(3, activations);
    }

    [Fact]
    public void A_grain_that_the_engine_has_not_made_says_so()
    {
        var grain = new PlainScriptGrain(new Lifecycle());
        var exception = Assert.Throws<InvalidOperationException>(() => grain.Key);
        Assert.Contains("was not constructed by the engine", exception.Message, StringComparison.Ordinal);
    }
}
