using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Rules.Language;
using Simulation.Scenarios.Binding;

namespace Simulation.Scenarios.Reference;

/// <summary>
/// The JSON Schemas (draft 2020-12) of scenario.yaml and of the files that it includes, for editors that complete and check while one writes. It says
/// which form a file has; whether its parts make sense together is what the checks say.
/// </summary>
public static class JsonSchema
{
    /// <summary>Where it is kept in the repository.</summary>
    public const string FilePath = "docs/scenario.schema.json";

    public const string PartFilePath = "docs/scenario-part.schema.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static string Write()
    {
        var definitions = new JsonObject { ["text"] = Text() };
        foreach (var part in ScenarioLanguage.Parts)
        {
            definitions[ScenarioLanguage.NameOf(part.Type)] = part is Shape.Union union
                ? OfUnion(union)
                : OfRecord((Shape.Record)part);
            definitions[ScenarioLanguage.NameOf(part.Type) + "-list"] = OfItems(part);
        }

        return new JsonObject
            {
                ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
                ["title"] = "A Whitecell scenario",
                ["$ref"] = Reference(ScenarioLanguage.Parts[0]),
                ["$defs"] = definitions,
            }.ToJsonString(Indented) + "\n";
    }

    /// <summary>The schema of an included file: sections of a scenario, none of which it has to have.</summary>
    public static string WritePart()
    {
        var properties = new JsonObject();
        var scenario = (Shape.Record)ScenarioLanguage.Parts[0];
        foreach (
            var field in scenario.Fields.Where(field => field.Shape.Value is Shape.List && field.Key != "includes")
        )
        {
            properties[field.Key] = new JsonObject
            {
                ["$ref"] =
                    $"{Path.GetFileName(FilePath)}#/$defs/{ScenarioLanguage.NameOf(scenario.Type)}/properties/{field.Key}",
            };
        }

        return new JsonObject
            {
                ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
                ["title"] = "A part of a Whitecell scenario",
                ["type"] = "object",
                ["properties"] = properties,
                ["additionalProperties"] = false,
            }.ToJsonString(Indented) + "\n";
    }

    private static string Reference(Shape part) => $"#/$defs/{ScenarioLanguage.NameOf(part.Type)}";

    private static JsonObject Text() =>
        AnyOf(
            new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
            new JsonObject
            {
                ["type"] = "object",
                ["description"] = "A file of the pack with the text.",
                ["properties"] = new JsonObject { ["file"] = new JsonObject { ["type"] = "string" } },
                ["required"] = new JsonArray("file"),
                ["additionalProperties"] = false,
            }
        );

    private static JsonObject Of(Shape shape) =>
        shape switch
        {
            Shape.Text => new JsonObject { ["$ref"] = "#/$defs/text" },
            Shape.Truth => new JsonObject { ["type"] = "boolean" },
            Shape.Number number => OfNumber(number),
            Shape.Choice choice => new JsonObject
            {
                ["enum"] = new JsonArray([.. choice.Words.Select(word => (JsonNode)word)]),
            },
            Shape.Parsed parsed => new JsonObject
            {
                ["type"] = parsed.Shorthand.IsAlsoNumber ? new JsonArray("string", "integer") : "string",
                ["description"] = Sentence(parsed.Shorthand.Form),
            },
            Shape.List { Item.Value: Shape.Record or Shape.Union } list => new JsonObject
            {
                ["$ref"] = Reference(list.Item.Value) + "-list",
            },
            Shape.List list => OfItems(list.Item.Value),
            Shape.Map map => new JsonObject
            {
                ["type"] = new JsonArray("object", "null"),
                ["additionalProperties"] = Of(map.Value.Value),
            },
            _ => new JsonObject { ["$ref"] = Reference(shape) },
        };

    private static JsonObject OfNumber(Shape.Number number)
    {
        var range = number.Bounds;
        return new JsonObject
        {
            ["type"] = number.Type == typeof(int) ? "integer" : "number",
            ["minimum"] = range.Least,
            ["maximum"] = range.Most,
        };
    }

    /// <summary>A list, its only item alone, or for things with ids a mapping from the ids.</summary>
    private static JsonObject OfItems(Shape item)
    {
        var forms = new List<JsonObject>
        {
            new() { ["type"] = "array", ["items"] = Of(item) },
            Of(item),
            new() { ["type"] = "null" },
        };
        if (item is Shape.Record { HasId: true } record)
            forms.Add(new JsonObject { ["type"] = "object", ["additionalProperties"] = OfRow(record) });
        return AnyOf([.. forms]);
    }

    /// <summary>A record under its id: its other fields, or its first other field alone.</summary>
    private static JsonObject OfRow(Shape.Record record) =>
        record.Fields.Length < 2 ? Fields(record, 1) : AnyOf(Fields(record, 1), Of(record.Fields[1].Shape.Value));

    private static JsonObject OfRecord(Shape.Record record)
    {
        var schema = Fields(record, 0);
        // A section may stand in an included file, so that scenario.yaml has to have none.
        if (record == ScenarioLanguage.Parts[0])
            Require(schema, record.Fields.Where(field => field.IsRequired && field.Shape.Value is not Shape.List));
        if (ScenarioLanguage.SummaryOf(record.Type) is { Length: > 0 } summary)
            schema.Insert(0, "description", summary);
        return record.Shorthand is null
            ? schema
            : AnyOf(schema, new JsonObject { ["type"] = "string", ["description"] = Sentence(record.Shorthand.Form) });
    }

    private static JsonObject Fields(Shape.Record record, int from)
    {
        var properties = new JsonObject();
        foreach (var field in record.Fields[from..])
            properties[field.Key] = OfField(field);
        foreach (var field in record.Fields[from..])
        {
            if (field.Also is { } also && !properties.ContainsKey(also.Key))
                properties[also.Key] = OfField(field);
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        Require(schema, record.Fields[from..].Where(field => field.IsRequired));
        return schema;
    }

    private static void Require(JsonObject schema, IEnumerable<Field> fields)
    {
        var required = fields.Select(field => (JsonNode)field.Key).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        else
            schema.Remove("required");
    }

    private static JsonObject OfField(Field field)
    {
        var schema = Of(field.Shape.Value);
        if (field.Description is { } description)
            schema["description"] = description;
        if (FieldDescriptions.DefaultOf(field) is { } value)
            schema["default"] = value;
        return schema;
    }

    private static JsonObject OfUnion(Shape.Union union)
    {
        var forms = new List<JsonObject>();
        foreach (var (word, one) in union.Cases)
        {
            var record = one.Value;
            if (union.Style == UnionStyle.Nested)
                forms.Add(Nested(word, record));
            if (
                union.Style == UnionStyle.Inline
                || (record.Fields.Length > 0 && record.Fields[0].Shape.Value is Shape.Text or Shape.Parsed)
            )
                forms.Add(Inline(word, record));
            if (!record.Fields.Any(field => field.IsRequired))
                forms.Add(new JsonObject { ["const"] = word });
        }

        if (union.Shorthand is not null)
            forms.Add(
                new JsonObject
                {
                    ["type"] = new JsonArray("string", "boolean"),
                    ["description"] = Sentence(union.Shorthand.Form),
                }
            );
        var schema = AnyOf([.. forms]);
        if (ScenarioLanguage.SummaryOf(union.Type) is { Length: > 0 } summary)
            schema.Insert(0, "description", summary);
        return schema;
    }

    private static JsonObject Nested(string word, Shape.Record record) =>
        new()
        {
            ["type"] = "object",
            ["description"] = ScenarioLanguage.SummaryOf(record.Type),
            ["properties"] = new JsonObject
            {
                [word] =
                    record.Fields.Length == 0
                        ? new JsonObject { ["type"] = "null" }
                        : AnyOf(Fields(record, 0), Of(record.Fields[0].Shape.Value)),
            },
            ["required"] = new JsonArray(word),
            ["additionalProperties"] = false,
        };

    private static JsonObject Inline(string word, Shape.Record record)
    {
        if (record.Fields.Length == 0)
        {
            return new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { [word] = new JsonObject { ["const"] = true } },
                ["required"] = new JsonArray(word),
                ["additionalProperties"] = false,
            };
        }

        var schema = Fields(record, 0);
        var properties = schema["properties"]!.AsObject();
        properties.Remove(record.Fields[0].Key);
        properties.Insert(0, word, OfField(record.Fields[0]));
        schema["required"] = new JsonArray([
            word,
            .. record.Fields.Skip(1).Where(field => field.IsRequired).Select(field => (JsonNode)field.Key),
        ]);
        schema.Insert(0, "description", ScenarioLanguage.SummaryOf(record.Type));
        return schema;
    }

    private static JsonObject AnyOf(params ReadOnlySpan<JsonObject> forms)
    {
        var array = new JsonArray();
        foreach (var form in forms)
            array.Add((JsonNode)form);
        return new JsonObject { ["anyOf"] = array };
    }

    private static string Sentence(string form) => char.ToUpperInvariant(form[0]) + form[1..] + ".";
}
