using System.Collections.Immutable;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Visibility;

/// <summary>Conditions in words; their caller decides who reads them.</summary>
internal static class ConditionWords
{
    /// <summary>For the facilitator's list of injects; empty for no condition.</summary>
    public static string Of(ImmutableArray<Condition> conditions, World world) =>
        conditions.IsDefaultOrEmpty ? "" : ListWords.Series(Each(conditions, world, EffectContext.None)).ToString();

    public static SentenceArgument Of(Condition condition, World world, in EffectContext context)
    {
        var scenario = world.Scenario;
        return condition switch
        {
            AllCondition c => ListWords.Of(Each(c.All, world, context), ListWords.And),
            AnyCondition c => ListWords.Of(Each(c.Any, world, context), ListWords.Or),
            NotCondition c => ConditionSentences.Not.With(Of(c.Not, world, context)),
            IndicatorCondition c => ConditionSentences.Indicator.With(
                scenario.Indicators[scenario.Indicator(c.Indicator)].Title,
                BoundsWords.Of(c.AtLeast, c.AtMost)
            ),
            ResourceCondition c when context.Self >= 0 && context.Find(c.Of, world) == context.Self =>
                ConditionSentences.OwnResource.With(
                    scenario.Resources[scenario.Resource(c.Resource)].Title,
                    BoundsWords.Of(c.AtLeast, c.AtMost)
                ),
            ResourceCondition c => ConditionSentences.Resource.With(
                scenario.Resources[scenario.Resource(c.Resource)].Title,
                Who(c.Of, world, context),
                BoundsWords.Of(c.AtLeast, c.AtMost)
            ),
            AssetAttributeCondition c => ConditionSentences.Attribute.With(
                Attribute(scenario, c.Of, c.Attribute, world, context),
                Asset(c.Of, world, context),
                BoundsWords.Of(c.AtLeast, c.AtMost)
            ),
            KnowsAttributeCondition c => ConditionSentences.Known.With(
                Attribute(scenario, c.Of, c.Knows, world, context),
                Asset(c.Of, world, context),
                Who(c.By, world, context)
            ),
            RelationCondition c => ConditionSentences.Regard.With(
                Who(c.Relation, world, context),
                Who(c.To, world, context),
                BoundsWords.Of(c.AtLeast, c.AtMost)
            ),
            RoundAtLeastCondition c => Round(c.RoundAtLeast, c.AtMost),
            InRoundCondition c => ConditionSentences.InRound.With(scenario.Rounds.First(r => r.Id == c.Round).Title),
            MinuteCondition { AtMost: { } most } c => ConditionSentences.MinuteBetween.With(
                TimeWords.Duration(c.MinuteAtLeast),
                TimeWords.Duration(most)
            ),
            MinuteCondition c => ConditionSentences.Minute.With(TimeWords.Duration(c.MinuteAtLeast)),
            AssetStatusCondition c => ConditionSentences.Status.With(
                Asset(c.Of, world, context),
                Statuses(c, world, context)
            ),
            FlagCondition c => ConditionSentences.Flag.With(scenario.Flags[scenario.Flag(c.Flag)].Title),
            PermitCondition c => ConditionSentences.Permit.With(
                scenario.Permits[scenario.Permit(c.Permit)].Title,
                Who(c.Of, world, context)
            ),
            PlayedCondition { By: { } by } c => ConditionSentences.PlayedBy.With(
                scenario.Move(c.Played)!.Title,
                Who(by, world, context)
            ),
            PlayedCondition c => ConditionSentences.Played.With(scenario.Move(c.Played)!.Title),
            SecretMoveLeakedCondition { By: { } by } c => ConditionSentences.LeakedBy.With(
                scenario.Move(c.Leaked)!.Title,
                Who(by, world, context)
            ),
            SecretMoveLeakedCondition c => ConditionSentences.Leaked.With(scenario.Move(c.Leaked)!.Title),
            DirectiveCondition c => ConditionSentences.Demand.With(
                scenario.Demand(c.Directive)!.Title,
                c.Is.IsDefaultOrEmpty
                    ? StatusWords.Demanded
                    : ListWords.Of([.. c.Is.Select(s => (SentenceArgument)StatusWords.Of(s))], ListWords.Or)
            ),
            AgreementCondition c => ConditionSentences.Agreement.With(
                scenario.Agreement(c.Agreement)!.Title,
                c.Is.IsDefaultOrEmpty
                    ? StatusWords.Of(AgreementStatus.Active)
                    : ListWords.Of([.. c.Is.Select(s => (SentenceArgument)StatusWords.Of(s))], ListWords.Or)
            ),
            HasIntelCondition c => ConditionSentences.Heard.With(Claim(scenario, c.Intel), Who(c.By, world, context)),
            BelievesCondition c => ConditionSentences.Believed.With(
                Claim(scenario, c.Intel),
                Who(c.By, world, context),
                BoundsWords.Of(c.AtLeast, c.AtMost)
            ),
            IntelTrueCondition c => ConditionSentences.True.With(Claim(scenario, c.Intel)),
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
    }

    public static List<SentenceArgument> Each(
        ImmutableArray<Condition> conditions,
        World world,
        in EffectContext context
    )
    {
        var words = new List<SentenceArgument>(conditions.Length);
        foreach (var condition in conditions)
            words.Add(Of(condition, world, context));
        return words;
    }

    private static Sentence Round(int least, int? most) =>
        most is not { } last ? ConditionSentences.RoundFrom.With(least)
        : last == least ? ConditionSentences.Round.With(least)
        : ConditionSentences.RoundBetween.With(least, last);

    /// <summary>"you" for the one who acts.</summary>
    private static SentenceArgument Who(ActorReference reference, World world, in EffectContext context) =>
        context.Self >= 0 && context.Find(reference, world) == context.Self
            ? PlaceholderWords.You
            : context.Title(reference, world);

    private static SentenceArgument Asset(AssetReference reference, World world, in EffectContext context) =>
        context.Find(reference, world) is var asset && asset >= 0
            ? world.Scenario.Assets[asset].Title
            : PlaceholderWords.ChosenAsset;

    /// <summary>Of any asset that has it while none is chosen.</summary>
    private static string Attribute(
        Scenario scenario,
        AssetReference of,
        string attribute,
        World world,
        in EffectContext context
    )
    {
        var chosen = context.Find(of, world);
        var asset = chosen >= 0 ? scenario.Assets[chosen] : scenario.Assets.First(a => a.Attribute(attribute) >= 0);
        return asset.Attributes[asset.Attribute(attribute)].Title;
    }

    private static SentenceArgument Statuses(AssetStatusCondition condition, World world, in EffectContext context)
    {
        var chosen = context.Find(condition.Of, world);
        var assets = world.Scenario.Assets;
        return ListWords.Of(
            [
                .. condition.Status.Select(status =>
                {
                    var asset =
                        chosen >= 0 ? assets[chosen] : assets.First(a => a.Statuses.Any(one => one.Id == status));
                    return (SentenceArgument)ListWords.Quoted.With(asset.StatusTitle(status));
                }),
            ],
            ListWords.Or
        );
    }

    private static string Claim(Scenario scenario, string intel) => scenario.Intel[scenario.IntelIndex(intel)].Title;
}
