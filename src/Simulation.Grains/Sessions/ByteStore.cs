namespace Simulation.Grains.Sessions;

/// <summary>
/// Byte strings one behind the other in a few long arrays, for what a session keeps as long as it is awake. However many
/// there are, a collection of garbage finds nothing in them to follow or to move.
/// </summary>
internal sealed class ByteStore
{
    private const int SmallestChunk = 1024;
    private const int LargestChunk = 32 * 1024;

    private readonly List<byte[]> _chunks = [];
    private readonly List<Place> _places = [];
    private int _used; // Of the last chunk.

    private readonly record struct Place(int Chunk, int Start, int Length);

    public int Count => _places.Count;

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var place = _places[index];
            return _chunks[place.Chunk].AsSpan(place.Start, place.Length);
        }
    }

    /// <returns>Its index.</returns>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Add(bytes.Length));
        return Count - 1;
    }

    /// <returns>Where the new last one is to be written.</returns>
    public Span<byte> Add(int length)
    {
        if (_chunks.Count == 0 || _chunks[^1].Length - _used < length) Grow(length);
        _places.Add(new Place(_chunks.Count - 1, _used, length));
        _used += length;
        return _chunks[^1].AsSpan(_used - length, length);
    }

    // By half of what there is, so that a short session holds little and a long one has few arrays.
    private void Grow(int atLeast)
    {
        var held = _chunks.Sum(chunk => chunk.Length);
        _chunks.Add(new byte[Math.Max(atLeast, Math.Clamp(held / 2, SmallestChunk, LargestChunk))]);
        _used = 0;
    }
}
