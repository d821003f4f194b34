using System.Text.Json;
using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>The notices of a session, each once however many viewers receive it.</summary>
internal sealed class DistinctNotices
{
    private readonly PackedList<Notice> _notices = new(json => JsonSerializer.Deserialize<Notice>(json, Json.Options)!);

    // By a hash of the JSON; of two with the same hash the later one.
    private readonly Dictionary<int, int> _known = [];
    private readonly Dictionary<Notice, int> _recent = new(ReferenceEqualityComparer.Instance);

    public Notice this[int index] => _notices[index];

    public ReadOnlySpan<byte> JsonOf(int index) => _notices.BytesOf(index);

    /// <returns>Its index; the same for notices that are equal.</returns>
    public int Add(Notice notice)
    {
        if (_recent.TryGetValue(notice, out var index))
            return index;
        var json = JsonSerializer.SerializeToUtf8Bytes(notice, Json.Options);
        var hash = new HashCode();
        hash.AddBytes(json);
        var key = hash.ToHashCode();
        if (!_known.TryGetValue(key, out index) || !_notices.BytesOf(index).SequenceEqual(json))
        {
            index = _known[key] = _notices.Count;
            _notices.Add(notice, json);
        }

        _recent.Add(notice, index);
        return index;
    }

    /// <summary>
    /// The notices added until now are published: their objects will not come again, though equal ones may.
    /// </summary>
    public void ClearCache()
    {
        _notices.ClearCache();
        _recent.Clear();
    }
}
