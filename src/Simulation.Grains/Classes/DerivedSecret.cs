using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Simulation.Grains.Classes;

/// <summary>
/// Tickets and links that follow from a class ticket, of which the server has the hash alone: they are the same each
/// time, and nobody but the holder of the class ticket can work them out.
/// </summary>
internal static class DerivedSecret
{
    /// <param name="ticket">The class ticket, which is the key.</param>
    /// <param name="of">What the secret is for.</param>
    public static string Of(string ticket, string of) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ticket), Encoding.UTF8.GetBytes(of)));
}
