using Microsoft.AspNetCore.HttpOverrides;
using Simulation.Server.Startup;

namespace Simulation.Server.Security;

/// <summary>
/// Behind a reverse proxy every request comes from the proxy. When <c>Proxy:Networks</c> says where proxies are, what
/// they say of the client's address and scheme is believed, and limits count for clients; nobody else is believed.
/// </summary>
public static class ReverseProxy
{
    public static void AddReverseProxy(this WebApplicationBuilder builder)
    {
        var networks = (builder.Configuration["Proxy:Networks"] ?? "")
            .Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text =>
                System.Net.IPNetwork.TryParse(text, out var network)
                    ? network
                    : throw new CannotStartException(
                        $"Proxy:Networks: '{text}' is not a network such as 10.0.0.0/8 or 192.0.2.7/32."
                    )
            )
            .ToList();
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders =
                networks.Count == 0
                    ? ForwardedHeaders.None
                    : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
                options.KnownIPNetworks.Add(network);

            // A chain of proxies is followed from its end for as long as each is one of ours.
            options.ForwardLimit = null;
        });
    }

    public static void UseReverseProxy(this WebApplication app) => app.UseForwardedHeaders();
}
