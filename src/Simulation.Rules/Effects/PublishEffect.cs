using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Lets everybody have a piece of intel.</summary>
[Keyword("publish")]
public sealed record PublishEffect([Description("The intel.")] string Intel) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context) =>
        Knowing.Publish(decision, Intel);

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        if (world.IntelOf(Intel).Public)
            return;
        expected.Add(
            new Expectation(
                IntelWords.Named(world, context, Intel) is { } named
                    ? $"Everybody learns: {named}"
                    : "Everybody learns something new",
                null,
                null,
                null
            )
        );
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Intel;
}
