using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Takes a permit away, also one that another role granted.</summary>
[Keyword("revoke")]
public sealed record RevokeEffect(
    [Description("The permit.")] string Permit,
    [Description("Who loses it: self, target, issuer, recipient, owner or an institution.")] ActorReference From
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context) =>
        Permitting.Revoke(decision, Permit, context.Find(From, decision.World));

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var from = context.Find(From, world);
        if (!world.Holds(from, Permit))
            return;
        var permit = world.Scenario.Permits[world.Scenario.Permit(Permit)].Title;
        expected.Add(
            from == context.Self
                ? Expectation.Of(ExpectedEffectSentences.PermitTakenFromYou.With(permit), good: false)
                : Expectation.Of(ExpectedEffectSentences.PermitTaken.With(permit, world.Scenario.Actors[from].Title))
        );
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Permits | From.Reads();
}
