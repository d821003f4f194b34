using Orleans.Local.Tests.Scripts;
using Orleans.Runtime;

namespace Orleans.Local.Tests.Engine;

/// <summary>
/// Where Microsoft Orleans behaves otherwise than LocalOrleans, whose ways the tests in the other folder state.
/// Grains must get along with both.
/// </summary>
public sealed class DifferenceTests : SiloTest
{
    [Fact]
    public async Task A_call_is_passed_on_to_a_new_activation_twice_and_then_rejected()
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
        var failures = await Task.WhenAll(waiting.Select(call => Record.ExceptionAsync(() => call)));
        Assert.Equal(2, failures.Count(failure => failure is null));
        Assert.Equal(2, failures.Count(failure => failure is OrleansMessageRejectionException));
    }

    [Fact]
    public async Task A_writer_waits_for_the_first_reader_only()
    {
        var first = new Gate();
        var second = new Gate();
        var one = Silo.Plain("a").RunReadOnly(Enter("first", first));

        // First calls to a grain that is not active may overtake each other.
        await first.Reached;
        var other = Silo.Plain("a").RunReadOnly(Enter("second", second));
        await second.Reached;
        var writer = Silo.Plain("a").Run(Note("writer"));
        first.Open();
        await one;
        await writer;
        Assert.Equal(["first", "second", "first ends", "writer"], Lifecycle.Log);
        second.Open();
        await other;
    }

    [Fact]
    public async Task A_callback_that_waits_when_its_timer_is_disposed_runs_with_a_cancelled_token()
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
        Assert.Equal(["tick, cancelled: True"], Lifecycle.Log);
    }
}
