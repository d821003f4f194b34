using System.Security.Cryptography;

namespace Simulation.Grains.Codes;

/// <summary>
/// What players type to join: six characters that cannot be mistaken for each other when read aloud or from a wall
/// (no 0, 1, I, L, O, U), in any case, with spaces and hyphens where people like them.
/// </summary>
public static class JoinCode
{
    public const int Length = 6;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Draw() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The code as it is kept, or null when this cannot be one.</summary>
    public static string? Read(string typed)
    {
        if (typed.Length > 4 * Length)
            return null;
        var code = string.Concat(typed.Where(c => c is not (' ' or '-'))).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}
