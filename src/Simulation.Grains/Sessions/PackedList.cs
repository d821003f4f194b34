using System.Collections;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Values that are kept as bytes in a few long arrays and made anew when they are asked for. A long session has tens of
/// thousands of them, and as objects each would be followed and moved by garbage collections (docs/performance.md).
/// </summary>
/// <param name="read">Makes a value from its bytes.</param>
internal sealed class PackedList<T>(PackedList<T>.Reader read) : IReadOnlyList<T>
    where T : class
{
    private const int SmallestChunk = 1024;
    private const int LargestChunk = 32 * 1024;

    private readonly List<byte[]> _chunks = [];
    private readonly List<Place> _places = [];
    private readonly Dictionary<int, T> _objects = [];
    private readonly List<int> _recent = [];
    private int _used; // Bytes of the last chunk.

    public delegate T Reader(ReadOnlySpan<byte> bytes);

    private readonly record struct Place(int Chunk, int Start, int Length);

    public int Count => _places.Count;

    public T this[int index] => _objects.TryGetValue(index, out var value) ? value : read(BytesOf(index));

    /// <summary>The bytes of a value; none of one that is kept as an object.</summary>
    public ReadOnlySpan<byte> BytesOf(int index)
    {
        var (chunk, start, length) = _places[index];
        return length == 0 ? [] : _chunks[chunk].AsSpan(start, length);
    }

    /// <summary>Adds a value. The very object is found again until the cache is cleared.</summary>
    public void Add(T value, ReadOnlySpan<byte> bytes)
    {
        _objects.Add(Count, value);
        _recent.Add(Count);
        if (_chunks.Count == 0 || _chunks[^1].Length - _used < bytes.Length)
            Grow(bytes.Length);
        bytes.CopyTo(_chunks[^1].AsSpan(_used));
        _places.Add(new Place(_chunks.Count - 1, _used, bytes.Length));
        _used += bytes.Length;
    }

    /// <summary>Adds a value that stays an object, because it shares most of its memory with others.</summary>
    public void AddObject(T value)
    {
        _objects.Add(Count, value);
        _places.Add(default);
    }

    /// <summary>Lets go the objects of the values that were added until now.</summary>
    public void ClearCache()
    {
        foreach (var index in _recent)
            _objects.Remove(index);
        _recent.Clear();
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // By half of what there is, so that a short session holds little and a long one has few arrays.
    private void Grow(int atLeast)
    {
        var held = _chunks.Sum(chunk => chunk.Length);
        _chunks.Add(new byte[Math.Max(atLeast, Math.Clamp(held / 2, SmallestChunk, LargestChunk))]);
        _used = 0;
    }
}
