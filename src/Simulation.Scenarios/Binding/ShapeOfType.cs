using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Simulation.Rules.Language;

namespace Simulation.Scenarios.Binding;

/// <summary>
/// Derives from the records of the scenario language how they are written. The records are the one place where the
/// language is defined; a record of which no form can be derived is a bug and throws.
/// </summary>
public static class ShapeOfType
{
    private static readonly ConcurrentDictionary<(Type Type, int? Least, int? Most), Shape> Known = new();

    private static readonly Shape s_title = new Shape.Text(IsTitle: true);

    public static Shape Of(Type type) => Of(type, null);

    /// <summary>The shape of the case with this type, whose union is another type.</summary>
    public static Shape.Record OfRecord(Type type) => (Shape.Record)Of(type);

    private static Shape Of(Type type, RangeAttribute? range) =>
        Known.GetOrAdd((type, range?.Least, range?.Most), _ => Derive(Nullable.GetUnderlyingType(type) ?? type, range));

    private static Shape Derive(Type type, RangeAttribute? range)
    {
        if (type == typeof(string))
            return new Shape.Text();
        if (type == typeof(bool))
            return new Shape.Truth();
        if (type == typeof(int) || type == typeof(decimal))
            return new Shape.Number(type, range);
        if (type.IsEnum)
            return DeriveChoice(type);
        if (type.IsGenericType && DeriveCollection(type, range) is { } collection)
            return collection;
        var text = DeriveShorthand(type);
        if (type.GetCustomAttribute<UnionAttribute>() is { } union)
            return DeriveUnion(type, union.Style, text);
        if (type.IsAbstract)
            throw new InvalidOperationException($"{type} is abstract and has no [Union].");
        return type.GetConstructors() switch
        {
            // A name in a record of its own is always written as the plain name.
            [var only]
                when text is not null
                    && only.GetParameters() is [{ ParameterType: var name }]
                    && name == typeof(string) => new Shape.Parsed(text),
            [var only] => new Shape.Record(
                type,
                Description(type),
                only,
                [.. only.GetParameters().Select(DeriveField)],
                text
            ),
            _ when text is not null => new Shape.Parsed(text),
            var all => throw new InvalidOperationException(
                $"{type} has {all.Length} public constructors instead of one."
            ),
        };
    }

    private static Field DeriveField(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var range = parameter.GetCustomAttribute<RangeAttribute>();
        return new Field(
            parameter.GetCustomAttribute<ScenarioKeyAttribute>()?.Name
                ?? JsonNamingPolicy.KebabCaseLower.ConvertName(parameter.Name!),
            parameter,
            Description(parameter),
            IsRequired: !parameter.HasDefaultValue && !IsNullable(parameter),
            DefaultOf(parameter),
            new Lazy<Shape>(() => IsTitle(parameter) ? s_title : Of(type, range)),
            parameter.GetCustomAttribute<AlsoWrittenAttribute>()
        );
    }

    private static bool IsTitle(ParameterInfo parameter) =>
        parameter is { Name: "Title" } && parameter.ParameterType == typeof(string);

    private static bool IsNullable(ParameterInfo parameter) =>
        parameter.ParameterType.IsValueType
            ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            : new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private static object? DefaultOf(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var value = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        if (value is not null)
        {
            // The default of a nullable enum is kept as its number.
            var bare = Nullable.GetUnderlyingType(type) ?? type;
            return bare.IsEnum ? Enum.ToObject(bare, value) : value;
        }

        // A list's own default is no list at all and throws when read; an empty one is what is meant.
        if (type.IsGenericType && DeriveCollection(type, null) is Shape.List list)
            return list.Make(Array.CreateInstance(type.GetGenericArguments()[0], 0));
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private static Shape.Choice DeriveChoice(Type type)
    {
        var words = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field =>
                (
                    Word: field.GetCustomAttribute<ScenarioKeyAttribute>()?.Name
                        ?? JsonNamingPolicy.KebabCaseLower.ConvertName(field.Name),
                    Value: field.GetValue(null)!
                )
            )
            .ToList();
        return new Shape.Choice(
            type,
            [.. words.Select(word => word.Word)],
            words.ToFrozenDictionary(word => word.Word, word => word.Value, StringComparer.Ordinal)
        );
    }

    private static Shape? DeriveCollection(Type type, RangeAttribute? range)
    {
        var generic = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (generic == typeof(ImmutableArray<>) || generic == typeof(Sequence<>))
        {
            var name = generic == typeof(Sequence<>) ? nameof(SequenceMaker) : nameof(ArrayMaker);
            return new Shape.List(
                type,
                new Lazy<Shape>(() => Of(arguments[0], range)),
                Maker<Func<Array, object>>(name, arguments[0])
            );
        }

        if (generic == typeof(ImmutableSortedDictionary<,>) && arguments[0] == typeof(string))
        {
            return new Shape.Map(
                type,
                new Lazy<Shape>(() => Of(arguments[1], range)),
                Maker<Func<IReadOnlyList<KeyValuePair<string, object>>, object>>(nameof(MapMaker), arguments[1])
            );
        }

        return null;
    }

    private static Shape.Union DeriveUnion(Type type, UnionStyle style, Shorthand? text)
    {
        var cases = type
            .Assembly.GetTypes()
            .Where(candidate => !candidate.IsAbstract && candidate.IsSubclassOf(type))
            .Select(candidate => (Word: candidate.GetCustomAttribute<KeywordAttribute>()?.Word, Type: candidate))
            .Where(found => found.Word is not null);
        return new Shape.Union(
            type,
            Description(type),
            style,
            cases.ToImmutableSortedDictionary(
                found => found.Word!,
                found => new Lazy<Shape.Record>(() => OfRecord(found.Type)),
                StringComparer.Ordinal
            ),
            text
        );
    }

    private static Shorthand? DeriveShorthand(Type type)
    {
        var method = type.GetMethod(
            "TryParse",
            BindingFlags.Public | BindingFlags.Static,
            [typeof(string), type.MakeByRefType()]
        );
        if (method is null || method.ReturnType != typeof(bool))
            return null;
        var form =
            method.GetCustomAttribute<ShorthandAttribute>()?.Form
            ?? "a " + JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name).Replace('-', ' ');
        return new Shorthand(type, form, method, method.IsDefined(typeof(AlsoNumberAttribute), inherit: false));
    }

    private static string? Description(ICustomAttributeProvider provider) =>
        provider.GetCustomAttributes(typeof(DescriptionAttribute), false) is [DescriptionAttribute found, ..]
            ? found.Description
            : null;

    private static T Maker<T>(string name, Type item)
        where T : Delegate =>
        (T)
            typeof(ShapeOfType)
                .GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(item)
                .Invoke(null, null)!;

    private static Func<Array, object> ArrayMaker<T>() => items => ImmutableArray.Create((T[])items);

    private static Func<Array, object> SequenceMaker<T>() => items => new Sequence<T>([.. (T[])items]);

    private static Func<IReadOnlyList<KeyValuePair<string, object>>, object> MapMaker<T>() =>
        entries =>
            entries.ToImmutableSortedDictionary(entry => entry.Key, entry => (T)entry.Value, StringComparer.Ordinal);
}
