namespace Simulation.Rules.Language;

/// <summary>The least and greatest value that a scenario file may give for a number, both allowed.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RangeAttribute(int least, int most) : Attribute
{
    /// <summary>
    /// No number of the language is further from zero, so that sums of products of them stay far within what the
    /// machine's numbers hold.
    /// </summary>
    public const int Furthest = 1_000_000_000;

    /// <summary>Game minutes in a year: no deadline is further away.</summary>
    public const int YearInMinutes = 365 * 24 * 60;

    /// <summary>The range of a number for which the language gives none.</summary>
    public static readonly RangeAttribute Widest = new(-Furthest, Furthest);

    public int Least { get; } = least;

    public int Most { get; } = most;
}
