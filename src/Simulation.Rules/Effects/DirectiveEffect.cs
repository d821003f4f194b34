using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Issues a directive: a demand on another institution, with a deadline.</summary>
[Keyword("directive")]
public sealed record DirectiveEffect(
    [Description("What is demanded.")] string Demand,
    [Description("Of whom.")] ActorReference To,
    [Description("Game minutes until the deadline; none when neither this nor deadline is given.")][Range(1, 1_000_000)] int? Minutes = null,
    [Description("The parameter of the move that gives the game minutes until the deadline.")] string? Deadline = null,
    [Description("Whether only the two parties know of it.")] bool Secret = false) : Effect
{
    internal override void Apply(Turn turn, in Setting setting)
    {
        var to = setting.Find(To, turn.World);
        if (to < 0 || setting.Self < 0) return;
        turn.IssueDirective(Demand, setting, to, MinutesOf(turn.World, setting), Secret);
    }

    internal override void Expect(World world, in Setting setting, ICollection<Expectation> expected)
    {
        var to = setting.Find(To, world);
        if (to < 0) return;
        var when = MinutesOf(world, setting) is { } minutes ? $" within {minutes} game minutes" : "";
        expected.Add(new Expectation($"{world.Scenario.Actors[to].Title} must answer{when}", null, null, null));
    }

    internal override Footprint Reads(Scenario scenario) => To.Reads();

    private int? MinutesOf(World world, in Setting setting) =>
        Deadline is null ? Minutes : world.Scenario.Move(setting.Move)?.Parameter(Deadline, setting.Choice) ?? Minutes;
}
