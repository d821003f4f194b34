using Simulation.Rules.Agreements;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The parts of a view about what binds roles to each other: directives, agreements, permits. See
/// <see cref="Projection"/>.
/// </summary>
internal static class DealingProjection
{
    public static DirectiveView Directive(World world, Directives.Directive directive) =>
        new(
            directive.Demand,
            directive.From,
            directive.To,
            directive.Asset,
            directive.Authority,
            directive.IssuedAt,
            directive.Deadline,
            directive.Status,
            directive.IsOpen
                ? world
                    .Scenario.Moves.Where(m =>
                        m.Answers == directive.Demand
                        && world.Scenario.Actors[world.Scenario.Actor(directive.To)].IsNamedBy(m.By)
                    )
                    .Select(m => m.Id)
                    .ToSequence()
                : [],
            directive.Answer
        );

    public static AgreementView Agreement(World world, Agreement agreement)
    {
        var template = world.Scenario.Agreement(agreement.Template);
        return new AgreementView(
            agreement.Template,
            template?.Title ?? NoticeSentences.FreeWords.English,
            agreement.Text,
            agreement.From,
            agreement.Parties.ToSequence(),
            agreement.Signed.ToSequence(),
            agreement
                .TermsIn(world.Scenario)
                .Select(
                    (term, i) =>
                        new TermView(
                            term.By,
                            term.Describe(world.Scenario, agreement.Terms[i].Due).ToString(),
                            agreement.Terms[i].Status,
                            agreement.Terms[i].Due
                        )
                )
                .ToSequence(),
            agreement.Status,
            agreement.Secret,
            agreement.IsOpen ? agreement.Expires : null,
            agreement.CounterTo,
            agreement.MarkedBy,
            agreement.Composed
        );
    }

    /// <summary>Made anew where something changed that it depends on; null for a viewer without a role.</summary>
    public static ProposingView? Proposing(World world, int self, ReadSet changed, View? old)
    {
        if (self < 0)
            return null;
        if (old?.Proposing is { } before && !Reads(world, self).Meets(changed))
            return before;
        var me = world.Scenario.Actors[self].Id;
        var refused = new List<RefusedProposal>();
        foreach (var template in world.Scenario.Agreements.Where(template => template.Between.Contains(me)))
        {
            Add(template, null);
            foreach (var open in world.Agreements.Where(a => a.IsOpen && a.Template == template.Id && a.From != me))
                Add(template, open.Id);
        }

        var unsigned = world
            .Agreements.Where(a => a.Awaits(me))
            .Select(a => (a.Id, Why: AgreementLegality.RefuseSignature(world, self, a)))
            .Where(one => one.Why is not null)
            .Select(one => new RefusedSignature(one.Id, one.Why!));
        return new ProposingView(
            AgreementLegality.RefuseAnyProposal(world, self),
            refused.ToSequence(),
            unsigned.ToSequence()
        );

        void Add(AgreementDefinition template, string? counterTo)
        {
            if (AgreementLegality.RefuseProposal(world, self, template, counterTo) is { } why)
                refused.Add(new RefusedProposal(template.Id, counterTo, why));
        }
    }

    /// <summary>
    /// What it depends on what a role may propose and sign: the scenario's part of it, and the payments that were added
    /// to open proposals.
    /// </summary>
    private static ReadSet Reads(World world, int self)
    {
        var reads = world.Scenario.Dependencies.Proposals(self);
        foreach (var agreement in world.Agreements)
        {
            if (!agreement.IsOpen || agreement.Composed is not { } composed)
                continue;
            foreach (var gives in composed.OfType<GivesTerm>())
                reads |= ReadSet.Resource(world.Scenario, gives.Gives);
        }

        return reads;
    }

    public static PermitView Permit(World world, Permits.Permit permit)
    {
        var definition = world.Scenario.Permits[world.Scenario.Permit(permit.Name)];
        return new PermitView(
            definition.Title,
            definition.Description,
            definition.Public,
            permit.Holder,
            permit.GrantedBy,
            permit.Until
        );
    }
}
