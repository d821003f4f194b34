namespace Simulation.Rules.Language;

/// <summary>
/// The key of a record's parameter, or the word of an enum's member, in scenario files, where it is not the name in
/// kebab-case.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class ScenarioKeyAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
