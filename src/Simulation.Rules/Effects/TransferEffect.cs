using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Moves an amount from one institution to another, as much as there is.</summary>
[Keyword("transfer")]
public sealed record TransferEffect(
    [Description("The resource.")] string Resource,
    [Description("How much.")] [Range(1, 1000)] int Amount,
    [Description("Who gives.")] ActorReference From,
    [Description("Who gets.")] ActorReference To
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context)
    {
        var (from, to) = (context.Find(From, decision.World), context.Find(To, decision.World));
        if (from < 0 || to < 0 || from == to)
            return;
        var amount = Math.Min(Amount, decision.World.Resource(from, Resource));
        decision.ChangeResource(from, Resource, -amount);
        decision.ChangeResource(to, Resource, amount);
    }

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var (from, to) = (context.Find(From, world), context.Find(To, world));
        if (from < 0 || to < 0 || from == to)
            return;
        var scenario = world.Scenario;
        var title = scenario.Resources[scenario.Resource(Resource)].Title;
        expected.Add(
            new Expectation(
                ExpectedEffectSentences
                    .Transfer.With(title, scenario.Actors[from].Title, scenario.Actors[to].Title)
                    .ToString(),
                Amount,
                from == context.Self ? false
                    : to == context.Self ? true
                    : null,
                null
            )
        );
    }

    internal override ReadSet Reads(Scenario scenario) => From.Reads() | To.Reads();
}
