using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Simulation.Grains.Sessions;

/// <summary>The secret of a seat: 256 random bits. Only its hash is kept.</summary>
public static class Ticket
{
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string ticket) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)));
}
