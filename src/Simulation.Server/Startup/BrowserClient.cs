using Microsoft.Extensions.FileProviders;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Startup;

/// <summary>
/// The browser client, served as static files from the folder that <c>client-web/client-web.proj</c> builds or that a
/// published server has beside it.
/// </summary>
public static class BrowserClient
{
    private const string Assets = "/assets";

    // As it stands in client-web/index.html.
    private const string NoPathBase = "name=\"path-base\" content=\"\"";

    /// <exception cref="CannotStartException">There is none in the folder that it is to be served from.</exception>
    public static void Check(ServerSettings settings)
    {
        if (settings.Client is { } dist && !File.Exists(Path.Combine(dist, "index.html")))
        {
            throw new CannotStartException(
                $"There is no browser client in {dist}: build it with 'dotnet build client-web', "
                    + "name its folder with --Client=<folder>, or serve none with --Client=none."
            );
        }
    }

    public static void AddBrowserClient(this WebApplicationBuilder builder) =>
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/javascript", "text/css", "image/svg+xml"];
        });

    public static void UseBrowserClient(this WebApplication app, ServerSettings settings)
    {
        if (settings.Client is not { } dist)
            return;

        // Only what holds no secret is compressed: the length of an answer with one could give it away.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Assets, StringComparison.Ordinal),
            assets => assets.UseResponseCompression()
        );
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(dist),
                OnPrepareResponse = response =>
                {
                    // Vite puts a hash of the content into the names of what lies in assets/.
                    var isHashed = response.Context.Request.Path.StartsWithSegments(Assets, StringComparison.Ordinal);
                    response.Context.Response.Headers.CacheControl = isHashed
                        ? "public, max-age=31536000, immutable"
                        : "no-cache";
                },
            }
        );
    }

    /// <summary>Every address that is not the server's own is a screen of the client.</summary>
    public static void MapBrowserClient(this WebApplication app, ServerSettings settings)
    {
        if (settings.Client is not { } dist)
            return;
        var index = Path.Combine(dist, "index.html");
        app.MapFallback("/api/{**rest}", Responses.NothingThere);
        app.MapFallback(async context =>
        {
            var page = Place(await File.ReadAllTextAsync(index, context.RequestAborted), settings.PathBase);
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            await context.Response.WriteAsync(page, context.RequestAborted);
        });
    }

    /// <summary>
    /// The page with the addresses of its files, which are built relative to it, and with the prefix that its script
    /// puts before every path.
    /// </summary>
    internal static string Place(string page, string pathBase) =>
        page.Replace("=\"./", $"=\"{pathBase}/", StringComparison.Ordinal)
            .Replace(
                NoPathBase,
                NoPathBase.Replace("\"\"", $"\"{pathBase}\"", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
}
