using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Lets institutions know an attribute of an asset as it is.</summary>
[Keyword("reveal")]
public sealed record RevealEffect(
    [Description("The attribute.")] string Attribute,
    [Description("Of which asset: asset (the chosen one) or an asset's id.")] AssetReference Of,
    [Description("Who learns it; everybody when left out.")] ImmutableArray<ActorReference> To = default) : Effect
{
    internal override void Apply(Turn turn, in Setting setting) =>
        turn.Reveal(setting.Find(Of, turn.World), Attribute, Learners(turn.World, setting));

    internal override void Expect(World world, in Setting setting, ICollection<Expectation> expected)
    {
        var asset = setting.Find(Of, world);
        if (asset < 0) return;
        var definition = world.Scenario.Assets[asset];
        var learners = Learners(world, setting);
        var self = setting.Self;
        var who = learners == Knowledge.Everyone ? "Everybody" : string.Join(", ", Knowledge.Ids(world.Scenario, learners)
            .Select(id => world.Scenario.Actor(id) == self ? "You" : world.Scenario.Actors[world.Scenario.Actor(id)].Title));
        expected.Add(new Expectation(
            $"{who} will know: {definition.Attributes[definition.Attribute(Attribute)].Title}", null, null, null));
    }

    internal override Footprint Reads(Scenario scenario) => To.Reads();

    private ulong Learners(World world, in Setting setting)
    {
        if (To.IsDefaultOrEmpty) return Knowledge.Everyone;
        var learners = Knowledge.Nobody;
        foreach (var reference in To) learners |= Knowledge.OfActor(setting.Find(reference, world));
        return learners;
    }
}
