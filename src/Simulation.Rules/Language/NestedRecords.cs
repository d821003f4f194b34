using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Simulation.Rules.Language;

/// <summary>
/// Finds records inside records, however deep they stand: all conditions of one sort in a scenario, for example.
/// </summary>
internal static class NestedRecords
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> _written = new();

    /// <summary>
    /// The record itself, if it is one, and all in it, in the order of their constructors' parameters.
    /// </summary>
    public static IEnumerable<T> OfType<T>(object record) => All(record).OfType<T>();

    private static IEnumerable<object> All(object record)
    {
        yield return record;
        foreach (var property in _written.GetOrAdd(record.GetType(), Written))
        {
            foreach (var part in Records(property.GetValue(record)).SelectMany(All))
                yield return part;
        }
    }

    private static PropertyInfo[] Written(Type type) =>
        type.GetConstructors() is [var only]
            ? [.. only.GetParameters().Select(parameter => type.GetProperty(parameter.Name!)).OfType<PropertyInfo>()]
            : [];

    private static IEnumerable<object> Records(object? value) =>
        value switch
        {
            null or string or IDictionary => [],
            // A list that was never made throws when it is enumerated.
            IEnumerable list when list.Equals(RuntimeHelpers.GetUninitializedObject(list.GetType())) => [],
            IEnumerable list => list.Cast<object>().Where(IsRecord),
            _ => IsRecord(value) ? [value] : [],
        };

    private static bool IsRecord(object value) =>
        value.GetType() is { IsEnum: false } type && type.Assembly == typeof(NestedRecords).Assembly;
}
