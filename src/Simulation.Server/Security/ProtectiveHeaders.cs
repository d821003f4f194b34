namespace Simulation.Server.Security;

/// <summary>What every answer says to the browser, refusals included.</summary>
public static class ProtectiveHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // A year. Names below this one may belong to others, who decide for themselves.
    private const string OnlyHttps = "max-age=31536000";

    /// <summary>To be used once the request has the scheme that a reverse proxy forwards.</summary>
    public static void UseProtectiveHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentSecurityPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";

                // Answers of the interface hold tickets and what a role knows; a shared computer must not keep them.
                if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
                    headers.CacheControl = "no-store";

                // Other programs of this machine share the name "localhost".
                if (context.Request is { IsHttps: true, Host.Host: not "localhost" })
                    headers.StrictTransportSecurity = OnlyHttps;
                return next(context);
            }
        );
}
