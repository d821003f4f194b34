using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Simulation.Rules.Dice;

/// <summary>
/// Chance, keyed by what it is for. Each draw is a hash of the session's seed and of its purpose, not the next one of a
/// sequence: the same seed and commands give the same draws on any machine, and playing one move more or less leaves
/// the luck of all others as it was.
/// </summary>
public static class Die
{
    /// <summary>1 to 100.</summary>
    /// <param name="seed">The session's secret.</param>
    /// <param name="purpose">What the draw is for: actor, move, its n-th use, draw.</param>
    public static int Percent(string seed, string purpose) => Between(seed, purpose, 1, 100);

    /// <summary>A whole number from least to most, both included.</summary>
    public static int Between(string seed, string purpose, int least, int most)
    {
        if (most <= least)
            return least;
        var draw = Draw(seed, purpose);
        // 2^64 outcomes over a range of a few hundred: the bias of the remainder is below 10^-16.
        return (int)(least + (long)(draw % (ulong)(most - (long)least + 1)));
    }

    private static ulong Draw(string seed, string purpose)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(seed.Length + purpose.Length + 1);
        var bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        var written = Encoding.UTF8.GetBytes(seed, bytes);
        bytes[written++] = 0;
        written += Encoding.UTF8.GetBytes(purpose, bytes[written..]);
        SHA256.HashData(bytes[..written], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
