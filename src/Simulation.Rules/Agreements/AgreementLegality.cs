using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Agreements;

/// <summary>
/// Whether a role may propose or sign now. Always asked of the world as that role may know it, as a move's legality is.
/// </summary>
internal static class AgreementLegality
{
    private const int MostOpenProposals = 5;

    /// <summary>Why a role cannot propose anything more; null when it can.</summary>
    public static Refusal? RefuseAnyProposal(World world, int role)
    {
        var me = world.Scenario.Actors[role].Id;
        return world.Agreements.Count(a => a.IsOpen && a.From == me) >= MostOpenProposals
            ? MoveRefusals.TooManyProposals.Refuse(RefusalCode.LimitReached, MostOpenProposals)
            : null;
    }

    /// <summary>Why one of its parties cannot propose a prepared agreement now; null when it can.</summary>
    /// <param name="seen">The world as the role may know it.</param>
    /// <param name="counterTo">The proposal that is to be replaced.</param>
    /// <param name="terms">Its terms where they are not those of the template.</param>
    public static Refusal? RefuseProposal(
        World seen,
        int role,
        AgreementDefinition template,
        string? counterTo,
        IReadOnlyList<TermDefinition>? terms = null
    )
    {
        foreach (var agreement in seen.Agreements)
        {
            if (
                agreement.Template == template.Id
                && agreement.Id != counterTo
                && agreement.Status is AgreementStatus.Proposed or AgreementStatus.Active or AgreementStatus.Fulfilled
            )
                return MoveRefusals.OnTheTable.Refuse(RefusalCode.NotLegal);
        }

        return RefuseNow(seen, role, template, terms ?? template.Terms);
    }

    /// <summary>Why a party cannot sign an open proposal now; null when it can.</summary>
    /// <param name="seen">The world as the role may know it.</param>
    public static Refusal? RefuseSignature(World seen, int role, Agreement agreement) =>
        RefuseNow(seen, role, seen.Scenario.Agreement(agreement.Template), agreement.TermsIn(seen.Scenario));

    private static Refusal? RefuseNow(
        World seen,
        int role,
        AgreementDefinition? template,
        IReadOnlyList<TermDefinition> terms
    ) =>
        template?.When.Refuse(seen, new EffectContext(role))
        ?? (CanPay(seen, role, terms) ? null : MoveRefusals.CannotPay.Refuse(RefusalCode.TooDear));

    /// <summary>Whether a role owns all that it would give.</summary>
    internal static bool CanPay(World world, int role, IReadOnlyList<TermDefinition> terms)
    {
        var me = world.Scenario.Actors[role].Id;
        return terms
            .OfType<GivesTerm>()
            .Where(term => term.By == me)
            .GroupBy(term => term.Gives)
            .All(terms => world.Resource(role, terms.Key) >= terms.Sum(term => term.Amount));
    }
}
