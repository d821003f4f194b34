using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Simulation.Rules.Language;

namespace Simulation.Scenarios.Binding;

/// <summary>
/// What may be written in a scenario file where a certain type is expected. <see cref="ShapeOfType"/> derives it from
/// the type; <see cref="Binder"/> reads by it.
/// </summary>
public abstract record Shape
{
    private Shape(Type type, string expected)
    {
        Type = type;
        Expected = expected;
    }

    public Type Type { get; }

    /// <summary>What is expected, as messages say it: "a whole number from 0 to 100".</summary>
    public virtual string Expected { get; }

    /// <param name="IsTitle">
    /// Whether it is shown in a line, among other texts: it has a length, and no line breaks.
    /// </param>
    public sealed record Text(bool IsTitle = false) : Shape(typeof(string), "a text")
    {
        /// <summary>Characters of a title, as people count them (grapheme clusters).</summary>
        public const int LongestTitle = 120;
    }

    public sealed record Truth() : Shape(typeof(bool), "true or false");

    public sealed record Number(Type Type, RangeAttribute? Range) : Shape(Type, Describe(Type, Range))
    {
        /// <summary>What is expected of such a number, in words.</summary>
        public static string Describe(Type type, RangeAttribute? range) =>
            (type == typeof(int) ? "a whole number" : "a number")
            + (range is null ? "" : $" from {range.Least} to {range.Most}");

        /// <summary>What a number may be; a wide range where the language gives none of its own.</summary>
        public RangeAttribute Bounds => Range ?? RangeAttribute.Widest;
    }

    /// <summary>An enum: its words in their order, and what each stands for.</summary>
    public sealed record Choice(Type Type, ImmutableArray<string> Words, FrozenDictionary<string, object> Values)
        : Shape(Type, $"one of {string.Join(", ", Words)}");

    /// <param name="Make">Makes the list from an array of its items.</param>
    public sealed record List(Type Type, Lazy<Shape> Item, Func<Array, object> Make) : Shape(Type, "a list");

    /// <summary>Values by name, in the order of their names.</summary>
    /// <param name="Make">Makes the map from names and values.</param>
    public sealed record Map(
        Type Type,
        Lazy<Shape> Value,
        Func<IReadOnlyList<KeyValuePair<string, object>>, object> Make
    ) : Shape(Type, "a mapping of names to values");

    /// <summary>Written as one text only.</summary>
    public sealed record Parsed(Shorthand Shorthand) : Shape(Shorthand.Type, Shorthand.Form);

    /// <param name="Shorthand">The form it may have as a plain text, or null.</param>
    /// <param name="Fields">In the order of the constructor's parameters.</param>
    public sealed record Record(
        Type Type,
        string? Description,
        ConstructorInfo Constructor,
        ImmutableArray<Field> Fields,
        Shorthand? Shorthand
    ) : Shape(Type, Shorthand is null ? "a mapping" : $"{Shorthand.Form}, or a mapping")
    {
        /// <summary>Whether a list of these may be written as a mapping whose keys are their ids.</summary>
        public bool HasId => Fields is [{ Parameter.Name: "Id" }, ..];
    }

    /// <param name="Cases">By keyword, in the order of the keywords.</param>
    public sealed record Union(
        Type Type,
        string? Description,
        UnionStyle Style,
        ImmutableSortedDictionary<string, Lazy<Record>> Cases,
        Shorthand? Shorthand
    ) : Shape(Type, $"one of {string.Join(", ", Cases.Keys)}");
}

/// <summary>One key of a record.</summary>
/// <param name="Default">What it is when the key is not given; meaningless when it is required.</param>
/// <param name="Also">Another key for it; null for none.</param>
public sealed record Field(
    string Key,
    ParameterInfo Parameter,
    string? Description,
    bool IsRequired,
    object? Default,
    Lazy<Shape> Shape,
    AlsoWrittenAttribute? Also = null
);

/// <summary>A type's <c>TryParse</c>.</summary>
/// <param name="Form">What the text may be, as messages say it.</param>
/// <param name="IsAlsoNumber">Whether YAML takes some of the texts for whole numbers.</param>
public sealed record Shorthand(Type Type, string Form, MethodInfo Method, bool IsAlsoNumber)
{
    public object? Parse(string text)
    {
        object?[] arguments = [text, null];
        return Method.Invoke(null, arguments) is true ? arguments[1] : null;
    }
}
