using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Local.Tests.Scripts;
using Orleans.Runtime;

namespace Orleans.Local.Tests.Semantics;

public sealed class ActivationTests : SiloTest
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
    public async Task Different_classes_with_the_same_key_are_different_grains() => Assert.NotEqual(
        await Silo.Plain("a").Ask(Activation), await Silo.Grains.GetGrain<IReentrantScript>("a").Ask(Activation));

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
        var torn = true;
        Lifecycle.OnActivate = async (_, _) =>
        {
            await gate.Wait();
            if (torn)
                throw new InvalidDataException("torn");
        };
        var calls = Enumerable.Range(0, 3).Select(_ => Silo.Plain("a").Run(Nothing)).ToArray();
        await gate.Reached;
        gate.Open();
        foreach (var call in calls)
            Assert.Equal("torn", (await Assert.ThrowsAsync<InvalidDataException>(() => call)).Message);

        torn = false;
        await Silo.Plain("a").Run(Nothing);
    }

    [Fact]
    public async Task OnDeactivateAsync_is_not_called_when_the_activation_has_failed()
    {
        Lifecycle.OnActivate = (_, _) => throw new InvalidDataException("torn");
        Lifecycle.OnDeactivate = (grain, _, _) => Note("deactivated")(grain);
        await Assert.ThrowsAsync<InvalidDataException>(() => Silo.Plain("a").Run(Nothing));
        Assert.Empty(Lifecycle.Log);
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

        var gone = await Deactivation(Silo.Plain("a"));
        await Silo.Plain("a").Run(grain =>
        {
            grain.Leave();
            return Task.CompletedTask;
        });
        await gone;
        Assert.True(first!.IsDisposed);
        Assert.False(other!.IsDisposed);

        static Task Keep(ScriptGrain grain, Action<TestSilo.Scoped> keep)
        {
            keep(grain.Services.GetRequiredService<TestSilo.Scoped>());
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_activation_timeout_cancels_the_token_and_fails_the_call_whether_the_token_is_heeded_or_not(bool heeded)
    {
        await using var silo = new TestSilo(builder => builder.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionAge = TestSilo.CollectionAge;
            options.ActivationTimeout = Second;
        }));
        await silo.Start();
        var gate = new Gate();
        var begun = new TaskCompletionSource();
        silo.Lifecycle.OnActivate = async (_, token) =>
        {
            begun.TrySetResult();
            await (heeded ? Task.Delay(Timeout.Infinite, token) : gate.Wait());
        };
        var call = silo.Plain("a").Run(Nothing);
        await Task.WhenAny(begun.Task, call);
        silo.MessagingClock.Advance(Second);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        gate.Open();
    }

    [Fact]
    public async Task A_grain_that_deactivates_itself_as_it_activates_serves_no_call()
    {
        Lifecycle.OnActivate = (grain, _) =>
        {
            grain.Leave();
            return Task.CompletedTask;
        };
        Lifecycle.OnDeactivate = (grain, _, _) => Note("deactivated")(grain);
        await Assert.ThrowsAsync<OrleansMessageRejectionException>(() => Silo.Plain("a").Run(Note("call")));
        Assert.Empty(Lifecycle.Log);
    }
}
