using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Formulas;

/// <summary>An institution as effects and formulas name it: by id, or by its part in what is going on.</summary>
public sealed record ActorReference(string Name)
{
    public static readonly ActorReference Self = new("self");

    private RememberedIndex _index;

    [JsonIgnore]
    public bool IsPart => Name is "self" or "target" or "issuer" or "recipient" or "owner";

    /// <summary>Index of the institution that it names by id, or −1.</summary>
    internal int IndexIn(Scenario scenario) => _index.In(scenario, Name, static (scenario, id) => scenario.Actor(id));

    /// <summary>The parts of a world on which it depends who is meant.</summary>
    internal ReadSet Reads() => Name is "issuer" or "recipient" ? ReadSet.Directives : ReadSet.None;

    [Shorthand("self, target, issuer, recipient, owner (of the chosen asset) or the id of an institution")]
    public static bool TryParse(string text, [NotNullWhen(true)] out ActorReference? reference)
    {
        reference = string.IsNullOrWhiteSpace(text) ? null : new ActorReference(text);
        return reference is not null;
    }
}

internal static class ActorReferences
{
    /// <summary>
    /// The parts of a world on which it depends who is meant; nobody in particular when none is named.
    /// </summary>
    public static ReadSet Reads(this ImmutableArray<ActorReference> references)
    {
        var read = ReadSet.None;
        foreach (var reference in references.IsDefault ? [] : references)
            read |= reference.Reads();
        return read;
    }
}

/// <summary>An asset as effects and formulas name it: by id, or as the one chosen.</summary>
public sealed record AssetReference(string Name)
{
    public static readonly AssetReference Chosen = new("asset");

    private RememberedIndex _index;

    [JsonIgnore]
    public bool IsPart => Name is "asset";

    /// <summary>Index of the asset that it names by id, or −1.</summary>
    internal int IndexIn(Scenario scenario) => _index.In(scenario, Name, static (scenario, id) => scenario.Asset(id));

    /// <summary>The asset that is meant, or any when it is chosen.</summary>
    internal ReadSet Reads(Scenario scenario) => IsPart ? ReadSet.Assets : ReadSet.Asset(scenario.Asset(Name));

    [Shorthand("asset (the chosen one) or the id of an asset")]
    public static bool TryParse(string text, [NotNullWhen(true)] out AssetReference? reference)
    {
        reference = string.IsNullOrWhiteSpace(text) ? null : new AssetReference(text);
        return reference is not null;
    }
}

/// <summary>
/// Who and what a move, an inject or a scheduled effect is about; indices into the scenario, −1 for none.
/// </summary>
/// <param name="IsPlayed">Whether the move has been counted already because its outcome is being applied.</param>
public readonly record struct EffectContext(
    int Self,
    int Target = -1,
    int Asset = -1,
    string? Directive = null,
    string? Move = null,
    MoveChoice? Choice = null,
    bool IsPlayed = false
)
{
    public static readonly EffectContext None = new(-1);

    public int Find(ActorReference reference, World world) =>
        reference.Name switch
        {
            "self" => Self,
            "target" => Target,
            "issuer" => world.Scenario.Actor(world.Directive(Directive)?.From),
            "recipient" => world.Scenario.Actor(world.Directive(Directive)?.To),
            "owner" => Asset >= 0 ? world.Scenario.Actor(world.Scenario.Assets[Asset].Owner) : -1,
            _ => reference.IndexIn(world.Scenario),
        };

    public int Find(AssetReference reference, World world) =>
        reference.IsPart ? Asset : reference.IndexIn(world.Scenario);

    internal string Title(ActorReference reference, World world) =>
        Find(reference, world) is var actor && actor >= 0
            ? world.Scenario.Actors[actor].Title
            : PlaceholderWords.Of(reference);
}
