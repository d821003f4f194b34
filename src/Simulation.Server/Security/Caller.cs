using System.Net.Sockets;

namespace Simulation.Server.Security;

/// <summary>Whom limits count for: an IPv4 address, or the network that one IPv6 customer has to himself.</summary>
public static class Caller
{
    public static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
