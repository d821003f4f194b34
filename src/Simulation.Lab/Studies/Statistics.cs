namespace Simulation.Lab.Studies;

/// <summary>The few statistics that studies need, the same on every machine.</summary>
public static class Statistics
{
    /// <summary>Standard errors on either side of a mean within which 95 of 100 means lie.</summary>
    private const double NormalQuantile = 1.96;

    /// <summary>A mean with its 95 % interval; without one when there are fewer than two values.</summary>
    public static Estimate Mean(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        if (values.Count < 2)
            return new Estimate(mean, null, null);
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        var error = NormalQuantile * Math.Sqrt(variance / values.Count);
        return new Estimate(mean, mean - error, mean + error);
    }

    /// <summary>
    /// A share with its 95 % interval by Wilson, which holds also where nearly none or nearly all are so.
    /// </summary>
    /// <param name="count">How many are so.</param>
    /// <param name="of">Of how many; at least one.</param>
    public static Estimate Share(int count, int of)
    {
        const double squared = NormalQuantile * NormalQuantile;
        var share = (double)count / of;
        var centre = (share + (squared / (2 * of))) / (1 + (squared / of));
        var error =
            NormalQuantile / (1 + (squared / of)) * Math.Sqrt((share * (1 - share) / of) + (squared / (4.0 * of * of)));
        return new Estimate(share, Math.Max(0, centre - error), Math.Min(1, centre + error));
    }

    /// <summary>
    /// The chance that all of some games lie within a set of games when they are drawn without regard to it.
    /// </summary>
    /// <param name="some">How many are drawn.</param>
    /// <param name="within">How many the set has.</param>
    /// <param name="of">How many games there are.</param>
    /// <returns>0 to 1.</returns>
    public static double AllWithin(int some, int within, int of)
    {
        var chance = 1.0;
        for (var i = 0; i < some; i++)
            chance *= Math.Max(0, within - i) / (double)(of - i);
        return chance;
    }

    /// <summary>
    /// The value below which a part of all values lies; between two of them it lies on the line that joins them.
    /// </summary>
    /// <param name="part">0 to 1.</param>
    public static double Quantile(IEnumerable<double> values, double part)
    {
        var ordered = values.Order().ToArray();
        var at = part * (ordered.Length - 1);
        var below = (int)at;
        return below + 1 < ordered.Length
            ? ordered[below] + ((at - below) * (ordered[below + 1] - ordered[below]))
            : ordered[below];
    }

    /// <summary>
    /// The place of each value among all, from 1 for the least; equal values share the mean of their places.
    /// </summary>
    public static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var from = 0; from < order.Length; )
        {
            var to = from + 1;
            while (to < order.Length && values[order[to]].Equals(values[order[from]]))
                to++;
            for (var i = from; i < to; i++)
                ranks[order[i]] = (from + 1 + to) / 2.0;
            from = to;
        }

        return ranks;
    }

    /// <summary>
    /// The rank correlation of Spearman, −1 to 1, with its 95 % interval: by Fisher's transformation with the standard
    /// error of Bonett and Wright, which holds for ranks. Null where all ranks on a side are equal; without an interval
    /// for fewer than four pairs.
    /// </summary>
    /// <param name="one">As <see cref="Ranks"/> gives them.</param>
    /// <param name="other">Of the same things in the same order.</param>
    public static Estimate? RankCorrelation(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        if (one.Length < 2)
            return null;
        // Both have the mean of the places from 1 on.
        var mean = (one.Length + 1) / 2.0;
        double both = 0,
            ofOne = 0,
            ofOther = 0;
        for (var i = 0; i < one.Length; i++)
        {
            both += (one[i] - mean) * (other[i] - mean);
            ofOne += (one[i] - mean) * (one[i] - mean);
            ofOther += (other[i] - mean) * (other[i] - mean);
        }

        if (ofOne == 0 || ofOther == 0)
            return null;
        var rank = Math.Clamp(both / Math.Sqrt(ofOne * ofOther), -1, 1);
        if (one.Length < 4)
            return new Estimate(rank, null, null);
        // At the ends of the scale the transformation has no value; there the interval is the point.
        var (centre, error) = (
            Math.Atanh(rank),
            NormalQuantile * Math.Sqrt((1 + (rank * rank / 2)) / (one.Length - 3))
        );
        return new Estimate(rank, Math.Tanh(centre - error), Math.Tanh(centre + error));
    }

    /// <summary>
    /// The distance between two distributions, 0 to 1: the share of games that would have to end otherwise to make one
    /// of the other.
    /// </summary>
    /// <param name="one">Games by ending.</param>
    public static double TotalVariation(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        double ofOne = 0,
            ofOther = 0,
            sum = 0;
        for (var i = 0; i < one.Length; i++)
        {
            ofOne += one[i];
            ofOther += other[i];
        }

        for (var i = 0; i < one.Length; i++)
            sum += Math.Abs((one[i] / ofOne) - (other[i] / ofOther));
        return sum / 2;
    }

    /// <summary>How unforeseeable a distribution is, in bits: 3 for eight endings that are equally common.</summary>
    public static double Entropy(IEnumerable<int> counts)
    {
        var some = counts.Where(count => count > 0).Select(count => (double)count).ToArray();
        var all = some.Sum();
        // Written so that a single ending gives 0 and not −0.
        return some.Sum(count => count / all * Math.Log2(all / count));
    }

    /// <summary>
    /// The 95 % interval of a figure by the bootstrap: the figure is worked out from many samples of the games, drawn
    /// with replacement by a generator of a fixed seed, and their spread is laid around the figure of the games
    /// themselves.
    /// </summary>
    /// <param name="figure">The figure of all games.</param>
    /// <param name="resample">Works the figure out from a sample.</param>
    /// <param name="samples">How many are drawn.</param>
    public static Estimate Bootstrap(double figure, Func<BootstrapGenerator, double> resample, int samples = 1000)
    {
        var generator = new BootstrapGenerator(seed: 1);
        var drawn = new double[samples];
        for (var i = 0; i < samples; i++)
            drawn[i] = resample(generator);
        // Distances of samples are larger than that of the games, because chance is counted twice; taking the spread
        // around the samples' own mean leaves that out.
        var mean = drawn.Average();
        return new Estimate(figure, figure + Quantile(drawn, 0.025) - mean, figure + Quantile(drawn, 0.975) - mean);
    }
}

/// <summary>
/// A figure with the interval that holds the true one in 95 of 100 studies; null when there is none.
/// </summary>
public readonly record struct Estimate(double Value, double? Low, double? High);

/// <summary>
/// Draws for the bootstrap (SplitMix64): from the same seed the same ones on every machine and in every version of the
/// runtime.
/// </summary>
public sealed class BootstrapGenerator(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from 0, below a bound.</summary>
    public int Below(int bound) => (int)(((UInt128)Next() * (ulong)bound) >> 64);

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
