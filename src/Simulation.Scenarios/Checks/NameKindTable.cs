using System.Collections.Frozen;
using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Casts;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.ExportColumns;
using Simulation.Rules.Formulas;
using Simulation.Rules.History;
using Simulation.Rules.Intel;
using Simulation.Rules.Moves;
using Simulation.Rules.Phrases;
using Simulation.Rules.Studies;
using Simulation.Rules.Surveys;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// What each text of the scenario language names. Every text, list of texts and mapping by text is here; a test
/// compares the table with the records, so that a new parameter cannot be forgotten.
/// </summary>
internal static class NameKindTable
{
    private static readonly FrozenDictionary<(Type, string), NameKind> Kinds = new Dictionary<(Type, string), NameKind>
    {
        [(typeof(IndicatorDefinition), nameof(IndicatorDefinition.KnownTo))] = NameKind.Actor,
        [(typeof(AssetDefinition), nameof(AssetDefinition.Owner))] = NameKind.Actor,
        [(typeof(AttributeDefinition), nameof(AttributeDefinition.KnownTo))] = NameKind.Actor,
        [(typeof(InjectDefinition), nameof(InjectDefinition.Round))] = NameKind.Round,
        [(typeof(InjectDefinition), nameof(InjectDefinition.To))] = NameKind.Actor,
        [(typeof(IntelDefinition), nameof(IntelDefinition.HeldBy))] = NameKind.Actor,
        [(typeof(InjectDefinition), nameof(InjectDefinition.Outlet))] = NameKind.Outlet,
        [(typeof(AuthorityDefinition), nameof(AuthorityDefinition.Reaches))] = NameKind.ActorOrKind,
        [(typeof(AuthorityDefinition), nameof(AuthorityDefinition.Cost))] = NameKind.Resource,
        [(typeof(ActorDefinition), nameof(ActorDefinition.Resources))] = NameKind.Resource,
        [(typeof(ActorDefinition), nameof(ActorDefinition.Relations))] = NameKind.Actor,

        [(typeof(MoveDefinition), nameof(MoveDefinition.By))] = NameKind.ActorOrKind,
        [(typeof(MoveDefinition), nameof(MoveDefinition.Cost))] = NameKind.Resource,
        [(typeof(MoveDefinition), nameof(MoveDefinition.Authority))] = NameKind.Authority,
        [(typeof(MoveDefinition), nameof(MoveDefinition.Answers))] = NameKind.Demand,
        [(typeof(TargetDefinition), nameof(TargetDefinition.Actors))] = NameKind.ActorOrKind,
        [(typeof(TargetDefinition), nameof(TargetDefinition.Assets))] = NameKind.AssetOrKind,

        [(typeof(AgreementDefinition), nameof(AgreementDefinition.Between))] = NameKind.Actor,
        [(typeof(PlaysTerm), nameof(PlaysTerm.Plays))] = NameKind.Move,
        [(typeof(PlaysTerm), nameof(PlaysTerm.By))] = NameKind.Actor,
        [(typeof(RefrainsTerm), nameof(RefrainsTerm.Refrains))] = NameKind.Move,
        [(typeof(RefrainsTerm), nameof(RefrainsTerm.By))] = NameKind.Actor,
        [(typeof(GivesTerm), nameof(GivesTerm.Gives))] = NameKind.Resource,
        [(typeof(GivesTerm), nameof(GivesTerm.By))] = NameKind.Actor,
        [(typeof(GivesTerm), nameof(GivesTerm.To))] = NameKind.Actor,
        [(typeof(PermitsTerm), nameof(PermitsTerm.Permits))] = NameKind.Permit,
        [(typeof(PermitsTerm), nameof(PermitsTerm.By))] = NameKind.Actor,
        [(typeof(PermitsTerm), nameof(PermitsTerm.To))] = NameKind.Actor,
        [(typeof(SaysTerm), nameof(SaysTerm.Says))] = NameKind.Nothing,
        [(typeof(SaysTerm), nameof(SaysTerm.By))] = NameKind.Actor,

        [(typeof(ChangeEffect), nameof(ChangeEffect.Indicator))] = NameKind.Indicator,
        [(typeof(ChangeEffect), nameof(ChangeEffect.Resource))] = NameKind.Resource,
        [(typeof(ChangeEffect), nameof(ChangeEffect.Attribute))] = NameKind.Attribute,
        [(typeof(DirectiveEffect), nameof(DirectiveEffect.Demand))] = NameKind.Demand,
        [(typeof(DirectiveEffect), nameof(DirectiveEffect.Deadline))] = NameKind.Parameter,
        [(typeof(EndEffect), nameof(EndEffect.Ending))] = NameKind.Ending,
        [(typeof(InjectEffect), nameof(InjectEffect.Inject))] = NameKind.Inject,
        [(typeof(GiveIntelEffect), nameof(GiveIntelEffect.Intel))] = NameKind.Intel,
        [(typeof(VerifyEffect), nameof(VerifyEffect.Intel))] = NameKind.Intel,
        [(typeof(PublishIntelEffect), nameof(PublishIntelEffect.Intel))] = NameKind.Intel,
        [(typeof(DoubtEffect), nameof(DoubtEffect.Intel))] = NameKind.Intel,
        [(typeof(GrantPermitEffect), nameof(GrantPermitEffect.Permit))] = NameKind.Permit,
        [(typeof(RevokeEffect), nameof(RevokeEffect.Permit))] = NameKind.Permit,
        [(typeof(RevealAttributeEffect), nameof(RevealAttributeEffect.Attribute))] = NameKind.Attribute,
        [(typeof(SetEffect), nameof(SetEffect.Status))] = NameKind.Status,
        [(typeof(SetEffect), nameof(SetEffect.Flag))] = NameKind.Flag,
        [(typeof(SettleDirectivesEffect), nameof(SettleDirectivesEffect.Demand))] = NameKind.Demand,
        [(typeof(TransferEffect), nameof(TransferEffect.Resource))] = NameKind.Resource,

        [(typeof(AgreementCondition), nameof(AgreementCondition.Agreement))] = NameKind.Agreement,
        [(typeof(AssetAttributeCondition), nameof(AssetAttributeCondition.Attribute))] = NameKind.Attribute,
        [(typeof(DirectiveCondition), nameof(DirectiveCondition.Directive))] = NameKind.Demand,
        [(typeof(FlagCondition), nameof(FlagCondition.Flag))] = NameKind.Flag,
        [(typeof(IndicatorCondition), nameof(IndicatorCondition.Indicator))] = NameKind.Indicator,
        [(typeof(KnowsAttributeCondition), nameof(KnowsAttributeCondition.Knows))] = NameKind.Attribute,
        [(typeof(HasIntelCondition), nameof(HasIntelCondition.Intel))] = NameKind.Intel,
        [(typeof(BelievesCondition), nameof(BelievesCondition.Intel))] = NameKind.Intel,
        [(typeof(IntelTrueCondition), nameof(IntelTrueCondition.Intel))] = NameKind.Intel,
        [(typeof(PermitCondition), nameof(PermitCondition.Permit))] = NameKind.Permit,
        [(typeof(SecretMoveLeakedCondition), nameof(SecretMoveLeakedCondition.Leaked))] = NameKind.Move,
        [(typeof(InRoundCondition), nameof(InRoundCondition.Round))] = NameKind.Round,
        [(typeof(PlayedCondition), nameof(PlayedCondition.Played))] = NameKind.Move,
        [(typeof(ResourceCondition), nameof(ResourceCondition.Resource))] = NameKind.Resource,
        [(typeof(AssetStatusCondition), nameof(AssetStatusCondition.Status))] = NameKind.Status,

        [(typeof(IndicatorTerm), nameof(IndicatorTerm.Indicator))] = NameKind.Indicator,
        [(typeof(ResourceTerm), nameof(ResourceTerm.Resource))] = NameKind.Resource,
        [(typeof(AttributeTerm), nameof(AttributeTerm.Attribute))] = NameKind.Attribute,
        [(typeof(TimesPlayedTerm), nameof(TimesPlayedTerm.TimesPlayed))] = NameKind.Move,
        [(typeof(ConfidenceTerm), nameof(ConfidenceTerm.Confidence))] = NameKind.Intel,
        [(typeof(AuthorityTerm), nameof(AuthorityTerm.Authority))] = NameKind.AuthorityOrDirective,

        [(typeof(IndicatorMeasure), nameof(IndicatorMeasure.Indicator))] = NameKind.Indicator,
        [(typeof(ResourceMeasure), nameof(ResourceMeasure.Resource))] = NameKind.Resource,
        [(typeof(ResourceMeasure), nameof(ResourceMeasure.Of))] = NameKind.Actor,
        [(typeof(ScoreMeasure), nameof(ScoreMeasure.Score))] = NameKind.Actor,
        [(typeof(PlaysMeasure), nameof(PlaysMeasure.Plays))] = NameKind.Move,
        [(typeof(PlaysMeasure), nameof(PlaysMeasure.By))] = NameKind.Actor,
        [(typeof(DemandAnswerMeasure), nameof(DemandAnswerMeasure.Answer))] = NameKind.Demand,
        [(typeof(MinutesToDemandAnswerMeasure), nameof(MinutesToDemandAnswerMeasure.MinutesToAnswer))] =
            NameKind.Demand,
        [(typeof(AssetStatusMeasure), nameof(AssetStatusMeasure.Status))] = NameKind.Asset,
        [(typeof(AgreementStatusMeasure), nameof(AgreementStatusMeasure.Agreement))] = NameKind.Agreement,
        [(typeof(RelationMeasure), nameof(RelationMeasure.Relation))] = NameKind.Actor,
        [(typeof(RelationMeasure), nameof(RelationMeasure.To))] = NameKind.Actor,
        [(typeof(AssetAttributeMeasure), nameof(AssetAttributeMeasure.Attribute))] = NameKind.Attribute,
        [(typeof(AssetAttributeMeasure), nameof(AssetAttributeMeasure.Of))] = NameKind.Asset,
        [(typeof(ExportColumnDefinition), nameof(ExportColumnDefinition.Question))] = NameKind.Nothing,
        [(typeof(ExportColumnDefinition), nameof(ExportColumnDefinition.Column))] = NameKind.Nothing,

        [(typeof(PhraseDefinition), nameof(PhraseDefinition.Lines))] = NameKind.Nothing,
        [(typeof(PhraseDefinition), nameof(PhraseDefinition.By))] = NameKind.ActorOrKind,
        [(typeof(PhraseDefinition), nameof(PhraseDefinition.Move))] = NameKind.Move,
        [(typeof(PhraseDefinition), nameof(PhraseDefinition.Demand))] = NameKind.Demand,
        [(typeof(PhraseDefinition), nameof(PhraseDefinition.Agreement))] = NameKind.Agreement,

        [(typeof(HistoricalRecord), nameof(HistoricalRecord.Ending))] = NameKind.Ending,
        [(typeof(HistoricalRecord), nameof(HistoricalRecord.Source))] = NameKind.Nothing,
        [(typeof(HistoricalMove), nameof(HistoricalMove.Round))] = NameKind.Round,
        [(typeof(HistoricalMove), nameof(HistoricalMove.Role))] = NameKind.Actor,
        [(typeof(HistoricalMove), nameof(HistoricalMove.Move))] = NameKind.Move,
        [(typeof(HistoricalMove), nameof(HistoricalMove.Agreement))] = NameKind.Agreement,
        [(typeof(HistoricalMove), nameof(HistoricalMove.Target))] = NameKind.Actor,
        [(typeof(HistoricalMove), nameof(HistoricalMove.Asset))] = NameKind.Asset,
        [(typeof(HistoricalMove), nameof(HistoricalMove.Parameters))] = NameKind.Nothing,

        [(typeof(MechanismDefinition), nameof(MechanismDefinition.Moves))] = NameKind.Move,
        [(typeof(MechanismDefinition), nameof(MechanismDefinition.Agreements))] = NameKind.Agreement,
        [(typeof(MechanismDefinition), nameof(MechanismDefinition.Injects))] = NameKind.Inject,
        [(typeof(ComparedIntel), nameof(ComparedIntel.Intel))] = NameKind.Intel,
        [(typeof(ComparedAttribute), nameof(ComparedAttribute.Attribute))] = NameKind.Attribute,
        [(typeof(ComparedAttribute), nameof(ComparedAttribute.Of))] = NameKind.Asset,
        [(typeof(LessonDefinition), nameof(LessonDefinition.Claim))] = NameKind.Nothing,
        [(typeof(DirectedPlay), nameof(DirectedPlay.Role))] = NameKind.Actor,
        [(typeof(DirectedPlay), nameof(DirectedPlay.Moves))] = NameKind.Move,
        [(typeof(DirectedPlay), nameof(DirectedPlay.FromRound))] = NameKind.Round,
        [(typeof(DirectedPlay), nameof(DirectedPlay.UntilRound))] = NameKind.Round,
        [(typeof(DirectedRestraint), nameof(DirectedRestraint.Role))] = NameKind.Actor,
        [(typeof(DirectedRestraint), nameof(DirectedRestraint.Moves))] = NameKind.Move,
        [(typeof(EndingShare), nameof(EndingShare.Ending))] = NameKind.Ending,
        [(typeof(IndicatorAtEnd), nameof(IndicatorAtEnd.Indicator))] = NameKind.Indicator,
        [(typeof(ScoreAtEnd), nameof(ScoreAtEnd.Score))] = NameKind.Actor,
        [(typeof(ContradictionDefinition), nameof(ContradictionDefinition.Moves))] = NameKind.Move,
        [(typeof(ContradictionDefinition), nameof(ContradictionDefinition.By))] = NameKind.ActorOrKind,

        [(typeof(RoundDefinition), nameof(RoundDefinition.Begins))] = NameKind.Nothing,
        [(typeof(AssetDefinition), nameof(AssetDefinition.Kind))] = NameKind.Nothing,
        [(typeof(ActorDefinition), nameof(ActorDefinition.Kind))] = NameKind.Nothing,
        [(typeof(ActorDefinition), nameof(ActorDefinition.Summary))] = NameKind.Nothing,
        [(typeof(ActorDefinition), nameof(ActorDefinition.Briefing))] = NameKind.Nothing,
        [(typeof(ActorDefinition), nameof(ActorDefinition.PrivateBriefing))] = NameKind.Nothing,
        [(typeof(IntelDefinition), nameof(IntelDefinition.Source))] = NameKind.Nothing,
        [(typeof(ParameterDefinition), nameof(ParameterDefinition.Unit))] = NameKind.Nothing,
        [(typeof(PointsTerm), nameof(PointsTerm.Because))] = NameKind.Nothing,
        [(typeof(CastDefinition), nameof(CastDefinition.Names))] = NameKind.Nothing,
        [(typeof(Scenario), nameof(Scenario.Summary))] = NameKind.Nothing,
        [(typeof(Scenario), nameof(Scenario.Questions))] = NameKind.Nothing,
        [(typeof(SurveyQuestion), nameof(SurveyQuestion.Ask))] = NameKind.Nothing,
        [(typeof(SurveyQuestion), nameof(SurveyQuestion.Choices))] = NameKind.Nothing,
        [(typeof(SurveyScale), nameof(SurveyScale.Low))] = NameKind.Nothing,
        [(typeof(SurveyScale), nameof(SurveyScale.High))] = NameKind.Nothing,
        [(typeof(Prediction), nameof(Prediction.Claim))] = NameKind.Nothing,
        [(typeof(Prediction), nameof(Prediction.Endings))] = NameKind.Ending,
        [(typeof(Scenario), nameof(Scenario.Includes))] = NameKind.Nothing,
    }.ToFrozenDictionary();

    /// <summary>What a parameter's texts name; null when the table does not know it.</summary>
    public static NameKind? Of(Type record, string parameter) =>
        parameter switch
        {
            "Id" => NameKind.OwnId,
            "Title" or "Text" or "Description" => NameKind.Nothing,
            _ => Kinds.TryGetValue((record, parameter), out var kind) ? kind : null,
        };
}
