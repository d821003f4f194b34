using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Grants a permit.</summary>
[Keyword("permit")]
public sealed record PermitEffect(
    [Description("The permit.")] string Permit,
    [Description("Who gets it: self, target, issuer, recipient, owner or an institution.")] ActorReference To,
    [Description("Game minutes until it lapses; it stays when left out.")]
    [Range(1, RangeAttribute.YearInMinutes)]
        int? Minutes = null
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context) =>
        Permitting.Grant(decision, Permit, context.Find(To, decision.World), context.Self, Minutes);

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var to = context.Find(To, world);
        if (to < 0)
            return;
        var time = Minutes is { } minutes ? $", for {Words.Duration(minutes)}" : "";
        expected.Add(
            new Expectation(
                $"{world.Scenario.Permits[world.Scenario.Permit(Permit)].Title}: {(to == context.Self ? "yours" : $"granted to {world.Scenario.Actors[to].Title}")}{time}",
                null,
                to == context.Self ? true : null,
                null
            )
        );
    }

    internal override ReadSet Reads(Scenario scenario) => To.Reads();
}
