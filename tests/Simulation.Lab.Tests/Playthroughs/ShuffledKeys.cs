using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Simulation.Rules;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;
using Simulation.Scenarios.Yaml;

namespace Simulation.Lab.Tests.Playthroughs;

/// <summary>
/// A pack whose author wrote the keys of each mapping in another order. Only tables keep theirs, the mappings that
/// stand for lists of records with ids: there the order is the order of the list.
/// </summary>
internal static class ShuffledKeys
{
    /// <summary>
    /// Keys under which tables are written: of every field that is a list of records whose first field is their id.
    /// </summary>
    private static readonly FrozenSet<string> _tables = typeof(Scenario)
        .Assembly.GetTypes()
        .SelectMany(type => type.GetConstructors())
        .SelectMany(constructor => constructor.GetParameters())
        .Where(field =>
            field.ParameterType.IsGenericType
            && field
                .ParameterType.GetGenericArguments()[0]
                .GetConstructors()
                .Any(item => item.GetParameters() is [{ Name: "Id" }, ..])
        )
        .Select(field => JsonNamingPolicy.KebabCaseLower.ConvertName(field.Name!))
        .ToFrozenSet(StringComparer.Ordinal);

    public static ScenarioPack Of(ScenarioPack pack, Random random) =>
        new(
            pack.Files.SetItems(
                pack.Files.Where(file => file.Key.EndsWith(".yaml", StringComparison.Ordinal))
                    .Select(file => KeyValuePair.Create(file.Key, Shuffled(file.Key, file.Value, random)))
            )
        );

    private static string Shuffled(string path, string yaml, Random random)
    {
        var text = new StringBuilder();
        Write(YamlReader.Read(path, yaml, new DiagnosticList())!, isTable: false, text, random);
        return text.ToString();
    }

    /// <summary>Writes a node in YAML's flow style.</summary>
    private static void Write(YamlNode node, bool isTable, StringBuilder text, Random random)
    {
        switch (node)
        {
            case YamlNode.Scalar { IsPlain: true } plain
                when plain.IsNull || plain.Text is "true" or "false" || IsNumber(plain.Text):
                text.Append(plain.IsNull ? "null" : plain.Text);
                break;
            case YamlNode.Scalar scalar:
                text.Append(JsonSerializer.Serialize(scalar.Text));
                break;
            case YamlNode.Sequence list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Write(item, isTable: false, text, random);
                    text.Append(",\n");
                }

                text.Append(']');
                break;
            case YamlNode.Mapping mapping:
                var entries = mapping.Entries.ToArray();
                // Amounts by name are no table, whatever the key above them.
                if (
                    !isTable
                    || entries.All(entry =>
                        entry.Value is YamlNode.Scalar { IsPlain: true } amount && IsNumber(amount.Text)
                    )
                )
                    random.Shuffle(entries);
                text.Append('{');
                foreach (var (key, value) in entries)
                {
                    text.Append(JsonSerializer.Serialize(key.Text)).Append(": ");
                    Write(value, _tables.Contains(key.Text), text, random);
                    text.Append(",\n");
                }

                text.Append('}');
                break;
        }
    }

    private static bool IsNumber(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out _
        );
}
