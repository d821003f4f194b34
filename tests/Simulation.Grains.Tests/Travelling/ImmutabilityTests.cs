using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Simulation.Rules.Language;

namespace Simulation.Grains.Tests.Travelling;

/// <summary>
/// Within one process grains are handed the records themselves, uncopied, on both engines. So nobody may be able to
/// change one.
/// </summary>
public sealed class ImmutabilityTests
{
    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ImmutableHashSet<Type> Values =
    [
        typeof(string),
        typeof(decimal),
        typeof(DateTimeOffset),
        typeof(TimeSpan),
        typeof(Guid),
        typeof(CancellationToken),
        typeof(ReadOnlyMemory<byte>),
    ];

    private static readonly ImmutableHashSet<Type> Collections =
    [
        typeof(ImmutableArray<>),
        typeof(ImmutableSortedDictionary<,>),
        typeof(ImmutableSortedSet<>),
        typeof(Sequence<>),
        typeof(FrozenDictionary<,>),
        typeof(FrozenSet<>),
        typeof(Nullable<>),
        // In a collection that cannot change, or in a field that cannot be set, a tuple cannot be changed either.
        typeof(ValueTuple<,>),
        typeof(ValueTuple<,,>),
    ];

    /// <summary>
    /// What is worked out from the rest of a record when it is first asked for, and kept: always the same.
    /// </summary>
    private static readonly ImmutableHashSet<string> Kept =
    [
        "Scenario._calendar",
        "Scenario._marks",
        "Scenario._secretDemands",
        "Scenario._dependencies",
        "Scenario._facts",
        "ScenarioPack.<Hash>k__BackingField",
        "IndicatorTerm._index",
        "IndicatorCondition._index",
        "FlagCondition._index",
        "ActorReference._index",
        "AssetReference._index",
        "RememberedIndex._found",
    ];

    public static TheoryData<Type> Types => TravellingTests.Types;

    [Theory]
    [MemberData(nameof(Types))]
    public void Nothing_in_an_argument_or_result_can_change(Type type)
    {
        var changeable = Changeable(type, type.Name, []).ToList();
        Assert.True(changeable.Count == 0, string.Join('\n', changeable));
    }

    [Fact]
    public void What_can_change_is_found_and_named()
    {
        Assert.Equal(["Open.<Text>k__BackingField can be set."], Changeable(typeof(Open), nameof(Open), []));
        Assert.Equal(
            ["Deep.<Items>k__BackingField is a System.Collections.Generic.List`1[System.Int32]."],
            Changeable(typeof(Deep), nameof(Deep), [])
        );
        Assert.Single(Changeable(typeof(ImmutableArray<Deep>), "items", []));
        Assert.Equal(2, Changeable(typeof(Base), nameof(Base), []).Count());
    }

    private static IEnumerable<string> Changeable(Type type, string path, HashSet<Type> seen)
    {
        if (type.IsPrimitive || type.IsEnum || Values.Contains(type) || !seen.Add(type))
            return [];
        if (type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition()))
            return type.GetGenericArguments().SelectMany(item => Changeable(item, path, seen));
        if (type.Namespace?.StartsWith("Simulation.", StringComparison.Ordinal) != true)
            return [$"{path} is a {type}."];
        return Fields(type)
            .SelectMany(field => InField(field, $"{path}.{field.Name}", seen))
            .Concat(Cases(type).SelectMany(one => Changeable(one, one.Name, seen)));
    }

    private static IEnumerable<string> InField(FieldInfo field, string path, HashSet<Type> seen) =>
        Kept.Contains($"{field.DeclaringType!.Name}.{field.Name}") || field.IsInitOnly
            ? Changeable(field.FieldType, path, seen)
            : [$"{path} can be set."];

    private static IEnumerable<FieldInfo> Fields(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)
            ? type.GetFields(Own).Concat(Fields(parent))
            : type.GetFields(Own);

    // Whoever may hand over the one may hand over any that derives from it.
    private static IEnumerable<Type> Cases(Type type) =>
        type.IsSealed ? [] : type.Assembly.GetTypes().Where(one => one.IsSubclassOf(type));

    private sealed record Open
    {
        public string Text { get; set; } = "";
    }

    private sealed record Deep(List<int> Items);

    private abstract record Base
    {
        public sealed record One(int[] Numbers) : Base;

        public sealed record Two(Open Open) : Base;
    }
}
