using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Grants a permit.</summary>
[Keyword("permit")]
public sealed record GrantPermitEffect(
    [Description("The permit.")] string Permit,
    [Description("Who gets it: self, target, issuer, recipient, owner or an institution.")] ActorReference To,
    [Description("Game minutes until it lapses; it stays when left out.")]
    [Range(1, RangeAttribute.YearInMinutes)]
        int? Minutes = null
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context) =>
        Permitting.Grant(decision, Permit, context.Find(To, decision.World), context.Self, Minutes);

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var to = context.Find(To, world);
        if (to < 0)
            return;
        var permit = world.Scenario.Permits[world.Scenario.Permit(Permit)].Title;
        var isOwn = to == context.Self;
        var who = world.Scenario.Actors[to].Title;
        var isByTurns = world.Pacing != Pacing.Live;
        SentenceArgument span =
            Minutes is not { } minutes ? ""
            : isByTurns ? Timekeeping.RoundOf(world, world.Clock.At + (minutes * 60L))
            : TimeWords.Duration(minutes);
        var granted = (Minutes is not null, isByTurns, isOwn) switch
        {
            (true, true, true) => ExpectedEffectSentences.PermitYoursByRound.With(permit, span),
            (true, true, false) => ExpectedEffectSentences.PermitGrantedByRound.With(permit, who, span),
            (true, false, true) => ExpectedEffectSentences.PermitYoursFor.With(permit, span),
            (true, false, false) => ExpectedEffectSentences.PermitGrantedFor.With(permit, who, span),
            (false, _, true) => ExpectedEffectSentences.PermitYours.With(permit),
            (false, _, false) => ExpectedEffectSentences.PermitGranted.With(permit, who),
        };
        expected.Add(Expectation.Of(granted, isOwn ? true : null));
    }

    // By turns, what is expected names the round.
    internal override ReadSet Reads(Scenario scenario) => To.Reads() | ReadSet.Round;
}
