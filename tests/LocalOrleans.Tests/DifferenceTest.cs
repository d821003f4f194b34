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
