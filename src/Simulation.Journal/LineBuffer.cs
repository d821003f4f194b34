using System.Buffers;

namespace Simulation.Journal;

/// <summary>Cuts chunks of a file into lines; the memory of a line is valid until the next chunk.</summary>
internal sealed class LineBuffer : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _start;
    private int _searched;
    private int _end;

    /// <summary>What follows the last line taken.</summary>
    public ReadOnlyMemory<byte> Rest => _bytes.AsMemory(_start.._end);

    /// <summary>Where the next chunk goes; never empty.</summary>
    public Memory<byte> Free()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start.._end).CopyTo(_bytes);
            _end -= _start;
            _searched -= _start;
            _start = 0;
        }

        if (_end == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            _bytes.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(_end);
    }

    public void Filled(int bytes) => _end += bytes;

    /// <param name="line">Without its line feed.</param>
    public bool TryTake(out ReadOnlyMemory<byte> line)
    {
        var length = _bytes.AsSpan(_searched.._end).IndexOf((byte)'\n');
        if (length < 0)
        {
            _searched = _end;
            line = default;
            return false;
        }

        line = _bytes.AsMemory(_start..(_searched + length));
        _start = _searched = _searched + length + 1;
        return true;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);
}
