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
    [Description("Game minutes until it lapses; it stays when left out.")][Range(1, 1_000_000)] int? Minutes = null) : Effect
{
    internal override void Apply(Turn turn, in Setting setting) =>
        Permitting.Grant(turn, Permit, setting.Find(To, turn.World), setting.Self, Minutes);

    internal override void Expect(World world, in Setting setting, ICollection<Expectation> expected)
    {
        var to = setting.Find(To, world);
        if (to < 0) return;
        var time = Minutes is { } minutes ? $", for {Words.Duration(minutes)}" : "";
        expected.Add(new Expectation(
            $"{world.Scenario.Permits[world.Scenario.Permit(Permit)].Title}: {(to == setting.Self ? "yours" : $"granted to {world.Scenario.Actors[to].Title}")}{time}",
            null, to == setting.Self ? true : null, null));
    }

    internal override Footprint Reads(Scenario scenario) => To.Reads();
}
