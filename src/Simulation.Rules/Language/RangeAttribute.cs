namespace Simulation.Rules.Language;

/// <summary>The least and greatest value that a scenario file may give for a number, both allowed.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RangeAttribute(int least, int most) : Attribute
{
    public int Least { get; } = least;

    public int Most { get; } = most;
}
