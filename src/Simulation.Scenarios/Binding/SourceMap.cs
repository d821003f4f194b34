using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Binding;

/// <summary>
/// Where each record of a scenario was written. Records are looked up by reference: two equal effects stand in two
/// places.
/// </summary>
public sealed class SourceMap(Position root)
{
    private readonly Dictionary<object, Source> _sources = new(ReferenceEqualityComparer.Instance);

    private readonly HashSet<object> _misread = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// Whether a key of a record was not known: what seems to be missing in it may be what its author misspelt.
    /// </summary>
    public bool IsMisread(object? record) => record is not null && _misread.Contains(record);

    /// <summary>Where a record begins; the scenario's beginning when it was not written but is a default.</summary>
    public Position At(object record) => _sources.TryGetValue(record, out var source) ? source.At : root;

    /// <summary>Where the value of a record's parameter is; where the record begins when it was not given.</summary>
    public Position At(object record, string parameter) => Find(record, parameter) is { } node ? node.At : At(record);

    /// <summary>Where an item of a list is that a record's parameter holds.</summary>
    public Position At(object record, string parameter, int index) =>
        Find(record, parameter) switch
        {
            YamlNode.Sequence list when index < list.Items.Length => list.Items[index].At,
            YamlNode.Mapping table when index < table.Entries.Length => table.Entries[index].Key.At,
            { } node => node.At,
            null => At(record),
        };

    /// <summary>Where a key is of a mapping that a record's parameter holds.</summary>
    public Position AtKey(object record, string parameter, string key) =>
        (Find(record, parameter) as YamlNode.Mapping)?.Entries.FirstOrDefault(entry => entry.Key.Text == key)
            is { } found
            ? found.Key.At
            : At(record, parameter);

    internal void Add(object record, Position at, IReadOnlyDictionary<string, YamlNode> values) =>
        _sources[record] = new Source(at, values);

    internal void Misread(object record) => _misread.Add(record);

    private YamlNode? Find(object record, string parameter) =>
        _sources.TryGetValue(record, out var source) ? source.Values.GetValueOrDefault(parameter) : null;

    private sealed record Source(Position At, IReadOnlyDictionary<string, YamlNode> Values);
}
