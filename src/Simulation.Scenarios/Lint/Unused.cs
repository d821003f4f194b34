using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Lint;

/// <summary>Things that are declared and that nothing in the game uses.</summary>
internal static class Unused
{
    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        var used = new NamesInUse(checking);
        foreach (var flag in scenario.Flags)
            Unless(
                used.Has(NameKind.Flag, flag.Id),
                checking,
                flag,
                DiagnosticCodes.FlagUnused,
                $"nothing sets or tests the flag '{flag.Id}'"
            );
        foreach (var resource in scenario.Resources)
            Unless(
                used.Has(NameKind.Resource, resource.Id),
                checking,
                resource,
                DiagnosticCodes.ResourceUnused,
                $"nothing costs, gives or tests the resource '{resource.Id}'"
            );
        foreach (var authority in scenario.Authorities)
            Unless(
                used.Has(NameKind.Authority, authority.Id) || used.Has(NameKind.AuthorityOrDirective, authority.Id),
                checking,
                authority,
                DiagnosticCodes.AuthorityUnused,
                $"no move rests on the authority '{authority.Id}'"
            );
        foreach (var permit in scenario.Permits)
            Unless(
                used.Has(NameKind.Permit, permit.Id),
                checking,
                permit,
                DiagnosticCodes.PermitUnused,
                $"nothing grants or tests the permit '{permit.Id}'"
            );
        foreach (var intel in scenario.Intel)
            Unless(
                used.Has(NameKind.Intel, intel.Id),
                checking,
                intel,
                DiagnosticCodes.IntelUnused,
                $"no effect, condition or formula uses the intel '{intel.Id}', so it decides nothing"
            );
        foreach (var indicator in scenario.Indicators)
            Unless(
                used.Has(NameKind.Indicator, indicator.Id),
                checking,
                indicator,
                DiagnosticCodes.IndicatorUnused,
                $"no effect, condition or formula uses the indicator '{indicator.Id}'"
            );
        foreach (var asset in scenario.Assets)
        {
            var isAimedAt = used.Has(NameKind.AssetOrKind, asset.Id) || used.Has(NameKind.AssetOrKind, asset.Kind);
            Unless(
                isAimedAt || used.Has(NameKind.Asset, asset.Id),
                checking,
                asset,
                DiagnosticCodes.AssetUnused,
                $"no move, effect or condition is about the asset '{asset.Id}'"
            );
            foreach (var attribute in asset.Attributes)
                Unless(
                    used.Has(NameKind.Attribute, attribute.Id),
                    checking,
                    attribute,
                    DiagnosticCodes.AttributeUnused,
                    $"no effect, condition or formula uses the attribute '{attribute.Id}' of the asset '{asset.Id}'"
                );
        }
    }

    private static void Unless(bool used, Checking checking, object record, string code, string what)
    {
        if (!used)
            checking.Warning(record, code, $"{what}; use it or delete it");
    }
}
