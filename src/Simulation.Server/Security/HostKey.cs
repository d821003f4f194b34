using System.Security.Cryptography;
using System.Text;

namespace Simulation.Server.Security;

/// <summary>The secret for opening sessions; none is needed when only this machine can reach the server.</summary>
public sealed class HostKey(string? key)
{
    public bool IsNeeded => key is not null;

    /// <summary>Compares in constant time, so that the time does not show how much of a guess is right.</summary>
    public bool Is(string given) => key is not null && CryptographicOperations.FixedTimeEquals(Hash(given), Hash(key));

    public bool Opens(HttpRequest request) => key is null || (Bearer.Of(request) is { } given && Is(given));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
