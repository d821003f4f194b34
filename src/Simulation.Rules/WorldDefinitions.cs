using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules;

/// <summary>A shared measure of the world.</summary>
public sealed record IndicatorDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("Value at the start.")] [Range(0, 100)] int Start,
    [Description("What it measures.")] string Description = "",
    [Description("Whether more of it is better or worse for the world at large.")] Polarity Polarity = Polarity.Neutral,
    [Description("Change at the end of every round.")] [Range(-100, 100)] int Drift = 0,
    [Description("Institutions that may see it; all when left out.")] ImmutableArray<string> KnownTo = default,
    [Description("Change at the end of every round, reckoned from how things stand then; added to drift.")]
        Formula? Drifts = null,
    [Description("Value that it goes back to by itself, round by round; it stays where it is when left out.")]
    [Range(0, 100)]
        int? Rest = null,
    [Description("Per cent of the way back to its rest that it goes at the end of every round.")]
    [Range(0, 100)]
        int Returns = 25,
    [Description(
        "Whether pushing it further towards an end of the scale has ever less effect: in full up to 50, then by the share of the way that is left."
    )]
        bool Soft = false
)
{
    /// <summary>By how much it changes at the end of a round.</summary>
    internal int DriftIn(World world)
    {
        var value = world.Indicator(Id);
        var returns = Rest is { } rest ? Rounded((rest - value) * Returns, 100) : 0;
        return Softened(value, Drift + (Drifts?.Value(world, EffectContext.None) ?? 0)) + returns;
    }

    /// <summary>By how much an effect of so many points changes it from a value.</summary>
    internal int Softened(int value, int by)
    {
        var left = by > 0 ? 100 - value : value;
        return !Soft || left >= 50 ? by : Rounded(by * left, 50);
    }

    /// <summary>A whole number of so many parts, half away from zero.</summary>
    /// <param name="parts">Even.</param>
    private static int Rounded(int value, int parts) => (value + (value < 0 ? -parts / 2 : parts / 2)) / parts;
}

/// <summary>A means that institutions have and spend.</summary>
public sealed record ResourceDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("What it is good for.")] string Description = "",
    [Description("Whether everybody sees how much each institution has.")] bool Public = false
);

/// <summary>A thing with a status and attributes, for example a model or a reservoir.</summary>
public sealed record AssetDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("What sort of thing it is; moves are aimed at kinds.")] string Kind,
    [Description("The institution it belongs to.")] string Owner,
    [Description("The statuses it can have, with their titles; the first is the one at the start.")]
        ImmutableArray<StatusDefinition> Statuses,
    [Description("What it is.")] string Description = "",
    [Description("Measures of it, 0 to 100, by id.")] ImmutableArray<AttributeDefinition> Attributes = default
)
{
    public ImmutableArray<AttributeDefinition> Attributes { get; init; } = Attributes.IsDefault ? [] : Attributes;

    public int Attribute(string id)
    {
        for (var i = 0; i < Attributes.Length; i++)
        {
            if (Attributes[i].Id == id)
                return i;
        }

        return -1;
    }

    public string StatusTitle(string id) => Statuses.FirstOrDefault(s => s.Id == id)?.Title ?? id;
}

/// <summary>One status that an asset can have.</summary>
public sealed record StatusDefinition(string Id, [Description("Title on the screens.")] string Title);

/// <summary>A measure of an asset, drawn at the start when it is given as a range.</summary>
public sealed record AttributeDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("Least value at the start.")] [Range(0, 100)] int From,
    [Description("Greatest value at the start; the same as from when left out.")] [Range(0, 100)] int? To = null,
    [Description("Institutions that know it from the start; nobody when left out.")]
        ImmutableArray<string> KnownTo = default
)
{
    /// <summary>What somebody who does not know the value must reckon with.</summary>
    public int Expected => (From + (To ?? From)) / 2;

    /// <summary>
    /// The value at the start in place of a drawn one, for a study that compares two; those who do not know the value
    /// still reckon with the range.
    /// </summary>
    [JsonIgnore]
    public int? Given { get; init; }
}
