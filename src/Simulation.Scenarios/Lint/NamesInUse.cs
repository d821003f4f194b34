using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.ExportColumns;
using Simulation.Rules.Formulas;
using Simulation.Rules.History;
using Simulation.Scenarios.Checks;

namespace Simulation.Scenarios.Lint;

/// <summary>
/// Which names effects, conditions, formulas and moves use. What only the record, the data plan or the
/// study names is not used.
/// </summary>
internal sealed class NamesInUse
{
    private readonly HashSet<(NameKind Kind, string Name)> _names = [];

    public NamesInUse(Checking checking)
    {
        var studied = checking.Scenario.Study is { } study
            ? ScenarioWalk.Within(study).ToHashSet(ReferenceEqualityComparer.Instance)
            : [];
        foreach (var (record, _) in checking.Records)
        {
            if (studied.Contains(record))
                continue;
            // What an institution has at the start, or what is known of it, is not used by that.
            if (
                record
                is ActorDefinition
                    or HistoricalRecord
                    or HistoricalMove
                    or ExportColumnDefinition
                    or SessionMeasure
            )
                continue;
            foreach (var (field, value) in ScenarioWalk.Members(record))
            {
                if (value is AssetReference { IsPart: false } asset)
                    _names.Add((NameKind.Asset, asset.Name));
                if (NameKindTable.Of(record.GetType(), field.Parameter.Name!) is not { } kind)
                    continue;
                foreach (var name in Names(value))
                    _names.Add((kind, name));
            }
        }
    }

    public bool Has(NameKind kind, string name) => _names.Contains((kind, name));

    private static IEnumerable<string> Names(object? value) =>
        value switch
        {
            string name => [name],
            ImmutableArray<string> { IsDefault: false } names => names,
            ImmutableSortedDictionary<string, int> amounts => amounts.Keys,
            _ => [],
        };
}
