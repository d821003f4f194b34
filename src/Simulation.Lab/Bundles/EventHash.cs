using System.Security.Cryptography;
using System.Text;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Bundles;

/// <summary>
/// A digest of all events of a session, chained entry by entry. A world follows from its events, and their stored form
/// is a contract, so that the digest is the same in every version that plays the same.
/// </summary>
public static class EventHash
{
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string Of(SessionOpened opened) => Next("", [opened]);

    /// <param name="before">The digest of the entries before.</param>
    public static string Next(string before, IEnumerable<SessionEvent> events)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(before));
        foreach (var happened in events)
        {
            var (name, json) = StoredEvents.Write(happened);
            hash.AppendData(Encoding.ASCII.GetBytes($"\n{name} "));
            hash.AppendData(json);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
