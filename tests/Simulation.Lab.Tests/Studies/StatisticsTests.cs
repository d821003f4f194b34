using Simulation.Lab.Studies;

namespace Simulation.Lab.Tests.Studies;

/// <summary>Against numbers that were worked out by hand.</summary>
public sealed class StatisticsTests
{
    /// <summary>Wilson's interval is within 0 and 1, and has a width where none or all are so.</summary>
    [Theory]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(10, 10, 0.7225, 1)]
    public void A_share_has_an_interval(int count, int of, double low, double high)
    {
        var share = Statistics.Share(count, of);
        Assert.Equal((double)count / of, share.Value);
        Assert.Equal(low, share.Low!.Value, 0.0001);
        Assert.Equal(high, share.High!.Value, 0.0001);
    }

    [Fact]
    public void A_mean_has_an_interval_of_two_standard_errors_on_either_side()
    {
        // Squares of the deviations: 9 + 1 + 1 + 9 = 20; the variance is 20 / 3; the error is 1.96 · √(20 / 12).
        var mean = Statistics.Mean([2, 4, 6, 8]);
        Assert.Equal(5, mean.Value, 9);
        Assert.Equal(5 - 2.530349, mean.Low!.Value, 6);
        Assert.Equal(5 + 2.530349, mean.High!.Value, 6);
    }

    [Fact]
    public void One_value_has_no_interval() => Assert.Equal(new Estimate(7, null, null), Statistics.Mean([7]));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.1, 14)]
    [InlineData(0.5, 30)]
    [InlineData(0.9, 46)]
    [InlineData(1, 50)]
    public void A_quantile_lies_on_the_line_between_two_values(double part, double expected) =>
        Assert.Equal(expected, Statistics.Quantile([50, 10, 40, 20, 30], part), 9);

    [Fact]
    public void The_distance_of_distributions_is_the_share_that_would_have_to_move()
    {
        // 0.5, 0.3, 0.2 and 0.2, 0.3, 0.5: three tenths would have to move.
        Assert.Equal(0.3, Statistics.TotalVariation([5, 3, 2], [20, 30, 50]), 9);
        Assert.Equal(0, Statistics.TotalVariation([5, 3, 2], [10, 6, 4]), 9);
        Assert.Equal(1, Statistics.TotalVariation([5, 0, 0], [0, 6, 4]), 9);
    }

    [Fact]
    public void Entropy_is_the_number_of_questions_that_tell_an_ending()
    {
        Assert.Equal(3, Statistics.Entropy([1, 1, 1, 1, 1, 1, 1, 1]), 9);
        Assert.Equal(1.5, Statistics.Entropy([2, 1, 1, 0]), 9);
        Assert.Equal("0", $"{Statistics.Entropy([9, 0])}");
    }

    [Fact]
    public void A_bootstrap_is_the_same_every_time_and_lies_around_the_figure()
    {
        double[] values = [2, 4, 6, 8];
        var once = Statistics.Bootstrap(5, Resample);
        Assert.Equal(once, Statistics.Bootstrap(5, Resample));
        // The spread of the mean of four is √5 / 2 when they are drawn with replacement.
        Assert.InRange(once.Low!.Value, 2.5, 3.3);
        Assert.InRange(once.High!.Value, 6.7, 7.5);

        double Resample(BootstrapGenerator generator) =>
            Enumerable.Range(0, values.Length).Average(_ => values[generator.Below(values.Length)]);
    }

    [Fact]
    public void The_generator_is_SplitMix64()
    {
        // The first numbers of the published generator from seed 1234567, as parts of 1000.
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423];
        var generator = new BootstrapGenerator(1234567);
        Assert.All(published, number => Assert.Equal((int)(((UInt128)number * 1000) >> 64), generator.Below(1000)));
    }

    [Fact]
    public void The_generator_stays_below_its_bound_and_reaches_every_number()
    {
        var generator = new BootstrapGenerator(1);
        var drawn = Enumerable.Range(0, 500).Select(_ => generator.Below(7)).ToHashSet();
        Assert.Equal(Enumerable.Range(0, 7), drawn.Order());
    }

    [Fact]
    public void Equal_values_share_the_mean_of_their_places() =>
        Assert.Equal([4.0, 1.5, 5.0, 1.5, 3.0], Statistics.Ranks([7, 2, 9, 2, 5]));

    [Fact]
    public void A_rank_correlation_counts_order_alone_and_has_an_interval()
    {
        // Places 1 to 5 and 2, 1, 4, 3, 5: the squared differences sum to 4, and 1 − 6 · 4 / (5 · 24) is 0.8. Its
        // transform is 1.0986; the error is 1.96 · √(1.32 / 2).
        var found = Statistics
            .RankCorrelation(Statistics.Ranks([1, 20, 300, 4000, 50000]), Statistics.Ranks([2, 1, 4, 3, 5]))!
            .Value;
        Assert.Equal(0.8, found.Value, 9);
        Assert.Equal(Math.Tanh(1.098612 - 1.592307), found.Low!.Value, 4);
        Assert.Equal(Math.Tanh(1.098612 + 1.592307), found.High!.Value, 4);
    }

    [Fact]
    public void A_rank_correlation_of_one_is_its_own_interval_and_of_what_never_differs_there_is_none()
    {
        double[] rising = [1, 2, 3, 4, 5];
        Assert.Equal(new Estimate(1, 1, 1), Statistics.RankCorrelation(rising, rising));
        Assert.Equal(new Estimate(-1, -1, -1), Statistics.RankCorrelation(rising, [5, 4, 3, 2, 1]));
        Assert.Null(Statistics.RankCorrelation(rising, Statistics.Ranks([7, 7, 7, 7, 7])));
        Assert.Equal(new Estimate(1, null, null), Statistics.RankCorrelation([1, 2], [1, 2]));
    }

    [Theory]
    [InlineData(0, 5, 10, 1)]
    [InlineData(10, 10, 10, 1)]
    [InlineData(1, 5, 10, 0.5)]
    [InlineData(2, 5, 10, 0.2222)]
    [InlineData(6, 5, 10, 0)]
    public void The_chance_that_all_drawn_games_are_of_a_set(int some, int within, int of, double chance) =>
        Assert.Equal(chance, Statistics.AllWithin(some, within, of), 4);
}
