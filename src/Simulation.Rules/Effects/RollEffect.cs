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
    [Description("What happens on failure.")] ImmutableArray<Effect> Failure = default) : Effect
{
    internal override void Apply(Turn turn, in Setting setting)
    {
        var succeeded = turn.Roll(Title, Chance, setting);
        (succeeded ? Success : Failure).Apply(turn, setting);
    }

    internal override void Expect(World world, in Setting setting, ICollection<Expectation> expected)
    {
        var chance = Chance.Value(world, setting);
        Success.Expect(chance, world, setting, expected);
        Failure.Expect(100 - chance, world, setting, expected);
    }

    internal override Footprint Reads(Scenario scenario) => Chance.Reads(scenario) | Success.Reads(scenario) | Failure.Reads(scenario);
}
