using Simulation.Rules.Effects;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>The changes that notices list.</summary>
internal static class Changes
{
    /// <summary>The change that an event is, or null for an event of another sort.</summary>
    public static Change? Of(SessionEvent happened, World world)
    {
        var scenario = world.Scenario;
        return happened switch
        {
            IndicatorChanged e => new Change(
                ChangeKind.Indicator,
                e.Indicator,
                null,
                scenario.Indicators[scenario.Indicator(e.Indicator)].Title,
                e.By,
                e.To,
                null
            ),
            ResourceChanged e => new Change(
                ChangeKind.Resource,
                e.Resource,
                e.Role,
                $"{scenario.Resources[scenario.Resource(e.Resource)].Title} · {Title(scenario, e.Role)}",
                e.By,
                e.To,
                null
            ),
            RelationChanged e => new Change(
                ChangeKind.Relation,
                e.Role,
                e.Of,
                $"{Title(scenario, e.Role)} → {Title(scenario, e.Of)}",
                e.By,
                e.To,
                null
            ),
            AttributeChanged e => new Change(
                ChangeKind.Attribute,
                e.Attribute,
                e.Asset,
                AttributeTitle(scenario, e.Asset, e.Attribute),
                e.By,
                e.To,
                null
            ),
            AttributeRevealed e => new Change(
                ChangeKind.Attribute,
                e.Attribute,
                e.Asset,
                AttributeTitle(scenario, e.Asset, e.Attribute),
                0,
                e.Value,
                null
            ),
            StatusSet e => new Change(
                ChangeKind.Status,
                e.Asset,
                null,
                scenario.Assets[scenario.Asset(e.Asset)].Title,
                0,
                0,
                scenario.Assets[scenario.Asset(e.Asset)].StatusTitle(e.Status)
            ),
            PermitGranted e => Permit(
                scenario,
                e.Permit,
                e.Permit.Until is { } until ? $"granted for {Words.Duration((int)((until - e.At) / 60))}" : "granted"
            ),
            PermitRevoked e => Permit(scenario, e.Permit, "revoked"),
            IntelVerified e => Intel(
                scenario,
                e.Intel,
                e.Role,
                0,
                e.True ? 100 : 0,
                e.True ? "verified: true" : "verified: false"
            ),
            ConfidenceChanged e => Intel(scenario, e.Intel, e.Role, e.By, e.To, null),
            FlagSet e => new Change(
                ChangeKind.Flag,
                e.Flag,
                null,
                scenario.Flags[scenario.Flag(e.Flag)].Title,
                0,
                0,
                e.To ? "set" : "cleared"
            ),
            _ => null,
        };
    }

    private static Change Intel(Scenario scenario, string intel, string role, int by, int to, string? became) =>
        new(
            ChangeKind.Intel,
            intel,
            role,
            $"“{scenario.Intel[scenario.IntelIndex(intel)].Title}” · {Title(scenario, role)}",
            by,
            to,
            became
        );

    private static Change Permit(Scenario scenario, Permit permit, string became) =>
        new(
            ChangeKind.Permit,
            permit.Name,
            permit.Holder,
            $"{scenario.Permits[scenario.Permit(permit.Name)].Title} · {Title(scenario, permit.Holder)}",
            0,
            0,
            became
        );

    private static string Title(Scenario scenario, string role) => scenario.Actors[scenario.Actor(role)].Title;

    private static string AttributeTitle(Scenario scenario, string asset, string attribute)
    {
        var definition = scenario.Assets[scenario.Asset(asset)];
        return $"{definition.Attributes[definition.Attribute(attribute)].Title} · {definition.Title}";
    }
}
