namespace Simulation.Rules.Language;

/// <summary>Another key under which a record's parameter may stand in scenario files.</summary>
/// <param name="key">The other key.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AlsoWrittenAttribute(string key) : Attribute
{
    public string Key { get; } = key;

    /// <summary>
    /// The key that has to stand in the same mapping, where the other key means something else without it; null for none.
    /// </summary>
    public string? Beside { get; init; }
}
