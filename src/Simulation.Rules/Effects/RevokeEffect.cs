using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Takes a permit away, whoever granted it.</summary>
[Keyword("revoke")]
public sealed record RevokeEffect(
    [Description("The permit.")] string Permit,
    [Description("Who loses it: self, target, issuer, recipient, owner or an institution.")] ActorReference From) : Effect
{
    internal override void Apply(Turn turn, in Setting setting) =>
        Permitting.Revoke(turn, Permit, setting.Find(From, turn.World));

    internal override void Expect(World world, in Setting setting, ICollection<Expectation> expected)
    {
        var from = setting.Find(From, world);
        if (!world.Holds(from, Permit)) return;
        expected.Add(new Expectation(
            $"{world.Scenario.Permits[world.Scenario.Permit(Permit)].Title}: taken from {(from == setting.Self ? "you" : world.Scenario.Actors[from].Title)}",
            null, from == setting.Self ? false : null, null));
    }

    internal override Footprint Reads(Scenario scenario) => Footprint.Permits | From.Reads();
}
