using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>Ids that clients make for what they ask: letters, digits and hyphens.</summary>
public static class ClientCommandId
{
    /// <summary>Characters of an id whose guesser would get a seat: 128 bits in hexadecimal.</summary>
    public const int SecretAtLeast = 32;

    private const int Longest = 64;

    public static bool IsValid(string id, int atLeast = 8) =>
        id.Length >= atLeast && id.Length <= Longest && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    public static Refusal Refuse(int atLeast = 8) =>
        new(RefusalCode.Malformed, $"An id has {atLeast} to {Longest} letters, digits and hyphens.");
}
