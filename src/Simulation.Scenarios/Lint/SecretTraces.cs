using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Agreements;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Lint;

/// <summary>
/// Secret moves and agreements that give away whose they are: a change that everybody sees, of something that is the
/// player's own. The table reads "Something happened out of sight", and the name beside it.
/// </summary>
internal static class SecretTraces
{
    public static void Run(Checking checking)
    {
        foreach (var (move, _) in checking.All<MoveDefinition>().Where(found => found.Record.Secret))
            Trace(checking, move);
        foreach (var (agreement, _) in checking.All<AgreementDefinition>().Where(found => found.Record.Secret))
            Trace(checking, agreement);
    }

    private static void Trace(Checking checking, MoveDefinition move)
    {
        var scenario = checking.Scenario;
        foreach (var resource in scenario.CostOf(move).Keys.Where(resource => IsPublic(scenario, resource)))
        {
            checking.Warning(
                move,
                DiagnosticCodes.SecretTraced,
                $"the move '{move.Id}' is secret, and everybody sees its player pay '{resource}'; expected a cost in a resource that is not public"
            );
        }

        var players = scenario.Actors.Where(actor => actor.IsNamedBy(move.By)).Select(actor => actor.Id).ToList();
        Trace(checking, $"the move '{move.Id}' is secret", move.Outcome, reference => IsPlayer(reference.Name));

        bool IsPlayer(string name) => name == "self" || players.Contains(name);
    }

    private static void Trace(Checking checking, AgreementDefinition agreement)
    {
        var what = $"the agreement '{agreement.Id}' is secret";
        foreach (var term in agreement.Terms)
        {
            var seen = term switch
            {
                GivesTerm gives when IsPublic(checking.Scenario, gives.Gives) => gives.Gives,
                PermitsTerm permits when IsPublicPermit(checking.Scenario, permits.Permits) => permits.Permits,
                _ => null,
            };
            if (seen is not null)
                Warn(checking, term, what, $"'{seen}' change hands");
        }

        foreach (var effects in new[] { agreement.OnSigning, agreement.OnBreach })
            Trace(checking, what, effects, IsParty);

        bool IsParty(ActorReference reference) =>
            reference.Name is "self" or "target" || agreement.Between.Contains(reference.Name);
    }

    private static void Trace(
        Checking checking,
        string what,
        ImmutableArray<Effect> effects,
        Func<ActorReference, bool> isConcerned
    )
    {
        var scenario = checking.Scenario;
        foreach (var effect in effects.SelectMany(ScenarioWalk.Within))
        {
            var seen = effect switch
            {
                ChangeEffect { Resource: { } resource } change
                    when IsPublic(scenario, resource) && isConcerned(change.Of ?? ActorReference.Self) =>
                    $"'{resource}' of its own change",
                TransferEffect transfer
                    when IsPublic(scenario, transfer.Resource)
                        && (isConcerned(transfer.From) || isConcerned(transfer.To)) =>
                    $"'{transfer.Resource}' change hands",
                GrantPermitEffect permit when IsPublicPermit(scenario, permit.Permit) =>
                    $"who grants '{permit.Permit}'",
                RevokeEffect revoke when IsPublicPermit(scenario, revoke.Permit) && isConcerned(revoke.From) =>
                    $"'{revoke.Permit}' of its own go",
                _ => null,
            };
            if (seen is not null)
                Warn(checking, effect, what, seen);
        }
    }

    private static void Warn(Checking checking, object record, string what, string seen) =>
        checking.Warning(
            record,
            DiagnosticCodes.SecretTraced,
            $"{what}, and everybody sees {seen}, which names whose it is; expected something that is not public, or the same under on-leak"
        );

    private static bool IsPublic(Scenario scenario, string resource) =>
        scenario.Resources.Any(one => one.Id == resource && one.Public);

    private static bool IsPublicPermit(Scenario scenario, string permit) =>
        scenario.Permits.Any(one => one.Id == permit && one.Public);
}
