using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Testing;

/// <summary>
/// A view into which changes are folded as the browser does it, on their JSON and field by field of <see cref="View"/>.
/// </summary>
internal sealed class FoldedView(View view)
{
    /// <summary>
    /// All fields, as they are spelt in JSON, and whether they change entry by entry; the others are replaced as a
    /// whole.
    /// </summary>
    private static readonly List<(string Name, bool HasEntries)> s_fields =
    [
        .. typeof(View)
            .GetProperties()
            .Select(field =>
                (
                    JsonNamingPolicy.CamelCase.ConvertName(field.Name),
                    field.PropertyType.IsGenericType
                        && field.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>)
                )
            ),
    ];

    private readonly JsonObject _view = ToJson(view);

    public void Fold(ViewChanges changes)
    {
        var changed = ToJson(changes);
        foreach (var (field, hasEntries) in s_fields)
        {
            if (changed[field] is not { } change)
                continue;
            if (hasEntries)
                FoldEntries(_view[field]!.AsObject(), change.AsObject());
            else
                _view[field] = change.DeepClone();
        }
    }

    /// <returns>Each field in which it is another than this view, with both; nothing when they are the same.</returns>
    public List<string> DifferencesFrom(View other)
    {
        var there = ToJson(other);
        return
        [
            .. s_fields
                .Select(field => field.Name)
                .Where(field => !JsonNode.DeepEquals(_view[field], there[field]))
                .Select(field => $"{field}: {_view[field]?.ToJsonString()} instead of {there[field]?.ToJsonString()}"),
        ];
    }

    private static void FoldEntries(JsonObject entries, JsonObject changes)
    {
        foreach (var (id, entry) in changes)
        {
            if (entry is null)
                entries.Remove(id);
            else
                entries[id] = entry.DeepClone();
        }
    }

    private static JsonObject ToJson<T>(T value) => JsonSerializer.SerializeToNode(value, Json.Options)!.AsObject();
}
