using Simulation.Rules.Dice;

namespace Simulation.Rules.Tests.Dice;

public sealed class DieTests
{
    /// <summary>
    /// Draws are part of what old journals mean and never change: the first eight bytes of the SHA-256 of seed, zero
    /// byte and purpose, the lowest first, modulo 100, plus 1.
    /// </summary>
    [Theory]
    [InlineData("seed", "council/speech/1/0", 41)]
    [InlineData("seed", "council/speech/2/0", 85)]
    [InlineData("other", "council/speech/1/0", 75)]
    [InlineData("", "", 3)]
    [InlineData("Flüße 水", "→", 88)]
    public void A_draw_is_the_same_on_every_machine(string seed, string purpose, int expected) =>
        Assert.Equal(expected, Die.Percent(seed, purpose));

    [Fact]
    public void Every_value_comes_up_about_as_often()
    {
        var counts = new int[101];
        for (var i = 0; i < 100_000; i++)
            counts[Die.Percent("seed", "draw " + i)]++;
        Assert.Equal(0, counts[0]);
        // Standard deviation of each count is 31.5.
        Assert.All(counts.Skip(1), count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void A_draw_lies_between_its_bounds_both_included()
    {
        var drawn = Enumerable.Range(0, 500).Select(i => Die.Between("seed", "draw " + i, -2, 3)).Distinct().Order();
        Assert.Equal([-2, -1, 0, 1, 2, 3], drawn);
        Assert.Equal(7, Die.Between("seed", "x", 7, 7));
        Assert.Equal(7, Die.Between("seed", "x", 7, 3));
        Assert.InRange(Die.Between("seed", "x", int.MinValue, int.MaxValue), int.MinValue, int.MaxValue);
    }

    [Fact]
    public void Seed_and_purpose_do_not_run_into_each_other() =>
        Assert.NotEqual(Die.Between("ab", "c", 0, int.MaxValue), Die.Between("a", "bc", 0, int.MaxValue));

    [Fact]
    public void A_long_purpose_is_no_matter() => Assert.InRange(Die.Percent("seed", new string('水', 5000)), 1, 100);
}
