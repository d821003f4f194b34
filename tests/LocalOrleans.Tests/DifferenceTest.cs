using Orleans.Local.Tests.Scripts;
using Orleans.Runtime;

namespace Orleans.Local.Tests;

/// <summary>
/// Situations of which the engines make different things; what each makes of them is in the folder of its name. Grains must get
/// along with both.
/// </summary>
public abstract class DifferenceTest : SiloTest
{
    /// <summary>Four calls wait for a grain that leaves after each call.</summary>
    /// <returns>How each ended: null for an answer.</returns>
    protected async Task<Exception?[]> CallAGrainThatLeavesAfterEachCall()
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
        return await Task.WhenAll(waiting.Select(call => Record.ExceptionAsync(() => call)));
    }

    /// <summary>A writer waits for two readers, of which the first has ended.</summary>
    /// <returns>The gate at which the second reader waits, and the calls of both that have not ended.</returns>
    protected async Task<(Gate Second, Task Reader, Task Writer)> LetAWriterWaitForTwoReaders()
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
        return (second, secondReader, writer);
    }

    /// <summary>A timer is disposed in a turn for whose end its callback waits; the callback would note its token.</summary>
    protected async Task DisposeATimerThatIsDue()
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
    }

    /// <summary>An interleaving timer is due while its grain, which is to leave, has a call to end.</summary>
    /// <returns>Where the callback passes, where the call waits, and the end of the grain.</returns>
    protected async Task<(Gate Ticked, Gate Call, Task Gone)> LetATimerBeDueWhileItsGrainLeaves()
    {
        var (ticked, call) = (new Gate(), new Gate());
        ticked.Open();
        var gone = await Deactivation(Silo.Plain("a"));
        _ = Silo.Plain("a").Run(async grain =>
        {
            grain.RegisterGrainTimer(ticked.Wait, new GrainTimerCreationOptions(Second, Second) { Interleave = true });
            grain.Leave();
            await call.Wait();
        });
        await call.Reached;
        Silo.Clock.Advance(Second);
        return (ticked, call, gone);
    }
}
