using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Moves an amount from one institution to another, as much as there is.</summary>
[Keyword("transfer")]
public sealed record TransferEffect(
    [Description("The resource.")] string Resource,
    [Description("How much.")][Range(1, 1000)] int Amount,
    [Description("Who gives.")] ActorReference From,
    [Description("Who gets.")] ActorReference To) : Effect
{
    internal override void Apply(Turn turn, in Setting setting)
    {
        var (from, to) = (setting.Find(From, turn.World), setting.Find(To, turn.World));
        if (from < 0 || to < 0 || from == to) return;
        var amount = Math.Min(Amount, turn.World.Resource(from, Resource));
        turn.ChangeResource(from, Resource, -amount);
        turn.ChangeResource(to, Resource, amount);
    }

    internal override void Expect(World world, in Setting setting, ICollection<Expectation> expected)
    {
        var (from, to) = (setting.Find(From, world), setting.Find(To, world));
        if (from < 0 || to < 0 || from == to) return;
        var scenario = world.Scenario;
        var title = scenario.Resources[scenario.Resource(Resource)].Title;
        expected.Add(new Expectation(
            $"{title}, from {scenario.Actors[from].Title} to {scenario.Actors[to].Title}",
            Amount, from == setting.Self ? false : to == setting.Self ? true : null, null));
    }

    internal override Footprint Reads(Scenario scenario) => From.Reads() | To.Reads();
}
