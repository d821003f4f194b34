using Simulation.Rules.Agreements;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>An agreement has two parties or more, and only they promise something in it.</summary>
internal static class PartiesOfAgreements
{
    public static void Run(Checking checking)
    {
        foreach (var agreement in checking.Scenario.Agreements)
        {
            if (
                agreement.Between.Distinct().Count() < 2
                || agreement.Between.Distinct().Count() != agreement.Between.Length
            )
            {
                checking.Error(
                    agreement,
                    nameof(agreement.Between),
                    DiagnosticCodes.PartyMissing,
                    "an agreement is between two different institutions or more"
                );
            }

            foreach (var term in agreement.Terms)
            {
                CheckParty(checking, agreement, term, nameof(term.By), term.By);
                if (term is GivesTerm gives)
                    CheckParty(checking, agreement, term, nameof(gives.To), gives.To);
                if (term is PermitsTerm permits)
                    CheckParty(checking, agreement, term, nameof(permits.To), permits.To);
                if (
                    term is PlaysTerm plays
                    && checking.Scenario.Move(plays.Plays) is { } move
                    && checking.Scenario.Actor(plays.By) is var actor
                    && actor >= 0
                    && !checking.Scenario.Actors[actor].IsNamedBy(move.By)
                )
                {
                    checking.Error(
                        term,
                        nameof(plays.Plays),
                        DiagnosticCodes.PartyMissing,
                        $"'{plays.By}' cannot play the move '{move.Id}', so it cannot promise to"
                    );
                }
            }
        }
    }

    private static void CheckParty(
        Checking checking,
        AgreementDefinition agreement,
        object term,
        string parameter,
        string party
    )
    {
        if (agreement.Between.Contains(party))
            return;
        checking.Error(
            term,
            parameter,
            DiagnosticCodes.PartyMissing,
            $"'{party}' is no party of the agreement{NearestName.Hint(party, agreement.Between)}"
        );
    }
}
