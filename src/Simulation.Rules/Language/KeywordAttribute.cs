namespace Simulation.Rules.Language;

/// <summary>The word by which scenario files name this case of its union.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KeywordAttribute(string word) : Attribute
{
    public string Word { get; } = word;
}
