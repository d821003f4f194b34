using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Formulas;
using Simulation.Scenarios.Binding;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>Every name must be known: of an indicator, an institution, a move… wherever one can be written.</summary>
internal static class UnknownNames
{
    public static void Run(Checking checking)
    {
        foreach (var (record, scope) in checking.Records)
        {
            foreach (var (field, value) in ScenarioWalk.Members(record))
                Check(checking, record, scope, field, value);
        }
    }

    private static void Check(Checking checking, object record, Scope scope, Field field, object? value)
    {
        var parameter = field.Parameter.Name!;
        var sources = checking.Sources;
        var kind = NameKindTable.Of(record.GetType(), parameter) ?? NameKind.Nothing;
        switch (value)
        {
            case string name:
                CheckName(checking, scope, kind, name, sources.At(record, parameter));
                break;

            case ImmutableArray<string> { IsDefault: false } names:
                for (var i = 0; i < names.Length; i++)
                    CheckName(checking, scope, kind, names[i], sources.At(record, parameter, i));
                break;

            case ImmutableSortedDictionary<string, int> amounts:
                foreach (var name in amounts.Keys)
                    CheckName(checking, scope, kind, name, sources.AtKey(record, parameter, name));
                break;

            case ActorReference actor:
                CheckReference(checking, scope, actor, sources.At(actor));
                break;

            case ImmutableArray<ActorReference> { IsDefault: false } actors:
                foreach (var actor in actors)
                    CheckReference(checking, scope, actor, sources.At(actor));
                break;

            case AssetReference asset:
                CheckReference(checking, scope, asset, sources.At(asset));
                break;
        }
    }

    private static void CheckName(Checking checking, Scope scope, NameKind kind, string name, Position at)
    {
        var (what, known) = Known(checking.Scenario, scope, kind);
        if (what is null || known.Contains(name))
            return;
        // A misspelt key has its own diagnostic: what it should have held is not missing as well.
        if (kind == NameKind.Parameter ? IsMisread(checking, scope) : known.IsEmpty && IsMisread(checking))
            return;
        checking.Diagnostics.Error(
            at,
            DiagnosticCodes.UnknownName,
            $"unknown {what} '{name}'{NearestName.Hint(name, known)}"
        );
    }

    private static void CheckReference(Checking checking, Scope scope, ActorReference reference, Position at)
    {
        if (!reference.IsPart)
        {
            var known = checking.Scenario.Actors.Select(actor => actor.Id).ToImmutableArray();
            if (known.Contains(reference.Name))
                return;
            checking.Diagnostics.Error(
                at,
                DiagnosticCodes.UnknownName,
                $"unknown institution '{reference.Name}'{NearestName.Hint(reference.Name, scope.Parts.Where(part => part != "asset").Concat(known))}"
            );
        }
        else
        {
            CheckPart(checking, scope, reference.Name, at);
        }
    }

    private static void CheckReference(Checking checking, Scope scope, AssetReference reference, Position at)
    {
        if (reference.IsPart)
            CheckPart(checking, scope, reference.Name, at);
        else
            CheckName(checking, scope, NameKind.Asset, reference.Name, at);
    }

    private static void CheckPart(Checking checking, Scope scope, string part, Position at)
    {
        if (scope.Parts.Contains(part) || IsMisread(checking, scope))
            return;
        var means = scope.Parts.IsEmpty
            ? "name an institution or an asset by its id"
            : $"here there is {string.Join(", ", scope.Parts)}";
        checking.Diagnostics.Error(at, DiagnosticCodes.PartAbsent, $"'{part}' means nobody and nothing here; {means}");
    }

    private static bool IsMisread(Checking checking) => checking.Sources.IsMisread(checking.Scenario);

    private static bool IsMisread(Checking checking, Scope scope) =>
        scope.Origins.Any(move => checking.Sources.IsMisread(move) || checking.Sources.IsMisread(move.Targets));

    private static (string? What, ImmutableArray<string> Known) Known(Scenario scenario, Scope scope, NameKind kind) =>
        kind switch
        {
            NameKind.Actor => ("institution", [.. scenario.Actors.Select(x => x.Id)]),
            NameKind.ActorOrKind => (
                "institution or kind of institution",
                [.. scenario.Actors.Select(x => x.Id), .. scenario.Actors.Select(x => x.Kind)]
            ),
            NameKind.Asset => ("asset", [.. scenario.Assets.Select(x => x.Id)]),
            NameKind.AssetOrKind => (
                "asset or kind of asset",
                [.. scenario.Assets.Select(x => x.Id), .. scenario.Assets.Select(x => x.Kind)]
            ),
            NameKind.Indicator => ("indicator", [.. scenario.Indicators.Select(x => x.Id)]),
            NameKind.Resource => ("resource", [.. scenario.Resources.Select(x => x.Id)]),
            NameKind.Authority => ("authority", [.. scenario.Authorities.Select(x => x.Id)]),
            NameKind.AuthorityOrDirective => ("authority", ["directive", .. scenario.Authorities.Select(x => x.Id)]),
            NameKind.Demand => ("demand", [.. scenario.Demands.Select(x => x.Id)]),
            NameKind.Agreement => ("agreement", [.. scenario.Agreements.Select(x => x.Id)]),
            NameKind.Inject => ("inject", [.. scenario.Injects.Select(x => x.Id)]),
            NameKind.Outlet => ("outlet", [.. scenario.News?.Outlets.Select(x => x.Id) ?? []]),
            NameKind.Flag => ("flag", [.. scenario.Flags.Select(x => x.Id)]),
            NameKind.Intel => ("intel", [.. scenario.Intel.Select(x => x.Id)]),
            NameKind.Permit => ("permit", [.. scenario.Permits.Select(x => x.Id)]),
            NameKind.Move => ("move", [.. scenario.Moves.Select(x => x.Id)]),
            NameKind.Round => ("round", [.. scenario.Rounds.Select(x => x.Id)]),
            NameKind.Ending => ("ending", [.. scenario.Endings.Select(x => x.Id)]),
            NameKind.Parameter => (
                "parameter of this move",
                scope.Move is null ? [] : [.. scope.Move.Parameters.Select(x => x.Id)]
            ),
            _ => (null, []),
        };
}
