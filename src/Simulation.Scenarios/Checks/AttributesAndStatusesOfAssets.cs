using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>An attribute or a status must be one of the asset that it is said of, whichever asset is chosen.</summary>
internal static class AttributesAndStatusesOfAssets
{
    public static void Run(Checking checking)
    {
        foreach (var (record, scope) in checking.Records)
        {
            switch (record)
            {
                case ChangeEffect { Attribute: { } attribute } x:
                    CheckAttribute(
                        checking,
                        scope,
                        x,
                        nameof(x.Attribute),
                        attribute,
                        x.Asset ?? AssetReference.Chosen
                    );
                    break;
                case RevealAttributeEffect x:
                    CheckAttribute(checking, scope, x, nameof(x.Attribute), x.Attribute, x.Of);
                    break;
                case AssetAttributeCondition x:
                    CheckAttribute(checking, scope, x, nameof(x.Attribute), x.Attribute, x.Of);
                    break;
                case KnowsAttributeCondition x:
                    CheckAttribute(checking, scope, x, nameof(x.Knows), x.Knows, x.Of);
                    break;
                case AttributeTerm x:
                    CheckAttribute(checking, scope, x, nameof(x.Attribute), x.Attribute, x.Of);
                    break;
                case SetEffect { Status: { } status } x:
                    CheckStatus(checking, scope, x, 0, status, x.Asset ?? AssetReference.Chosen, ofAll: true);
                    break;
                case AssetStatusCondition x:
                    for (var i = 0; i < x.Status.Length; i++)
                        CheckStatus(checking, scope, x, i, x.Status[i], x.Of, ofAll: false);
                    break;
            }
        }
    }

    private static void CheckAttribute(
        Checking checking,
        Scope scope,
        object record,
        string parameter,
        string attribute,
        AssetReference of
    )
    {
        foreach (var asset in Meant(checking.Scenario, scope, of))
        {
            if (asset.Attribute(attribute) >= 0)
                continue;
            checking.Error(
                record,
                parameter,
                DiagnosticCodes.UnknownName,
                $"unknown attribute '{attribute}' of the asset '{asset.Id}'{NearestName.Hint(attribute, asset.Attributes.Select(x => x.Id))}"
            );
            return;
        }
    }

    private static void CheckStatus(
        Checking checking,
        Scope scope,
        object record,
        int index,
        string status,
        AssetReference of,
        bool ofAll
    )
    {
        var meant = Meant(checking.Scenario, scope, of);
        var without = meant.Where(asset => asset.Statuses.All(x => x.Id != status)).ToImmutableArray();
        if (without.IsEmpty || (!ofAll && without.Length < meant.Length))
            return;
        checking.Diagnostics.Error(
            checking.Sources.At(record, "Status", index),
            DiagnosticCodes.UnknownName,
            $"unknown status '{status}' of the asset '{without[0].Id}'{NearestName.Hint(status, without[0].Statuses.Select(x => x.Id))}"
        );
    }

    private static ImmutableArray<AssetDefinition> Meant(Scenario scenario, Scope scope, AssetReference reference) =>
        reference.IsPart ? scope.Assets : [.. scenario.Assets.Where(asset => asset.Id == reference.Name)];
}
