using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// What a move's conditions test, its player must be able to know: a move that is open or closed because of a secret
/// would tell it, so the rules judge by what the player knows and such a condition would never mean what it says. An
/// attribute counts as knowable when some effect reveals it.
/// </summary>
internal static class SecretConditions
{
    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        var revealed = checking
            .All<RevealAttributeEffect>()
            .Select(found => found.Record.Attribute)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (move, scope) in checking.All<MoveDefinition>())
        {
            var movers = scenario.Actors.Where(actor => actor.IsNamedBy(move.By)).ToList();
            foreach (var condition in move.When.SelectMany(ScenarioWalk.Within).OfType<Condition>())
            {
                if (Secret(scenario, scope, condition, movers, revealed) is not { } secret)
                    continue;
                checking.Error(
                    condition,
                    DiagnosticCodes.SecretInCondition,
                    $"the move '{move.Id}' depends on {secret}; expected a condition on something its player can know"
                );
            }
        }
    }

    private static string? Secret(
        Scenario scenario,
        Scope scope,
        Condition condition,
        List<ActorDefinition> movers,
        HashSet<string> revealed
    )
    {
        switch (condition)
        {
            case IndicatorCondition test
                when scenario.Indicators.FirstOrDefault(x => x.Id == test.Indicator) is { } indicator
                    && !indicator.KnownTo.IsDefaultOrEmpty
                    && movers.Find(mover => !indicator.KnownTo.Contains(mover.Id)) is { } blind:
                return $"the indicator '{indicator.Id}', which '{blind.Id}' does not know";

            case FlagCondition test
                when scenario.Flags.FirstOrDefault(x => x.Id == test.Flag) is { Public: false } flag:
                return $"the flag '{flag.Id}', which is not public";

            case PermitCondition test
                when test.Of.Name != "self"
                    && scenario.Permits.FirstOrDefault(x => x.Id == test.Permit) is { Public: false } permit
                    && movers.Find(mover => mover.Id != test.Of.Name && !CanGrant(scenario, mover, permit.Id))
                        is { } blind:
                return $"the permit '{permit.Id}', which is not public and which '{blind.Id}' cannot grant";

            case HasIntelCondition { By: var by } test when IsOther(by, movers):
                return $"who holds the intel '{test.Intel}', which only the holder knows";

            case BelievesCondition { By: var by } test when IsOther(by, movers):
                return $"how far another believes the intel '{test.Intel}', which is nobody else's to know";

            case IntelTrueCondition test:
                return $"whether the intel '{test.Intel}' is true, which only those know who verified it (test what they believe)";

            case PlayedCondition test
                when test.By?.Name != "self" && scenario.Move(test.Played) is { Secret: true } move:
                return $"the move '{move.Id}', which is secret";

            case AssetAttributeCondition test when !revealed.Contains(test.Attribute):
                var assets = test.Of.IsPart
                    ? scope.Assets
                    : [.. scenario.Assets.Where(asset => asset.Id == test.Of.Name)];
                var unknown = assets
                    .SelectMany(asset => asset.Attributes)
                    .Where(attribute =>
                        attribute.Id == test.Attribute && attribute.To is { } to && to != attribute.From
                    )
                    .FirstOrDefault(attribute =>
                        movers.Exists(mover => attribute.KnownTo.IsDefault || !attribute.KnownTo.Contains(mover.Id))
                    );
                return unknown is null ? null : $"the attribute '{unknown.Id}', which is hidden and never revealed";

            default:
                return null;
        }
    }

    private static bool IsOther(ActorReference by, List<ActorDefinition> movers) =>
        by.Name != "self" && movers.Exists(mover => mover.Id != by.Name);

    private static bool CanGrant(Scenario scenario, ActorDefinition actor, string permit) =>
        scenario.Moves.Any(move =>
            actor.IsNamedBy(move.By)
            && ScenarioWalk.Within(move).OfType<GrantPermitEffect>().Any(effect => effect.Permit == permit)
        )
        || scenario.Agreements.Any(agreement =>
            agreement.Terms.OfType<PermitsTerm>().Any(term => term.By == actor.Id && term.Permits == permit)
        );
}
