using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>The least value must not be above the greatest, and amounts lie within what the rules keep.</summary>
internal static class Bounds
{
    private const int MostOfResource = 1_000_000;

    public static void Run(Checking checking)
    {
        foreach (var (record, _) in checking.Records)
        {
            switch (record)
            {
                case AttributeDefinition x:
                    InOrder(checking, x, nameof(x.To), "from", x.From, "to", x.To);
                    break;
                case Formula x:
                    InOrder(checking, x, nameof(x.To), "from", x.From, "to", x.To);
                    break;
                case AssetAttributeCondition x:
                    InOrder(checking, x, nameof(x.AtMost), "at-least", x.AtLeast, "at-most", x.AtMost);
                    break;
                case IndicatorCondition x:
                    InOrder(checking, x, nameof(x.AtMost), "at-least", x.AtLeast, "at-most", x.AtMost);
                    break;
                case ResourceCondition x:
                    InOrder(checking, x, nameof(x.AtMost), "at-least", x.AtLeast, "at-most", x.AtMost);
                    break;
                case BelievesCondition x:
                    InOrder(checking, x, nameof(x.AtMost), "at-least", x.AtLeast, "at-most", x.AtMost);
                    break;
                case RelationCondition x:
                    InOrder(checking, x, nameof(x.AtMost), "at-least", x.AtLeast, "at-most", x.AtMost);
                    break;
                case MinuteCondition x:
                    InOrder(checking, x, nameof(x.AtMost), "minute-at-least", x.MinuteAtLeast, "at-most", x.AtMost);
                    break;
                case RoundAtLeastCondition x:
                    InOrder(checking, x, nameof(x.AtMost), "round-at-least", x.RoundAtLeast, "at-most", x.AtMost);
                    break;
                case ParameterDefinition x:
                    InOrder(checking, x, nameof(x.To), "from", x.From, "to", x.To);
                    InOrder(checking, x, nameof(x.Default), "from", x.From, "default", x.Default);
                    InOrder(checking, x, nameof(x.Default), "default", x.Default, "to", x.To);
                    break;
                case MoveDefinition x:
                    Amounts(checking, x, nameof(x.Cost), x.Cost, 0, MostOfResource);
                    break;
                case AuthorityDefinition x:
                    Amounts(checking, x, nameof(x.Cost), x.Cost, 0, MostOfResource);
                    break;
                case ActorDefinition x:
                    Amounts(checking, x, nameof(x.Resources), x.Resources, 0, MostOfResource);
                    Amounts(checking, x, nameof(x.Relations), x.Relations, -100, 100);
                    break;
            }
        }
    }

    private static void InOrder(
        Checking checking,
        object record,
        string parameter,
        string low,
        int? least,
        string high,
        int? most
    )
    {
        if (least > most)
            checking.Error(
                record,
                parameter,
                DiagnosticCodes.BoundsReversed,
                $"{low} is {least} and {high} is {most}; expected {low} not above {high}"
            );
    }

    private static void Amounts(
        Checking checking,
        object record,
        string parameter,
        ImmutableSortedDictionary<string, int>? amounts,
        int least,
        int most
    )
    {
        foreach (var (name, amount) in amounts ?? ImmutableSortedDictionary<string, int>.Empty)
        {
            if (amount >= least && amount <= most)
                continue;
            checking.Diagnostics.Error(
                checking.Sources.AtKey(record, parameter, name),
                DiagnosticCodes.OutOfRange,
                $"{amount} is out of range; expected a whole number from {least} to {most}"
            );
        }
    }
}
