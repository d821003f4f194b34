using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Directives;
using Simulation.Rules.Moves;
using Simulation.Rules.Studies;

namespace Simulation.Scenarios.Checks;

/// <summary>What surrounds an effect, a condition or a formula: whom and what its words can mean there.</summary>
/// <param name="Parts">The words that stand for somebody or something here: self, target, asset, …</param>
/// <param name="Assets">Assets that "asset" can mean here.</param>
/// <param name="Move">The move it belongs to, if it does.</param>
internal sealed record Scope(ImmutableArray<string> Parts, ImmutableArray<AssetDefinition> Assets, MoveDefinition? Move)
{
    /// <summary>The records that say what the words mean here: the move, or the moves that issue the demand.</summary>
    public ImmutableArray<MoveDefinition> Origins { get; private init; } = [];

    private static readonly ImmutableArray<string> OfDirective = ["self", "target", "issuer", "recipient"];
    private static readonly ImmutableArray<string> OfAsset = ["asset", "owner"];

    public static readonly Scope None = new([], [], null);

    /// <param name="named">Injects that some effect names.</param>
    /// <param name="issuing">The moves that issue each demand.</param>
    public static Scope Of(
        Scenario scenario,
        object record,
        IReadOnlySet<string> named,
        ILookup<string, MoveDefinition> issuing
    ) =>
        record switch
        {
            MoveDefinition move => OfMove(scenario, move, issuing),
            DemandDefinition demand => OfDemand(scenario, issuing[demand.Id], null),
            AgreementDefinition agreement => new Scope(
                agreement.Between.Length == 2 ? ["self", "target"] : ["self"],
                [],
                null
            ),
            ActorDefinition => new Scope(["self"], [], null),

            // The conditions of a contradiction speak of whatever the move was about.
            StudyDefinition => new Scope([.. OfDirective, .. OfAsset], scenario.Assets, null),

            // An inject that an effect names is about whatever the effect was about; any other is about nobody.
            InjectDefinition inject when named.Contains(inject.Id) => new Scope(
                [.. OfDirective, .. OfAsset],
                scenario.Assets,
                null
            ),
            _ => None,
        };

    /// <summary>Assets that a move can be aimed at.</summary>
    public static ImmutableArray<AssetDefinition> AssetsOf(Scenario scenario, MoveDefinition move) =>
        move.Targets is not { } targets
            ? []
            :
            [
                .. scenario.Assets.Where(asset =>
                    targets.Assets.Contains(asset.Id) || targets.Assets.Contains(asset.Kind)
                ),
            ];

    private static Scope OfMove(Scenario scenario, MoveDefinition move, ILookup<string, MoveDefinition> issuing)
    {
        if (move.Answers is not null)
            return OfDemand(scenario, issuing[move.Answers], move);
        var parts = ImmutableArray.Create("self");
        if (move.Targets is { Actors.IsEmpty: false })
            parts = parts.Add("target");
        if (move.Targets is { Assets.IsEmpty: false })
            parts = [.. parts, .. OfAsset];
        return new Scope(parts, AssetsOf(scenario, move), move) { Origins = [move] };
    }

    /// <summary>A directive is about the asset of the move that issued it.</summary>
    private static Scope OfDemand(Scenario scenario, IEnumerable<MoveDefinition> issuing, MoveDefinition? answer)
    {
        var origins = issuing.Append(answer).OfType<MoveDefinition>().ToImmutableArray();
        var assets = origins
            .SelectMany(move => AssetsOf(scenario, move))
            .Distinct(ReferenceEqualityComparer.Instance)
            .Cast<AssetDefinition>()
            .ToImmutableArray();
        return new Scope(assets.IsEmpty ? OfDirective : [.. OfDirective, .. OfAsset], assets, answer)
        {
            Origins = origins,
        };
    }
}
