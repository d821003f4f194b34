using System.Collections.Immutable;
using System.Reflection;
using Simulation.Rules.Language;

namespace Simulation.Protocol.Reference;

/// <summary>What the types of fields are called on the page, and which records they lead to.</summary>
internal static class FieldTypes
{
    public static bool IsNullable(NullabilityInfo info) => info.ReadState == NullabilityState.Nullable;

    public static string NameOf(NullabilityInfo info)
    {
        var type = Plain(info.Type);
        return type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) || type == typeof(long) => "whole number",
            _ when type == typeof(ulong) => "whole number",
            _ when type == typeof(decimal) => "number",
            _ when type == typeof(DateTimeOffset) => "time (ISO 8601)",
            _ when ItemOf(info) is { } item => IsMap(type)
                ? $"{NameOf(item)} by id{(IsNullable(item) ? ", or null" : "")}"
                : $"list of {NameOf(item)}",
            _ => $"[{type.Name}](#{type.Name.ToLowerInvariant()})",
        };
    }

    /// <summary>The records, unions and choices in a field.</summary>
    public static IEnumerable<Type> PartsOf(NullabilityInfo info) =>
        ItemOf(info) is { } item ? PartsOf(item)
        : Plain(info.Type) is var type && type.Namespace!.StartsWith("Simulation.", StringComparison.Ordinal) ? [type]
        : [];

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsMap(Type type) => type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>);

    // Of a list or of a map; null for all else.
    private static NullabilityInfo? ItemOf(NullabilityInfo info)
    {
        var type = Plain(info.Type);
        if (!type.IsGenericType)
            return null;
        var arguments = info.GenericTypeArguments;
        return
            type.GetGenericTypeDefinition() is var definition
            && (
                definition == typeof(Sequence<>)
                || definition == typeof(ImmutableArray<>)
                || definition == typeof(ImmutableSortedDictionary<,>)
            )
            ? arguments[^1]
            : throw new NotSupportedException($"{type} has no place on the wire.");
    }
}
