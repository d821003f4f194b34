namespace Simulation.Server.Startup;

/// <summary>
/// The prefix under which a reverse proxy serves this server beside others, <c>PathBase</c>. Requests are taken with it
/// and without it, because some proxies take it off; every address that the server writes has it.
/// </summary>
public static class PathPrefix
{
    /// <summary>To be used before anything looks at a path.</summary>
    public static void UsePathPrefix(this WebApplication app, ServerSettings settings)
    {
        if (settings.PathBase.Length == 0)
            return;
        var prefix = new PathString(settings.PathBase);
        app.Use(
            (context, next) =>
            {
                if (context.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal, out var rest))
                    context.Request.Path = rest;
                context.Request.PathBase = prefix;
                return next(context);
            }
        );
    }

    /// <summary>Whether this is no prefix, or one of segments that stand in an address as they are.</summary>
    public static bool IsValid(string prefix) =>
        prefix.Length == 0
        || (
            prefix[0] == '/'
            && prefix[1..]
                .Split('/')
                .All(segment =>
                    segment.Length > 0
                    && segment is not ("." or "..")
                    && segment.All(c => char.IsAsciiLetterOrDigit(c) || "-._~".Contains(c, StringComparison.Ordinal))
                )
        );
}
