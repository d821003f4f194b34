using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;
using Simulation.Server.Startup;

namespace Simulation.Server.Security;

/// <summary>
/// Checks of every request before an endpoint handles it: host, origin and rate limits. Grains check the tickets.
/// </summary>
public static class SecuritySetup
{
    public const string Openings = "openings";

    public const string Connections = "connections";

    public static readonly Refusal TooMany = new(
        RefusalCode.TooMany,
        "Too many requests from your network; please wait a minute."
    );

    private static readonly Refusal Full = new(
        RefusalCode.ServerFull,
        "This server is full; there is room again when somebody leaves."
    );

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddSecurity(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var key = new HostKey(settings.HostKey);
        builder.Services.AddSingleton(key);
        builder.Services.AddSingleton<HostKeyCheck>();
        builder.Services.AddSingleton<SecurityLog>();
        builder.Services.AddSingleton<Guessing>();
        builder.Services.AddSingleton<JoinLimit>();
        builder.Services.AddSingleton<AllowedHostsCheck>();
        builder.Services.AddSingleton<OriginCheck>();

        // The framework reads AllowedHosts, too, and would refuse without a word what AllowedHostsCheck refuses in a
        // sentence.
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);

        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = async (context, _) =>
                await Responses.WriteRefusal(
                    context.HttpContext,
                    PolicyOf(context.HttpContext) == Connections ? Full : TooMany
                );
        });
        builder
            .Services.AddOptions<RateLimiterOptions>()
            .Configure<IOptions<LimitSettings>>(
                (options, settings) =>
                {
                    var limits = settings.Value;

                    // A request without the key opens nothing, so it does not use up the openings of those that have it.
                    options.AddPolicy(
                        Openings,
                        context =>
                            key.Opens(context.Request)
                                ? PerAddress(context, limits.OpeningsPerMinute)
                                : RateLimitPartition.GetNoLimiter("")
                    );
                    options.AddPolicy(
                        Connections,
                        _ =>
                            RateLimitPartition.GetConcurrencyLimiter(
                                "",
                                _ => new ConcurrencyLimiterOptions { PermitLimit = limits.Connections }
                            )
                    );
                }
            );
    }

    /// <summary>
    /// Lets each request through that comes to a name of this server and from a page that may use it.
    /// </summary>
    public static void UseSecurity(this WebApplication app)
    {
        var hosts = app.Services.GetRequiredService<AllowedHostsCheck>();
        var origins = app.Services.GetRequiredService<OriginCheck>();
        app.Use(
            (context, next) =>
                !hosts.Allows(context.Request) ? Responses.WriteRefusal(context, AllowedHostsCheck.Refusal)
                : origins.Allows(context.Request) ? next(context)
                : Responses.WriteRefusal(context, OriginCheck.Refusal, StatusCodes.Status403Forbidden)
        );
        app.UseRouting();
        app.UseRateLimiter();
    }

    private static string? PolicyOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    internal static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter(
            ClientAddress.Of(context),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window }
        );
}
