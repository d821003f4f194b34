using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>Ids that clients make for what they ask: letters, digits and hyphens.</summary>
public static class CommandId
{
    private const int Longest = 64;

    public static bool IsValid(string id, int atLeast = 8) =>
        id.Length >= atLeast && id.Length <= Longest && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>What is kept of an id to know it again. A client cannot make two ids with the same one.</summary>
    public static UInt128 Digest(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    public static Refusal Refuse(int atLeast = 8) =>
        new(RefusalCode.Malformed, $"An id has {atLeast} to {Longest} letters, digits and hyphens.");
}
