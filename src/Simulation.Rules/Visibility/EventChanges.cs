using Simulation.Rules.Effects;
using Simulation.Rules.Intel;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Visibility;

/// <summary>
/// What an event changes, as a notice lists it; who is told of it is decided in <see cref="NoticeProjection"/>.
/// </summary>
internal static class EventChanges
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
                ChangeSentences
                    .OfRole.With(scenario.Resources[scenario.Resource(e.Resource)].Title, Title(scenario, e.Role))
                    .ToString(),
                e.By,
                e.To,
                null
            ),
            RelationChanged e => new Change(
                ChangeKind.Relation,
                e.Role,
                e.Of,
                ChangeSentences.Regard.With(Title(scenario, e.Role), Title(scenario, e.Of)).ToString(),
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
                e.Permit.Until is { } until
                    ? world.Pacing != Pacing.Live
                        ? ChangeSentences.GrantedByRound.With(Timekeeping.RoundOf(world, until))
                        : ChangeSentences.GrantedFor.With(TimeWords.Duration((until - e.At) / 60))
                    : ChangeSentences.Granted
            ),
            PermitRevoked e => Permit(scenario, e.Permit, ChangeSentences.Revoked),
            IntelVerified e => Intel(
                scenario,
                e.Intel,
                e.Role,
                0,
                e.True ? 100 : 0,
                (e.True ? ChangeSentences.VerifiedTrue : ChangeSentences.VerifiedFalse).English
            ),
            ConfidenceChanged e => Intel(scenario, e.Intel, e.Role, e.By, e.To, null),
            FlagSet e => new Change(
                ChangeKind.Flag,
                e.Flag,
                null,
                scenario.Flags[scenario.Flag(e.Flag)].Title,
                0,
                0,
                (e.To ? ChangeSentences.FlagSet : ChangeSentences.FlagCleared).English
            ),
            _ => null,
        };
    }

    private static Change Intel(Scenario scenario, string intel, string role, int by, int to, string? became) =>
        new(
            ChangeKind.Intel,
            intel,
            role,
            ChangeSentences
                .Intel.With(scenario.Intel[scenario.IntelIndex(intel)].Title, Title(scenario, role))
                .ToString(),
            by,
            to,
            became
        );

    private static Change Permit(Scenario scenario, Permit permit, Sentence became) =>
        new(
            ChangeKind.Permit,
            permit.Name,
            permit.Holder,
            ChangeSentences
                .OfRole.With(scenario.Permits[scenario.Permit(permit.Name)].Title, Title(scenario, permit.Holder))
                .ToString(),
            0,
            0,
            became.ToString()
        );

    private static string Title(Scenario scenario, string role) => scenario.Actors[scenario.Actor(role)].Title;

    private static string AttributeTitle(Scenario scenario, string asset, string attribute)
    {
        var definition = scenario.Assets[scenario.Asset(asset)];
        return ChangeSentences
            .OfAsset.With(definition.Attributes[definition.Attribute(attribute)].Title, definition.Title)
            .ToString();
    }
}
