using System.Globalization;
using System.Text.Json.Nodes;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Tests.Reference;

/// <summary>
/// As much of JSON Schema as the scenario's schema uses, so that the tests can hold files against it.
/// </summary>
internal sealed class SchemaValidator(JsonNode schema)
{
    private static readonly string[] _known =
    [
        "$schema",
        "title",
        "description",
        "default",
        "$defs",
        "$ref",
        "anyOf",
        "enum",
        "const",
        "type",
        "minimum",
        "maximum",
        "items",
        "properties",
        "additionalProperties",
        "required",
    ];

    public bool Accepts(YamlNode node) => Fits(Plain(node), schema);

    private bool Fits(JsonNode? value, JsonNode rule)
    {
        var keys = rule.AsObject();
        Assert.All(keys, key => Assert.Contains(key.Key, _known));
        return (
                keys["$ref"] is not { } reference || Fits(value, schema["$defs"]![((string)reference!).Split('/')[^1]]!)
            )
            && (keys["anyOf"] is not JsonArray forms || forms.Any(form => Fits(value, form!)))
            && (keys["enum"] is not JsonArray words || words.Any(word => JsonNode.DeepEquals(word, value)))
            && (keys["const"] is not { } only || JsonNode.DeepEquals(only, value))
            && (keys["type"] is not { } type || Types(type).Any(one => Is(value, one)))
            && (keys["minimum"] is not { } least || value!.GetValue<decimal>() >= (int)least!)
            && (keys["maximum"] is not { } most || value!.GetValue<decimal>() <= (int)most!)
            && (keys["items"] is not { } item || value is not JsonArray list || list.All(inner => Fits(inner, item)))
            && (value is not JsonObject mapping || FitsMapping(mapping, keys));
    }

    private bool FitsMapping(JsonObject mapping, JsonObject keys)
    {
        if (keys["required"] is JsonArray required && required.Any(key => !mapping.ContainsKey((string)key!)))
            return false;
        foreach (var (key, inner) in mapping)
        {
            if (keys["properties"]?[key] is { } property)
            {
                if (!Fits(inner, property))
                    return false;
            }
            else if (
                keys["additionalProperties"] is JsonValue
                || (keys["additionalProperties"] is JsonObject other && !Fits(inner, other))
            )
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> Types(JsonNode type) =>
        type is JsonArray several ? several.Select(one => (string)one!) : [(string)type!];

    private static bool Is(JsonNode? value, string type) =>
        type switch
        {
            "null" => value is null,
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value is JsonValue text && text.TryGetValue<string>(out _),
            "boolean" => value is JsonValue truth && truth.TryGetValue<bool>(out _),
            "number" => value is JsonValue number && number.TryGetValue<decimal>(out _),
            "integer" => value is JsonValue whole
                && whole.TryGetValue<decimal>(out var amount)
                && amount == decimal.Truncate(amount),
            _ => throw new InvalidDataException(type),
        };

    private static JsonNode? Plain(YamlNode node) =>
        node switch
        {
            YamlNode.Scalar { IsNull: true } => null,
            YamlNode.Scalar { IsPlain: true, Text: "true" or "false" } truth => truth.Text == "true",
            YamlNode.Scalar { IsPlain: true } plain
                when decimal.TryParse(
                    plain.Text,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => number,
            YamlNode.Scalar text => text.Text,
            YamlNode.Sequence list => new JsonArray([.. list.Items.Select(Plain)]),
            YamlNode.Mapping mapping => new JsonObject(
                mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Plain(entry.Value)))
            ),
            _ => throw new InvalidDataException(node.Kind),
        };
}
