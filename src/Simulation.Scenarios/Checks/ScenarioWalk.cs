using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Simulation.Rules;
using Simulation.Rules.Effects;
using Simulation.Scenarios.Binding;

namespace Simulation.Scenarios.Checks;

/// <summary>Visits every record of a scenario, however deep it stands, in the order of its parameters.</summary>
public static class ScenarioWalk
{
    private static readonly ConcurrentDictionary<Type, Member[]> Known = new();

    /// <summary>All records with what surrounds each.</summary>
    internal static ImmutableArray<(object Record, Scope Scope)> All(Scenario scenario)
    {
        var all = ImmutableArray.CreateBuilder<(object, Scope)>();
        all.Add((scenario, Scope.None));
        var named = Within(scenario)
            .OfType<InjectEffect>()
            .Select(effect => effect.Inject)
            .ToHashSet(StringComparer.Ordinal);
        var issuing = scenario
            .Moves.SelectMany(move =>
                Within(move).OfType<DirectiveEffect>().Select(effect => (effect.Demand, Move: move))
            )
            .ToLookup(issued => issued.Demand, issued => issued.Move, StringComparer.Ordinal);
        foreach (var part in Members(scenario).SelectMany(member => Records(member.Value)))
        {
            var scope = Scope.Of(scenario, part, named, issuing);
            foreach (var record in Within(part))
                all.Add((record, scope));
        }

        return all.ToImmutable();
    }

    /// <summary>A record and all records in it.</summary>
    public static IEnumerable<object> Within(object record)
    {
        yield return record;
        foreach (var inner in Members(record).SelectMany(member => Records(member.Value)).SelectMany(Within))
            yield return inner;
    }

    /// <summary>A record's parameters and their values.</summary>
    public static IEnumerable<(Field Field, object? Value)> Members(object record) =>
        Known
            .GetOrAdd(
                record.GetType(),
                type =>
                    [
                        .. ShapeOfType
                            .OfRecord(type)
                            .Fields.Select(field => new Member(field, type.GetProperty(field.Parameter.Name!)!)),
                    ]
            )
            .Select(member => (member.Field, member.Property.GetValue(record)));

    private static IEnumerable<object> Records(object? value) =>
        value switch
        {
            null or string or IDictionary => [],
            IEnumerable list => IsDefault(list) ? [] : list.Cast<object>().Where(IsRecord),
            _ => IsRecord(value) ? [value] : [],
        };

    private static bool IsRecord(object value) =>
        value.GetType() is { IsPrimitive: false, IsEnum: false } type
        && type.Assembly == typeof(Scenario).Assembly
        && ShapeOfType.Of(type) is Shape.Record;

    // A default ImmutableArray throws when it is enumerated, and is equal to the default of its type.
    internal static bool IsDefault(IEnumerable list) =>
        list.GetType() is { IsValueType: true } type && list.Equals(RuntimeHelpers.GetUninitializedObject(type));

    private sealed record Member(Field Field, PropertyInfo Property);
}
