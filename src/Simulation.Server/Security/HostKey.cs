using System.Security.Cryptography;
using System.Text;

namespace Simulation.Server.Security;

/// <summary>The secret for opening sessions; none is needed when only this machine can reach the server.</summary>
public sealed class HostKey(string? key)
{
    public bool IsNeeded => key is not null;

    /// <summary>Compares in a time that does not tell how much of a guess was right.</summary>
    public bool Opens(HttpRequest request) => key is null || (Bearer.Of(request) is { } given
        && CryptographicOperations.FixedTimeEquals(Hash(given), Hash(key)));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
