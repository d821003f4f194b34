namespace Simulation.Scenarios.Tests;

/// <summary>
/// Equal packs share one reading. Runs alone: the process keeps a bounded number of readings, so packs that other tests
/// read at the same time could push out the one that is asked for here.
/// </summary>
[Collection(nameof(SharedReadingsTests))]
[CollectionDefinition(nameof(SharedReadingsTests), DisableParallelization = true)]
public sealed class SharedReadingsTests
{
    [Fact]
    public void Equal_packs_are_read_once_and_share_their_texts()
    {
        var first = ScenarioReader.Read(SmallScenario.Pack());
        Assert.Same(first, ScenarioReader.Read(SmallScenario.Pack()));
        Assert.Equal(SmallScenario.Pack(), first.Pack);
    }

    [Fact]
    public void A_sound_pack_out_of_a_journal_is_not_read_again()
    {
        var read = ScenarioReader.Read(SmallScenario.Pack());
        Assert.Same(read, ScenarioReader.ReadRecorded(SmallScenario.Pack(), null));
    }

    [Fact]
    public void A_pack_that_only_a_journal_may_hold_is_read_once()
    {
        var old = SmallScenario.With("from: 20, to: 80", "from: 80, to: 20");
        Assert.Same(
            ScenarioReader.ReadRecorded(SmallScenario.Pack(old), null),
            ScenarioReader.ReadRecorded(SmallScenario.Pack(old), null)
        );
    }
}
