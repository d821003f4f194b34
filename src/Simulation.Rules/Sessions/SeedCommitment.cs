using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Simulation.Rules.Sessions;

/// <summary>
/// What a session promises at its start, so that its seed and its scenario pack, the data plan in it, can be shown
/// later not to have been chosen afterwards. It gives neither away: a random nonce keeps a short seed from being
/// guessed (docs/adr/0010-stored-form.md).
/// </summary>
public static class SeedCommitment
{
    private const int NonceBytes = 32;

    /// <returns>32 random bytes in lower-case hexadecimal.</returns>
    public static string DrawNonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes));

    /// <param name="pack">The hash of the pack, in hexadecimal, as exports name it.</param>
    /// <param name="nonce">As <see cref="DrawNonce"/> gave it.</param>
    /// <returns>
    /// SHA-256, in lower-case hexadecimal, of the seed in UTF-8, the bytes of the pack's hash and those of the nonce,
    /// each after its length in eight bytes, the highest first.
    /// </returns>
    /// <exception cref="FormatException">The pack's hash or the nonce is no hexadecimal.</exception>
    public static string Of(string seed, string pack, string nonce)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(seed));
        Append(hash, Convert.FromHexString(pack));
        Append(hash, Convert.FromHexString(nonce));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, byte[] part)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
