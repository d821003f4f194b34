using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Issues a directive: a demand on another institution, with a deadline.</summary>
[Keyword("directive")]
public sealed record DirectiveEffect(
    [Description("What is demanded.")] string Demand,
    [Description("Of whom.")] ActorReference To,
    [Description("Game minutes until the deadline; none when neither this nor deadline is given.")]
    [Range(1, RangeAttribute.YearInMinutes)]
        int? Minutes = null,
    [Description("The parameter of the move that gives the game minutes until the deadline.")] string? Deadline = null,
    [Description("Whether only the two parties know of it.")] bool Secret = false
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context)
    {
        var to = context.Find(To, decision.World);
        if (to < 0 || context.Self < 0)
            return;
        decision.IssueDirective(Demand, context, to, MinutesOf(decision.World, context), Secret);
    }

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var to = context.Find(To, world);
        if (to < 0)
            return;
        var who = world.Scenario.Actors[to].Title;
        expected.Add(
            Expectation.Of(
                MinutesOf(world, context) switch
                {
                    null => ExpectedEffectSentences.MustAnswer.With(who),
                    { } minutes when world.Pacing != Pacing.Live => ExpectedEffectSentences.MustAnswerByRound.With(
                        who,
                        Timekeeping.RoundOf(world, world.Clock.At + (minutes * 60L))
                    ),
                    { } minutes => ExpectedEffectSentences.MustAnswerWithin.With(who, TimeWords.Duration(minutes)),
                }
            )
        );
    }

    // By turns, what is expected names the round.
    internal override ReadSet Reads(Scenario scenario) => To.Reads() | ReadSet.Round;

    private int? MinutesOf(World world, in EffectContext context) =>
        Deadline is null ? Minutes : world.Scenario.Move(context.Move)?.Parameter(Deadline, context.Choice) ?? Minutes;
}
