using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Simulation.Server.Startup;

namespace Simulation.Server.Security;

/// <summary>
/// Behind a reverse proxy every request comes from the proxy. When <c>Proxy:Networks</c> names the networks of
/// proxies, the server believes the client's address and scheme that they forward, and limits count for clients. It
/// believes nobody else.
/// </summary>
public static class ReverseProxy
{
    public static void AddReverseProxy(this WebApplicationBuilder builder) =>
        builder
            .Services.AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<ProxySettings>>(
                (options, settings) =>
                {
                    var networks = settings.Value.Parse();
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
                }
            );

    public static void UseReverseProxy(this WebApplication app) => app.UseForwardedHeaders();
}

/// <summary>Which reverse proxies the server believes.</summary>
public sealed record ProxySettings : ISettings, IValidatableObject
{
    public static string Section => "Proxy";

    /// <summary>Networks of reverse proxies, with a semicolon or a comma.</summary>
    public string Networks { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Texts()
            .Where(text => !System.Net.IPNetwork.TryParse(text, out _))
            .Select(text => new ValidationResult(
                $"Proxy:Networks: '{text}' is not a network such as 10.0.0.0/8 or 192.0.2.7/32."
            ));

    /// <summary>Whether there are any.</summary>
    public bool Any => Texts().Length > 0;

    /// <summary>The networks; once the settings are validated.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Parse() => [.. Texts().Select(System.Net.IPNetwork.Parse)];

    private string[] Texts() =>
        Networks.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
