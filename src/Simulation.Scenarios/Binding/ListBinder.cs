using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Binding;

/// <summary>Makes lists, tables of records and maps.</summary>
internal sealed class ListBinder(Binder binder, RecordBinder records, DiagnosticList diagnostics)
{
    public object? BindList(YamlNode node, Shape.List shape)
    {
        var item = shape.Item.Value;
        var table = item is Shape.Record { HasId: true } record ? record : null;
        return node switch
        {
            YamlNode.Sequence list => BindItems(list, shape, item, table),
            YamlNode.Mapping mapping when table is not null && mapping.Find(table.Fields[0].Key) is null => BindTable(
                mapping,
                shape,
                table
            ),
            YamlNode.Scalar { IsNull: true } => shape.Make(Array.CreateInstance(item.Type, 0)),
            _ => binder.TryBind(node, item, out var single) ? shape.Make(ArrayOf(item.Type, [single])) : null,
        };
    }

    private object? BindItems(YamlNode.Sequence list, Shape.List shape, Shape item, Shape.Record? table)
    {
        var items = new List<object>(list.Items.Length);
        var ids = new Dictionary<string, Position>(StringComparer.Ordinal);
        foreach (var node in list.Items)
        {
            if (diagnostics.IsFull)
                return null;
            if (binder.TryBind(node, item, out var value))
                items.Add(value);
            if (table is null || (node as YamlNode.Mapping)?.Find(table.Fields[0].Key) is not YamlNode.Scalar id)
                continue;
            if (!ids.TryAdd(id.Text, id.At))
            {
                diagnostics.Error(
                    id.At,
                    DiagnosticCodes.DuplicateId,
                    $"the id '{id.Text}' is already used in line {ids[id.Text].Line}; ids in one list must differ"
                );
            }
        }

        return items.Count == list.Items.Length ? shape.Make(ArrayOf(item.Type, items)) : null;
    }

    /// <summary>
    /// A list of records with ids, written as a mapping: each key is the id of the record that follows.
    /// </summary>
    private object? BindTable(YamlNode.Mapping mapping, Shape.List shape, Shape.Record record)
    {
        var items = new List<object>(mapping.Entries.Length);
        foreach (var (key, value) in mapping.Entries)
        {
            if (diagnostics.IsFull)
                return null;
            if (records.BindFields(value, record, key.At, key) is { } bound)
                items.Add(bound);
        }

        return items.Count == mapping.Entries.Length ? shape.Make(ArrayOf(record.Type, items)) : null;
    }

    public object? BindMap(YamlNode node, Shape.Map shape)
    {
        if (node is YamlNode.Scalar { IsNull: true })
            return shape.Make([]);
        if (node is not YamlNode.Mapping mapping)
            return diagnostics.WrongKind(node, shape.Expected);
        var entries = new List<KeyValuePair<string, object>>(mapping.Entries.Length);
        foreach (var (key, value) in mapping.Entries)
        {
            if (binder.TryBind(value, shape.Value.Value, out var bound))
                entries.Add(new(key.Text, bound));
        }

        return entries.Count == mapping.Entries.Length ? shape.Make(entries) : null;
    }

    private static Array ArrayOf(Type type, List<object> items)
    {
        var array = Array.CreateInstance(type, items.Count);
        for (var i = 0; i < items.Count; i++)
            array.SetValue(items[i], i);
        return array;
    }
}
