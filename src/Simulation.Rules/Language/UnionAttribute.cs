namespace Simulation.Rules.Language;

/// <summary>
/// Marks an abstract record as a closed union of the scenario language. Its cases are the sealed records derived from
/// it that carry a <see cref="KeywordAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UnionAttribute(UnionStyle style) : Attribute
{
    public UnionStyle Style { get; } = style;
}

/// <summary>How a case of a union is recognised in a scenario file.</summary>
public enum UnionStyle
{
    /// <summary>
    /// The keyword is the only key of a mapping and its value is the case: <c>change: {indicator: heat, by: 8}</c>.
    /// A case whose first parameter is a plain value may also be written <see cref="Inline"/>, and one without
    /// parameters as its keyword alone.
    /// </summary>
    Nested,

    /// <summary>
    /// The keyword is one key among the case's own, and its value is the case's first parameter:
    /// <c>{indicator: heat, at-least: 60}</c>.
    /// </summary>
    Inline,
}
