using Orleans.Runtime;

namespace Orleans.Local.Tests.Engine;

/// <summary>Where Microsoft Orleans behaves otherwise than LocalOrleans.</summary>
public sealed class DifferenceTests : DifferenceTest
{
    [Fact]
    public async Task A_call_is_passed_on_to_a_new_activation_twice_and_then_rejected()
    {
        var failures = await CallAGrainThatLeavesAfterEachCall();
        Assert.Equal(2, failures.Count(failure => failure is null));
        Assert.Equal(2, failures.Count(failure => failure is OrleansMessageRejectionException));
    }

    [Fact]
    public async Task A_callback_that_interleaves_runs_also_in_a_grain_that_is_to_leave()
    {
        var (ticked, call, gone) = await LetATimerBeDueWhileItsGrainLeaves();
        await ticked.Reached;
        call.Open();
        await gone;
    }
}
