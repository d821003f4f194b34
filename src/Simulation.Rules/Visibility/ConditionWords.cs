using System.Collections.Immutable;
using System.Reflection;
using Simulation.Rules.Conditions;
using Simulation.Rules.Language;

namespace Simulation.Rules.Visibility;

/// <summary>Conditions in words, for the facilitator's list of injects.</summary>
internal static class ConditionWords
{
    public static string Of(ImmutableArray<Condition> conditions, Scenario scenario) =>
        conditions.IsDefaultOrEmpty ? "" : string.Join("; ", conditions.Select(c => Of(c, scenario)));

    private static string Of(Condition condition, Scenario scenario) =>
        condition switch
        {
            AllCondition c => string.Join(" and ", c.All.Select(inner => Of(inner, scenario))),
            AnyCondition c => string.Join(" or ", c.Any.Select(inner => Of(inner, scenario))),
            NotCondition c => $"not: {Of(c.Not, scenario)}",
            IndicatorCondition c =>
                $"{scenario.Indicators[scenario.Indicator(c.Indicator)].Title} {Bounds(c.AtLeast, c.AtMost)}",
            ResourceCondition c =>
                $"{scenario.Resources[scenario.Resource(c.Resource)].Title} of {Who(c.Of.Name, scenario)} {Bounds(c.AtLeast, c.AtMost)}",
            RelationCondition c =>
                $"{Who(c.Relation.Name, scenario)} → {Who(c.To.Name, scenario)} {Bounds(c.AtLeast, c.AtMost)}",
            RoundAtLeastCondition c => $"round {Bounds(c.RoundAtLeast, c.AtMost)}",
            InRoundCondition c => scenario.Rounds.First(r => r.Id == c.Round).Title,
            MinuteCondition c => $"minute {Bounds(c.MinuteAtLeast, c.AtMost)} of the round",
            LeakedCondition c =>
                $"came out: {scenario.Move(c.Leaked)!.Title}{(c.By is { } by ? $" ({Who(by.Name, scenario)})" : "")}",
            PermitCondition c =>
                $"{Who(c.Of.Name, scenario)} holds: {scenario.Permits[scenario.Permit(c.Permit)].Title}",
            HoldsCondition c =>
                $"{Who(c.By.Name, scenario)} has heard: “{scenario.Intel[scenario.IntelIndex(c.Intel)].Title}”",
            BelievesCondition c =>
                $"{Who(c.By.Name, scenario)} is sure {Bounds(c.AtLeast, c.AtMost)}: “{scenario.Intel[scenario.IntelIndex(c.Intel)].Title}”",
            IntelTrueCondition c => $"true: “{scenario.Intel[scenario.IntelIndex(c.Intel)].Title}”",
            FlagCondition c => scenario.Flags[scenario.Flag(c.Flag)].Title,
            PlayedCondition c =>
                $"played: {scenario.Move(c.Played)!.Title}{(c.By is { } by ? $" ({Who(by.Name, scenario)})" : "")}",
            DirectiveCondition c =>
                $"{scenario.Demand(c.Directive)!.Title}: {(c.Is.IsDefaultOrEmpty ? "demanded" : string.Join(" or ", c.Is.Select(Words.Of)))}",
            AgreementCondition c =>
                $"{scenario.Agreement(c.Agreement)!.Title}: {(c.Is.IsDefaultOrEmpty ? "in force" : string.Join(" or ", c.Is.Select(Words.Of)))}",
            StatusCondition c when scenario.Asset(c.Of.Name) is var asset && asset >= 0 =>
                $"{scenario.Assets[asset].Title}: {string.Join(" or ", c.Status.Select(scenario.Assets[asset].StatusTitle))}",
            _ => condition.GetType().GetCustomAttribute<KeywordAttribute>() is { } keyword ? keyword.Word + " …" : "…",
        };

    private static string Bounds(int? least, int? most) =>
        (least, most) switch
        {
            ({ } a, { } b) when a == b => $"{a}",
            ({ } a, { } b) => $"{a} to {b}",
            ({ } a, null) => $"at least {a}",
            (null, { } b) => $"at most {b}",
            _ => "any",
        };

    private static string Who(string name, Scenario scenario) =>
        scenario.Actor(name) is var actor && actor >= 0 ? scenario.Actors[actor].Title : name;
}
