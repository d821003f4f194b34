using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Lets the dice decide between two lists of effects.</summary>
[Keyword("roll")]
public sealed record RollEffect(
    [Description("What is decided, as a question or a short phrase.")] string Title,
    [Description("Chance of success, per cent.")] Formula Chance,
    [Description("What happens on success.")] ImmutableArray<Effect> Success = default,
    [Description("What happens on failure.")] ImmutableArray<Effect> Failure = default
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context)
    {
        var succeeded = decision.Roll(Title, Chance, context);
        (succeeded ? Success : Failure).Apply(decision, context);
    }

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var chance = Chance.Value(world, context);
        Success.Expect(chance, world, context, expected);
        Failure.Expect(100 - chance, world, context, expected);
    }

    internal override ReadSet Reads(Scenario scenario) =>
        Chance.Reads(scenario) | Success.Reads(scenario) | Failure.Reads(scenario);
}
