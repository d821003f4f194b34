using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Engine;

/// <summary>Where LocalOrleans is stricter or kinder than Microsoft Orleans.</summary>
public sealed class DifferenceTests : DifferenceTest
{
    [Fact]
    public async Task A_call_is_passed_on_to_new_activations_as_often_as_it_takes() =>
        Assert.All(await CallAGrainThatLeavesAfterEachCall(), Assert.Null);

    [Fact]
    public async Task A_writer_waits_for_all_readers()
    {
        var (second, reader, writer) = await LetAWriterWaitForTwoReaders();
        await Silo.Plain("a").RunInterleaving(Nothing);
        Assert.Equal(["first", "second", "first ends"], Lifecycle.Log);
        second.Open();
        await Task.WhenAll(reader, writer);
        Assert.Equal(["first", "second", "first ends", "second ends", "writer"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_callback_that_waits_when_its_timer_is_disposed_does_not_run()
    {
        await DisposeATimerThatIsDue();
        Assert.Empty(Lifecycle.Log);
    }

    [Fact]
    public async Task A_callback_that_interleaves_does_not_run_in_a_grain_that_is_to_leave()
    {
        var (ticked, call, gone) = await LetATimerBeDueWhileItsGrainLeaves();
        call.Open();
        await gone;
        Assert.False(ticked.Reached.IsCompleted);
    }
}
