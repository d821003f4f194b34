using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Changes what one institution thinks of another, kept within −100 and 100.</summary>
[Keyword("relate")]
public sealed record RelateEffect(
    [Description("Who thinks: self, target, issuer, recipient, owner or an institution.")] ActorReference From,
    [Description("Of whom.")] ActorReference To,
    [Description("By how much.")][Range(-200, 200)] int By) : Effect
{
    internal override void Apply(Turn turn, in Setting setting) =>
        turn.Relate(setting.Find(From, turn.World), setting.Find(To, turn.World), By);

    internal override void Expect(World world, in Setting setting, ICollection<Expectation> expected)
    {
        var (from, to) = (setting.Find(From, world), setting.Find(To, world));
        if (from < 0 || to < 0 || from == to) return;
        var actors = world.Scenario.Actors;
        expected.Add(new Expectation(
            to == setting.Self ? $"{actors[from].Title}’s regard for you" : $"{actors[from].Title}’s regard for {actors[to].Title}",
            By, to == setting.Self ? By > 0 : null, null));
    }

    internal override Footprint Reads(Scenario scenario) => From.Reads() | To.Reads();
}
