using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Hosting;

/// <summary>
/// JSON in which a record comes out of a grain call as it went in, when the grain is in another process. It differs
/// from
/// <see cref="Json"/> in that it is for nobody but us: what clients and journals are not given is in it, and what
/// follows from the rest is not.
/// </summary>
public static class GrainCallJson
{
    /// <summary>Conditions stand in conditions, and a scenario stands in a world.</summary>
    private const int Deepest = 128;

    public static readonly JsonSerializerOptions Options = new(Json.Options)
    {
        MaxDepth = Deepest,
        TypeInfoResolver = Json
            .Options.TypeInfoResolver!.WithAddedModifier(NameCases)
            .WithAddedModifier(TakeWhole)
            .WithAddedModifier(CountWorlds),
    };

    private static long s_worldsWritten;

    /// <summary>
    /// How many worlds this process has serialised for another one: none, while actors are beside their sessions.
    /// </summary>
    internal static long WorldsWritten => Interlocked.Read(ref s_worldsWritten);

    private static void CountWorlds(JsonTypeInfo type)
    {
        if (type.Type == typeof(World))
            type.OnSerializing = _ => Interlocked.Increment(ref s_worldsWritten);
    }

    // The scenario language names the cases of its unions already.
    private static void NameCases(JsonTypeInfo type)
    {
        if (type.Type.GetCustomAttribute<UnionAttribute>() is null)
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "case" };
        foreach (
            var one in type
                .Type.Assembly.GetTypes()
                .Where(one => one.BaseType == type.Type && one.GetCustomAttribute<KeywordAttribute>() is not null)
        )
            type.PolymorphismOptions.DerivedTypes.Add(new(one, one.GetCustomAttribute<KeywordAttribute>()!.Word));
    }

    private static void TakeWhole(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.PolymorphismOptions is not null)
            return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.AttributeProvider is not PropertyInfo member)
                continue;
            if (property.AssociatedParameter is null && !member.CanWrite)
                type.Properties.RemoveAt(i);
            else if (property.Get is null)
                type.Properties[i] = Shown(type, member);
            else if (IsArray(member.PropertyType))
                LetBeUnmade(property);
        }
    }

    /// <summary>A property that is ignored elsewhere.</summary>
    private static JsonPropertyInfo Shown(JsonTypeInfo type, PropertyInfo member)
    {
        var shown = type.CreateJsonPropertyInfo(member.PropertyType, member.Name);
        (shown.Get, shown.Set) = (member.GetValue, member.SetValue);
        return shown;
    }

    // A list that was never made is another than an empty one, and cannot be written.
    private static void LetBeUnmade(JsonPropertyInfo property)
    {
        var never = Activator.CreateInstance(property.PropertyType);
        property.ShouldSerialize = (_, list) => !Equals(list, never);
        property.IsRequired = false;
    }

    private static bool IsArray(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
}
