using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Local.Tests.Scripts;
using Orleans.Runtime;

namespace Orleans.Local.Tests.Engine;

/// <summary>How long an activation may be idle, on the clock of the grains. Microsoft Orleans measures it by the machine's clock.</summary>
public sealed class CollectionTests : SiloTest
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_activation_unused_for_the_collection_age_is_deactivated()
    {
        var gone = await Deactivation(Silo.Plain("a"));
        Silo.Clock.Advance(TestSilo.CollectionAge - Minute);
        await Silo.Plain("a").Run(Nothing);
        Silo.Clock.Advance(TestSilo.CollectionAge - Minute);
        await Silo.Plain("a").Run(Nothing);
        Assert.False(gone.IsCompleted);
        Silo.Clock.Advance(TestSilo.CollectionAge);
        await gone;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timer_keeps_its_activation_only_with_the_option_KeepAlive(bool keepAlive)
    {
        var gone = await Deactivation(Silo.Plain("a"));
        await Silo.Plain("a").Run(grain =>
        {
            grain.RegisterGrainTimer(
                () => Task.CompletedTask, new GrainTimerCreationOptions(Minute, Minute) { KeepAlive = keepAlive });
            return Task.CompletedTask;
        });
        var other = await Deactivation(Silo.Plain("b"));
        for (var step = 0; step < 10; step++)
        {
            Silo.Clock.Advance(Minute);
            if (step < 9)
                await Silo.Clock.WhenTimersAreArmed(TestEngine.OwnTimers + 1); // The timer has been armed anew.
        }

        await other;
        if (keepAlive)
        {
            await Silo.Plain("a").Run(Nothing);
            Assert.False(gone.IsCompleted);
        }
        else
        {
            await gone;
        }
    }

    [Fact]
    public async Task DelayDeactivation_exempts_from_collection_for_a_time()
    {
        var gone = await Deactivation(Silo.Plain("a"));
        await Silo.Plain("a").Run(grain =>
        {
            grain.Stay(2 * TestSilo.CollectionAge);
            return Task.CompletedTask;
        });
        var other = await Deactivation(Silo.Plain("b"));
        Silo.Clock.Advance(TestSilo.CollectionAge);
        await other;
        await Silo.Plain("a").RunInterleaving(Nothing);
        Assert.False(gone.IsCompleted);
        Silo.Clock.Advance(TestSilo.CollectionAge);
        await gone;
    }

    [Fact]
    public void A_collection_age_below_the_collection_quantum_is_refused()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.Configure<GrainCollectionOptions>(
            options => options.CollectionAge = TimeSpan.FromSeconds(1)));
        using var host = builder.Build();
        Assert.Throws<OrleansConfigurationException>(() => host.Services.GetRequiredService<IGrainFactory>());
    }
}
