namespace Simulation.Rules;

/// <summary>
/// Where in its scenario stands what a definition names by an id, remembered from the first time that it was looked up:
/// formulas and conditions ask it thousands of times for each move that an autopilot plays. No part of the definition's
/// value, so that all are equal.
/// </summary>
internal struct RememberedIndex : IEquatable<RememberedIndex>
{
    /// <summary>
    /// Replaced as a whole, so that no thread sees the index of one scenario with the name of another.
    /// </summary>
    private Found? _found;

    /// <param name="find">Looks the id up; called once for each scenario as a rule.</param>
    public int In(Scenario scenario, string id, Func<Scenario, string, int> find)
    {
        if (_found is { } found && ReferenceEquals(found.Scenario, scenario))
            return found.Index;
        _found = new Found(scenario, find(scenario, id));
        return _found.Index;
    }

    public readonly bool Equals(RememberedIndex other) => true;

    public override readonly bool Equals(object? obj) => obj is RememberedIndex;

    public override readonly int GetHashCode() => 0;

    private sealed record Found(Scenario Scenario, int Index);
}
