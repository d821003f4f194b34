using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Simulation.Rules;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;

namespace Simulation.Scenarios.Influences;

/// <summary>Conditions of a scenario in English, for its diagram and its tables.</summary>
internal static class ConditionWords
{
    public static string Of(Scenario scenario, IEnumerable<Condition> conditions) =>
        string.Join("; ", conditions.Select(condition => Of(scenario, condition)));

    public static string Of(Scenario scenario, Condition condition) =>
        condition switch
        {
            NotCondition not => $"not: {Of(scenario, not.Not)}",
            AllCondition all => $"({string.Join(" and ", all.All.Select(each => Of(scenario, each)))})",
            AnyCondition any => $"({string.Join(" or ", any.Any.Select(each => Of(scenario, each)))})",
            FlagCondition flag => Title(scenario.Flags, flag.Flag, f => f.Id, f => f.Title),
            AssetStatusCondition status => $"{Title(scenario, status.Of)}: {Statuses(scenario, status)}",
            DirectiveCondition made => $"“{scenario.Demand(made.Directive)?.Title}” {AnyOf(made.Is, "was demanded")}",
            AgreementCondition signed =>
                $"{scenario.Agreement(signed.Agreement)?.Title}: {AnyOf(signed.Is, "signed and not broken")}",
            PermitCondition permit =>
                $"{Title(scenario, permit.Of)} has: {Title(scenario.Permits, permit.Permit, p => p.Id, p => p.Title)}",
            PlayedCondition played => $"{Title(scenario, played.By)} played “{scenario.Move(played.Played)?.Title}”",
            SecretMoveLeakedCondition leaked => $"it came out: “{scenario.Move(leaked.Leaked)?.Title}”",
            IndicatorCondition level =>
                $"{TitleOfIndicator(scenario, level.Indicator)} {Bounds(level.AtLeast, level.AtMost)}",
            AssetAttributeCondition level =>
                $"{Title(scenario, level.Attribute, level.Of)} {Bounds(level.AtLeast, level.AtMost)}",
            KnowsAttributeCondition knows =>
                $"{Title(scenario, knows.By)} knows: {Title(scenario, knows.Knows, knows.Of)}",
            HasIntelCondition has => $"{Title(scenario, has.By)} holds “{TitleOfIntel(scenario, has.Intel)}”",
            BelievesCondition believes =>
                $"{Title(scenario, believes.By)} believes “{TitleOfIntel(scenario, believes.Intel)}”",
            IntelTrueCondition told => $"it is true: “{TitleOfIntel(scenario, told.Intel)}”",
            ResourceCondition amount => $"{TitleOfResource(scenario, amount.Resource)} of {Title(scenario, amount.Of)} "
                + Bounds(amount.AtLeast, amount.AtMost),
            RelationCondition regard =>
                $"what {Title(scenario, regard.Relation)} thinks of {Title(scenario, regard.To)} "
                    + Bounds(regard.AtLeast, regard.AtMost),
            InRoundCondition round => $"in round “{Title(scenario.Rounds, round.Round, r => r.Id, r => r.Title)}”",
            RoundAtLeastCondition round => $"round {Bounds(round.RoundAtLeast, round.AtMost)}",
            MinuteCondition minute => $"minute {Bounds(minute.MinuteAtLeast, minute.AtMost)}",
            _ => throw new InvalidOperationException($"There are no words for {condition.GetType().Name}."),
        };

    /// <summary>The single states that conditions name, and whether each is wanted to hold.</summary>
    public static IEnumerable<(Condition Condition, bool Holds)> States(
        IEnumerable<Condition> conditions,
        bool holds
    ) =>
        conditions.SelectMany(condition =>
            condition switch
            {
                NotCondition not => States([not.Not], !holds),
                AllCondition all => States(all.All, holds),
                AnyCondition any => States(any.Any, holds),
                _ => [(condition, holds)],
            }
        );

    public static string TitleOfIndicator(Scenario scenario, string id) =>
        Title(scenario.Indicators, id, i => i.Id, i => i.Title);

    public static string Title(Scenario scenario, string attribute, AssetReference of)
    {
        if (scenario.Asset(of.Name) is not (>= 0 and var index))
            return $"{attribute} of the chosen asset";
        var asset = scenario.Assets[index];
        var title = asset.Attribute(attribute) is >= 0 and var found ? asset.Attributes[found].Title : attribute;
        return $"{title} ({asset.Title})";
    }

    public static string Title(Scenario scenario, ActorReference? actor) =>
        actor is null ? "somebody"
        : scenario.Actor(actor.Name) is >= 0 and var index ? scenario.Actors[index].Title
        : actor.Name switch
        {
            "self" => "its player",
            "owner" => "the owner",
            var part => $"the {part}",
        };

    public static string TitleOfResource(Scenario scenario, string id) =>
        Title(scenario.Resources, id, r => r.Id, r => r.Title);

    private static string TitleOfIntel(Scenario scenario, string id) =>
        Title(scenario.Intel, id, i => i.Id, i => i.Title);

    private static string Title(Scenario scenario, AssetReference asset) =>
        scenario.Asset(asset.Name) is >= 0 and var index ? scenario.Assets[index].Title : "the chosen asset";

    private static string Statuses(Scenario scenario, AssetStatusCondition condition) =>
        scenario.Asset(condition.Of.Name) is >= 0 and var index
            ? string.Join(" or ", condition.Status.Select(scenario.Assets[index].StatusTitle))
            : string.Join(" or ", condition.Status);

    private static string Title<T>(
        ImmutableArray<T> definitions,
        string id,
        Func<T, string> idOf,
        Func<T, string> titleOf
    )
        where T : class => definitions.FirstOrDefault(each => idOf(each) == id) is { } found ? titleOf(found) : id;

    private static string AnyOf<T>(ImmutableArray<T> statuses, string otherwise)
        where T : struct, Enum =>
        statuses.IsDefaultOrEmpty ? otherwise : string.Join(" or ", statuses.Select(status => Spaced(status)));

    private static string Spaced<T>(T status)
        where T : struct, Enum => Regex.Replace(status.ToString(), "(?<=[a-z])(?=[A-Z])", " ").ToLowerInvariant();

    private static string Bounds(int? least, int? most) =>
        (least, most) switch
        {
            ({ } from, { } to) => $"{from} to {to}",
            ({ } from, null) => $"at least {from}",
            (null, { } to) => $"at most {to}",
            _ => "whatever it is",
        };
}
