using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Simulation.Rules.Language;

namespace Simulation.Server.Endpoints;

/// <summary>
/// Finds the first field of a message that cannot be read, and says what it should have been: in the words of the
/// message and of the types that the protocol describes, with nothing of how it is read.
/// </summary>
internal sealed class MalformedField(JsonSerializerOptions options)
{
    private const int NameAtMost = 60; // Characters of what was sent that are repeated.

    /// <param name="type">That the message should have been.</param>
    /// <returns>"“command.to” should be a list"; null when nothing is found.</returns>
    public string? Find(Type type, JsonElement message) => Find(options.GetTypeInfo(type), message, "");

    private string? Find(JsonTypeInfo expected, JsonElement element, string at)
    {
        if (element.ValueKind == JsonValueKind.Null)
            return CanRead(expected, element) ? null : ShouldBe(expected, at);
        return expected.Type.IsGenericType && expected.Type.GetGenericTypeDefinition() == typeof(Sequence<>)
                ? FindInList(expected, element, at)
            : expected.Kind == JsonTypeInfoKind.Dictionary ? FindInTable(expected, element, at)
            : expected.Kind == JsonTypeInfoKind.Object ? FindInRecord(expected, element, at)
            : CanRead(expected, element) ? null
            : ShouldBe(expected, at);
    }

    private string? FindInList(JsonTypeInfo expected, JsonElement element, string at)
    {
        if (element.ValueKind != JsonValueKind.Array)
            return ShouldBe(expected, at);
        var item = options.GetTypeInfo(expected.Type.GetGenericArguments()[0]);
        return element.EnumerateArray().Select((one, i) => Find(item, one, $"{at}[{i}]")).FirstOrDefault(IsFault);
    }

    private string? FindInTable(JsonTypeInfo expected, JsonElement element, string at)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return ShouldBe(expected, at);
        var value = options.GetTypeInfo(expected.ElementType!);
        return element
            .EnumerateObject()
            .Select(one => Find(value, one.Value, Join(at, one.Name)))
            .FirstOrDefault(IsFault);
    }

    private string? FindInRecord(JsonTypeInfo expected, JsonElement element, string at)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return ShouldBe(expected, at);
        var union = expected.PolymorphismOptions;
        if ((union is null ? expected : CaseOf(union, element)) is not { } record)
            return ShouldBe(expected, at);
        foreach (var field in element.EnumerateObject())
        {
            if (field.Name == union?.TypeDiscriminatorPropertyName)
                continue;
            var property = record.Properties.FirstOrDefault(one => IsCalled(one, field.Name));
            if (property is null)
                return $"there is no field {Shown(Join(at, field.Name))}";
            var isNull = field.Value.ValueKind == JsonValueKind.Null;
            var type = options.GetTypeInfo(property.PropertyType);
            if (isNull && !property.IsSetNullable)
                return ShouldBe(type, Join(at, field.Name));
            if (!isNull && Find(type, field.Value, Join(at, field.Name)) is { } fault)
                return fault;
        }

        return record
            .Properties.Where(one => one.IsRequired && !element.EnumerateObject().Any(f => IsCalled(one, f.Name)))
            .Select(one => $"{Shown(Join(at, one.Name))} is missing, {Words(options.GetTypeInfo(one.PropertyType))}")
            .FirstOrDefault();
    }

    private JsonTypeInfo? CaseOf(JsonPolymorphismOptions union, JsonElement element)
    {
        if (!element.TryGetProperty(union.TypeDiscriminatorPropertyName, out var name))
            return null;
        var found = union.DerivedTypes.FirstOrDefault(one => one.TypeDiscriminator as string == name.ToString());
        return found.DerivedType is { } type ? options.GetTypeInfo(type) : null;
    }

    private static bool CanRead(JsonTypeInfo expected, JsonElement element)
    {
        try
        {
            element.Deserialize(expected);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsFault(string? fault) => fault is not null;

    private static bool IsCalled(JsonPropertyInfo property, string name) =>
        string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase);

    private static string Join(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    private static string ShouldBe(JsonTypeInfo expected, string at) =>
        at.Length == 0 ? $"it should be {Words(expected)}" : $"{Shown(at)} should be {Words(expected)}";

    private static string Words(JsonTypeInfo expected)
    {
        var type = Nullable.GetUnderlyingType(expected.Type) ?? expected.Type;
        return type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) || type == typeof(long) => "a whole number",
            _ when type == typeof(decimal) => "a number",
            _ when type == typeof(DateTimeOffset) => "a time such as 2026-12-03T18:00:00+01:00",
            { IsEnum: true } =>
                $"one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}",
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Sequence<>) => "a list",
            _ when expected.PolymorphismOptions is { } union =>
                $"an object whose “{union.TypeDiscriminatorPropertyName}” PROTOCOL.md lists",
            _ => "an object",
        };
    }

    private static string Shown(string name)
    {
        var plain = string.Concat(name.Where(c => !char.IsControl(c)));
        return $"“{(plain.Length > NameAtMost ? plain[..NameAtMost] + "…" : plain)}”";
    }
}
