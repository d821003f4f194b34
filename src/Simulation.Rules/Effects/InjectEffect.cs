using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Makes an inject happen, at once or later; what comes later is not told before.</summary>
[Keyword("inject")]
public sealed record InjectEffect(
    [Description("The inject.")] string Inject,
    [Description("Game minutes from now.")][Range(0, 1_000_000)] int After = 0) : Effect
{
    internal override void Apply(Turn turn, in Setting setting)
    {
        if (After == 0) turn.Inject(Inject, setting);
        else turn.Schedule(Inject, turn.Time + (After * 60L), setting);
    }

    internal override void Expect(World world, in Setting setting, ICollection<Expectation> expected)
    {
    }

    internal override Footprint Reads(Scenario scenario) => Footprint.None;
}
