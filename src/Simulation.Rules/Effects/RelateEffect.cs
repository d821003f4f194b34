using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Changes what one institution thinks of another, kept within −100 and 100.</summary>
[Keyword("relate")]
public sealed record RelateEffect(
    [Description("Who thinks: self, target, issuer, recipient, owner or an institution.")] ActorReference From,
    [Description("Of whom.")] ActorReference To,
    [Description("By how much.")] [Range(-200, 200)] int By
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context) =>
        decision.Relate(context.Find(From, decision.World), context.Find(To, decision.World), By);

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var (from, to) = (context.Find(From, world), context.Find(To, world));
        if (from < 0 || to < 0 || from == to)
            return;
        var actors = world.Scenario.Actors;
        expected.Add(
            new Expectation(
                (
                    to == context.Self
                        ? ExpectedEffectSentences.RegardForYou.With(actors[from].Title)
                        : ExpectedEffectSentences.Regard.With(actors[from].Title, actors[to].Title)
                ).ToString(),
                By,
                to == context.Self ? By > 0 : null,
                null
            )
        );
    }

    internal override ReadSet Reads(Scenario scenario) => From.Reads() | To.Reads();
}
