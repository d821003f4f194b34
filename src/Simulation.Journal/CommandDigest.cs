using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Simulation.Journal;

/// <summary>
/// What is kept in memory of a command's id to know it again; the ids themselves would be a large part of what an idle
/// stream holds. Nobody can make two ids with the same one.
/// </summary>
public static class CommandDigest
{
    /// <summary>Bytes of most ids; a longer one costs an array.</summary>
    private const int Usual = 256;

    public static UInt128 Of(string id)
    {
        var length = Encoding.UTF8.GetByteCount(id);
        var bytes = length <= Usual ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(id, bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
