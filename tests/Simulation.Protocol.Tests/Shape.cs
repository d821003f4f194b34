using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;

namespace Simulation.Protocol.Tests;

/// <summary>
/// Whether some JSON has the form of a record of the wire: no field that the record does not have, and no value of
/// another kind. Fields may be missing, so that an example can show some of them.
/// </summary>
internal static class Shape
{
    /// <param name="path">Names the value when it does not fit.</param>
    public static void Check(JsonElement value, Type declared, string path)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (value.ValueKind == JsonValueKind.Null)
            return;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Sequence<>))
        {
            foreach (var item in value.EnumerateArray())
                Check(item, type.GetGenericArguments()[0], path + "[]");
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>))
        {
            foreach (var entry in value.EnumerateObject())
                Check(entry.Value, type.GetGenericArguments()[1], $"{path}.{entry.Name}");
        }
        else if (type.IsEnum || type.IsPrimitive || type == typeof(string) || type == typeof(decimal))
        {
            Assert.True(Fits(value, type), $"{path} cannot be {value.GetRawText()}");
        }
        else
        {
            Fields(value, type, path);
        }
    }

    private static void Fields(JsonElement value, Type declared, string path)
    {
        var type = declared;
        if (declared.GetCustomAttribute<JsonPolymorphicAttribute>() is not null)
        {
            var name = value.GetProperty("type").GetString();
            type = declared
                .GetCustomAttributes<JsonDerivedTypeAttribute>()
                .Single(listed => (string?)listed.TypeDiscriminator == name)
                .DerivedType;
        }

        var fields = type.GetConstructors()
            .Single()
            .GetParameters()
            .ToDictionary(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name!), field => field.ParameterType);
        foreach (var property in value.EnumerateObject())
        {
            if (property.Name == "type" && type != declared)
                continue;
            Assert.True(fields.ContainsKey(property.Name), $"{path} has no field '{property.Name}'");
            Check(property.Value, fields[property.Name], $"{path}.{property.Name}");
        }
    }

    private static bool Fits(JsonElement value, Type type)
    {
        try
        {
            return value.Deserialize(type, Json.Options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
