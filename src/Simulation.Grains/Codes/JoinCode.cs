using System.Security.Cryptography;

namespace Simulation.Grains.Codes;

/// <summary>
/// What players type to join: eight characters that cannot be mistaken for each other when read aloud or from a wall
/// (no 0, 1, I, L, O, U), in any case, with spaces and hyphens where people like them.
/// </summary>
public static class JoinCode
{
    /// <summary>Characters of a new code; it is shown in two groups of four.</summary>
    public const int Length = 8;

    /// <summary>Characters of a code that a version up to 0.2.0 has drawn.</summary>
    private const int FormerLength = 6;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Draw() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The code as it is kept, or null when this cannot be one.</summary>
    public static string? Read(string typed)
    {
        if (typed.Length > 4 * Length)
            return null;
        var code = string.Concat(typed.Where(c => c is not (' ' or '-'))).ToUpperInvariant();
        return code.Length is Length or FormerLength && code.All(Alphabet.Contains) ? code : null;
    }
}
