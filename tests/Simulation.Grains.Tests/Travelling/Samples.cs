using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;

namespace Simulation.Grains.Tests.Travelling;

/// <summary>Makes records of any type: with something in every field, or with nothing where nothing may be.</summary>
internal sealed class Samples(bool full)
{
    /// <summary>Types inside each other after which a list stays empty: conditions stand in conditions.</summary>
    private const int Deepest = 9;

    private static readonly NullabilityInfoContext Nullability = new();

    private int _made;

    /// <summary>One record of a type, or one of each of its cases.</summary>
    public IEnumerable<object> Of(Type type) => Of(type, 0);

    private IEnumerable<object> Of(Type type, int depth)
    {
        if (!type.IsAbstract)
            return [One(type, depth)!];
        var cases = type.Assembly.GetTypes().Where(one => one.IsSubclassOf(type) && !one.IsAbstract).ToList();
        Assert.NotEmpty(cases);
        return cases.Select(one => One(one, depth)!);
    }

    private object? One(Type type, int depth)
    {
        _made++;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return full ? One(inner, depth) : null;
        if (type.IsEnum)
            return full
                ? Enum.GetValues(type).GetValue(_made % Enum.GetValues(type).Length)
                : Activator.CreateInstance(type);
        if (type == typeof(string))
            return full ? $"text {_made}, \"quoted\" – ü" : "";
        if (type == typeof(bool))
            return full;
        if (type == typeof(int))
            return full ? _made : 0;
        if (type == typeof(long))
            return full ? long.MaxValue - _made : 0L;
        if (type == typeof(ulong))
            return full ? ulong.MaxValue - (ulong)_made : 0UL;
        if (type == typeof(decimal))
            return full ? _made + 0.125m : 0m;
        if (type == typeof(DateTimeOffset))
            return full ? DateTimeOffset.UnixEpoch.AddTicks(1_234_567_890_123_456 + _made) : default(DateTimeOffset);
        if (type == typeof(ReadOnlyMemory<byte>))
            return full ? new ReadOnlyMemory<byte>([0, (byte)_made, 255]) : default;
        if (type.IsGenericType && type.GetGenericTypeDefinition() is { } list && list != typeof(Result<>))
        {
            return list == typeof(ImmutableSortedDictionary<,>) ? Dictionary(type, depth)
                : list == typeof(ImmutableArray<>) ? Array(type, depth)
                : list == typeof(Sequence<>) ? Activator.CreateInstance(type, Array(type, depth))
                : throw new NotSupportedException($"There is no sample of {type}.");
        }

        return type.IsAbstract ? Of(type, depth).FirstOrDefault() : Record(type, depth);
    }

    private object Record(Type type, int depth)
    {
        if (type.Assembly == typeof(string).Assembly)
            throw new NotSupportedException($"There is no sample of {type}.");
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(one => one.IsPublic || one.IsDefined(typeof(JsonConstructorAttribute), inherit: false))
            .Where(one => one.GetParameters() is not [var only] || only.ParameterType != type)
            .MaxBy(one => one.GetParameters().Length);
        var parameters = constructor?.GetParameters() ?? [];
        var record = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([
                .. parameters.Select(parameter =>
                    MayBeNull(parameter) ? null : Value(parameter.ParameterType, depth + 1)
                ),
            ]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            if (parameters.Any(parameter => parameter.Name == property.Name) || MayStay(property))
                continue;
            property.SetValue(record, Value(property.PropertyType, depth + 1));
        }

        return record;
    }

    private object? Value(Type type, int depth) =>
        !full && type.IsValueType ? Activator.CreateInstance(type) : One(type, depth);

    private object Array(Type type, int depth)
    {
        var item = type.GetGenericArguments()[0];
        var items =
            full && depth < Deepest
                ? (item.IsAbstract ? Of(item, depth) : Enumerable.Range(0, 2).Select(_ => One(item, depth)!)).ToList()
                : [];
        var array = System.Array.CreateInstance(item, items.Count);
        ((ICollection)items).CopyTo(array, 0);
        return typeof(ImmutableArray)
            .GetMethods()
            .Single(method =>
                method.Name == nameof(ImmutableArray.Create)
                && method.GetParameters() is [{ ParameterType.IsArray: true }]
            )
            .MakeGenericMethod(item)
            .Invoke(null, [array])!;
    }

    private object Dictionary(Type type, int depth)
    {
        var (empty, value) = (type.GetField("Empty")!.GetValue(null)!, type.GetGenericArguments()[1]);
        return full && depth < Deepest ? type.GetMethod("Add")!.Invoke(empty, ["key", One(value, depth)])! : empty;
    }

    private bool MayBeNull(ParameterInfo parameter) =>
        !full && Nullability.Create(parameter).WriteState == NullabilityState.Nullable;

    private bool MayStay(PropertyInfo property) => !full && !property.IsDefined(typeof(RequiredMemberAttribute));
}
