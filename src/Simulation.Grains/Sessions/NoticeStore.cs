using System.Text.Json;
using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>The notices of a session as JSON, each once however many viewers are told it.</summary>
internal sealed class NoticeStore
{
    private readonly ByteStore _json = new();
    private readonly Dictionary<int, int> _known = []; // By a hash of the JSON; of two with the same hash the later one.
    private readonly Dictionary<Notice, int> _recent = new(ReferenceEqualityComparer.Instance);

    /// <summary>The JSON of a notice.</summary>
    public ReadOnlySpan<byte> this[int index] => _json[index];

    /// <returns>Its index; the same for notices that are equal.</returns>
    public int Add(Notice notice)
    {
        if (_recent.TryGetValue(notice, out var index)) return index;
        index = Add(JsonText.Write(notice).Span);
        _recent.Add(notice, index);
        return index;
    }

    public Notice Read(int index) => JsonSerializer.Deserialize<Notice>(_json[index], Json.Options)!;

    /// <summary>What was added until now has been told: the same objects will not come again, though equal ones may.</summary>
    public void ClearCache() => _recent.Clear();

    private int Add(ReadOnlySpan<byte> json)
    {
        var hash = new HashCode();
        hash.AddBytes(json);
        var key = hash.ToHashCode();
        if (_known.TryGetValue(key, out var known) && _json[known].SequenceEqual(json)) return known;
        return _known[key] = _json.Add(json);
    }
}
