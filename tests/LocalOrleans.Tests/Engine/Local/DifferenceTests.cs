using Orleans.Local.Tests.Scripts;
using Orleans.Runtime;

namespace Orleans.Local.Tests.Engine;

/// <summary>
/// Where LocalOrleans is stricter or kinder than Microsoft Orleans, whose ways the tests in the other folder state.
/// Grains must get along with both.
/// </summary>
public sealed class DifferenceTests : SiloTest
{
    [Fact]
    public async Task A_call_is_passed_on_to_new_activations_as_often_as_it_takes()
    {
        var gate = new Gate();
        var first = Silo.Plain("a").Run(async grain =>
        {
            await gate.Wait();
            grain.Leave();
        });
        await gate.Reached;
        var waiting = Enumerable.Range(0, 4).Select(_ => Silo.Plain("a").Run(grain =>
        {
            grain.Leave();
            return Task.CompletedTask;
        })).ToArray();
        gate.Open();
        await first;
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task A_writer_waits_for_all_readers()
    {
        var first = new Gate();
        var second = new Gate();
        var readers = new[]
        {
            Silo.Plain("a").RunReadOnly(Enter("first", first)),
            Silo.Plain("a").RunReadOnly(Enter("second", second)),
        };
        await Task.WhenAll(first.Reached, second.Reached);
        var writer = Silo.Plain("a").Run(Note("writer"));
        first.Open();
        await readers[0];
        await Silo.Plain("a").RunInterleaving(Nothing);
        Assert.Equal(["first", "second", "first ends"], Lifecycle.Log);
        second.Open();
        await Task.WhenAll(readers[1], writer);
        Assert.Equal(["first", "second", "first ends", "second ends", "writer"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_callback_that_waits_when_its_timer_is_disposed_does_not_run()
    {
        var gate = new Gate();
        IGrainTimer? timer = null;
        await Silo.Plain("a").Run(grain =>
        {
            timer = grain.RegisterGrainTimer(
                token =>
                {
                    Lifecycle.Log.Enqueue($"tick, cancelled: {token.IsCancellationRequested}");
                    return Task.CompletedTask;
                },
                new GrainTimerCreationOptions(Second, Second));
            return Task.CompletedTask;
        });
        var call = Silo.Plain("a").Run(async _ =>
        {
            await gate.Wait();
            timer!.Dispose();
        });
        await gate.Reached;
        Silo.Clock.Advance(Second);
        gate.Open();
        await call;
        await Silo.Plain("a").Run(Nothing);
        Assert.Empty(Lifecycle.Log);
    }
}
