namespace Simulation.Rules.Language;

/// <summary>
/// Describes what a plain text in a scenario file may say where a type is expected that has a
/// <c>public static bool TryParse(string, out T)</c>; put on that method: "self, target or the id of an actor".
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShorthandAttribute(string form) : Attribute
{
    public string Form { get; } = form;
}

/// <summary>On such a method: YAML takes some of the texts for whole numbers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlsoNumberAttribute : Attribute;
