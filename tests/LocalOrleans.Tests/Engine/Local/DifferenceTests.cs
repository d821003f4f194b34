namespace Orleans.Local.Tests.Engine;

/// <summary>Where LocalOrleans is stricter or kinder than Microsoft Orleans.</summary>
public sealed class DifferenceTests : DifferenceTest
{
    [Fact]
    public async Task A_call_is_passed_on_to_new_activations_as_often_as_it_takes() =>
        Assert.All(await CallAGrainThatLeavesAfterEachCall(), Assert.Null);

    [Fact]
    public async Task A_callback_that_interleaves_does_not_run_in_a_grain_that_is_to_leave()
    {
        var (ticked, call, gone) = await LetATimerBeDueWhileItsGrainLeaves();
        call.Open();
        await gone;
        Assert.False(ticked.Reached.IsCompleted);
    }
}
