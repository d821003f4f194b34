// The dashboard of Microsoft Orleans: grains, calls and silos as pages of this server. Off unless the operator asks
// for it, and only for those who have the host key, since it can show what a role must not know.
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Orleans.Dashboard;
using Simulation.Server.Endpoints;
using Simulation.Server.Security;
using Simulation.Server.Startup;

namespace Simulation.Server.Dashboard;

public static class DashboardSetup
{
    public const string Path = "/dashboard";

    public const string SignInPath = Path + "/sign-in";

    private const string SigningIn = "dashboard";

    private const int SignInsPerMinute = 10;

    // Its pages style elements in place; scripts, fonts and data are its own files.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <exception cref="CannotStartException">It is asked for without a host key of the operator's own.</exception>
    public static void AddDashboard(this WebApplicationBuilder builder)
    {
        if (!SettingsBinding.Read<DashboardSettings>(builder.Configuration).Enabled)
            return;
        if (SettingsBinding.Read<HttpSettings>(builder.Configuration).HostKey is null)
            throw new CannotStartException(
                "Dashboard:Enabled shows secrets to whoever signs in; set a HostKey, a long secret of your own."
            );
        builder.Services.AddSingleton<SignIns>();
        builder.Services.Configure<RateLimiterOptions>(options =>
            options.AddPolicy(
                SigningIn,
                context =>
                    RateLimitPartition.GetFixedWindowLimiter(
                        ClientAddress.Of(context),
                        _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = SignInsPerMinute,
                            Window = TimeSpan.FromMinutes(1),
                        }
                    )
            )
        );

        // The log is on the console already, and a page that streams it would hold up a server that stops.
        builder.UseOrleans(silo => silo.AddDashboard(options => options.HideTrace = true));
    }

    public static void MapDashboard(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<DashboardSettings>>().Value.Enabled)
        {
            // It is no screen of the browser client either.
            app.MapFallback(Path + "/{**rest}", Responses.NothingThere);
            return;
        }

        app.MapGet(SignInPath, SignInPage.Show);
        app.MapPost(SignInPath, SignIn).RequireRateLimiting(SigningIn);
        app.MapOrleansDashboard(Path).AddEndpointFilter(OnlyForSignedIn);
    }

    private static async Task<IResult> SignIn(HttpContext context, HostKey key, SignIns signIns, SecurityLog log)
    {
        if (!context.Request.HasFormContentType)
            return SignInPage.Refuse(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!key.Is(form["key"].ToString()))
        {
            log.WrongHostKey();
            return SignInPage.Refuse(context);
        }

        signIns.Add(context);
        return Results.Redirect(context.Request.PathBase + Path + "/");
    }

    private static async ValueTask<object?> OnlyForSignedIn(
        EndpointFilterInvocationContext invocation,
        EndpointFilterDelegate next
    )
    {
        var context = invocation.HttpContext;
        if (!context.RequestServices.GetRequiredService<SignIns>().Include(context.Request))
            return context.Request.Path.Value?.TrimEnd('/') == Path
                ? Results.Redirect(context.Request.PathBase + SignInPath)
                : Results.Unauthorized();
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        return await next(invocation);
    }
}

/// <summary>Whether the dashboard is served.</summary>
public sealed record DashboardSettings : ISettings
{
    public static string Section => "Dashboard";

    public bool Enabled { get; init; }
}
