using Simulation.Rules.Agreements;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

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
            template?.Title ?? "An agreement in free words",
            agreement.Text,
            agreement.From,
            agreement.Parties.ToSequence(),
            agreement.Signed.ToSequence(),
            template is null
                ? []
                : template
                    .Terms.Select(
                        (term, i) =>
                            new TermView(
                                term.By,
                                term.Describe(world.Scenario),
                                agreement.Terms[i].Status,
                                agreement.Terms[i].Due
                            )
                    )
                    .ToSequence(),
            agreement.Status,
            agreement.Secret,
            agreement.IsOpen ? agreement.Expires : null,
            agreement.CounterTo
        );
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
