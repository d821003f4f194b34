using Simulation.Rules.Effects;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>Effects that do one of several things name exactly one, with the keys that belong to it.</summary>
internal static class OneOfSeveral
{
    public static void Run(Checking checking)
    {
        foreach (var (change, _) in checking.All<ChangeEffect>())
        {
            Exactly(
                checking,
                change,
                "indicator, resource or attribute",
                change.Indicator,
                change.Resource,
                change.Attribute
            );
            Belongs(checking, change, nameof(change.Of), "of", change.Of, "resource", change.Resource);
            Belongs(checking, change, nameof(change.Asset), "asset", change.Asset, "attribute", change.Attribute);
            if (change.By == 0 == change.Reckoned is null)
            {
                checking.Error(
                    change,
                    nameof(change.By),
                    DiagnosticCodes.OneOfSeveral,
                    change.Reckoned is null
                        ? "nothing changes; expected by, other than 0, or reckoned"
                        : "there are both by and reckoned; expected one of them"
                );
            }
        }

        foreach (var (set, _) in checking.All<SetEffect>())
        {
            Exactly(checking, set, "status or flag", set.Status, set.Flag);
            Belongs(checking, set, nameof(set.Asset), "asset", set.Asset, "status", set.Status);
        }

        foreach (var (directive, _) in checking.All<DirectiveEffect>())
        {
            if (directive is { Minutes: not null, Deadline: not null })
            {
                checking.Error(
                    directive,
                    nameof(directive.Deadline),
                    DiagnosticCodes.OneOfSeveral,
                    "there are both minutes and deadline; expected one of them"
                );
            }
        }
    }

    private static void Exactly(Checking checking, object record, string names, params ReadOnlySpan<string?> given)
    {
        var count = 0;
        foreach (var name in given)
            count += name is null ? 0 : 1;
        if (count != 1)
            checking.Error(
                record,
                DiagnosticCodes.OneOfSeveral,
                $"expected one of {names}, found {(count == 0 ? "none" : $"{count}")}"
            );
    }

    private static void Belongs(
        Checking checking,
        object record,
        string parameter,
        string key,
        object? value,
        string other,
        string? otherValue
    )
    {
        if (value is not null && otherValue is null)
            checking.Error(
                record,
                parameter,
                DiagnosticCodes.OneOfSeveral,
                $"'{key}' belongs to '{other}', which is not given"
            );
    }
}
