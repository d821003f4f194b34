using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.FileProviders;

namespace Simulation.Server.Startup;

/// <summary>
/// The browser client: built from client-web/ when that has not been done or its sources are newer, and served as
/// static files. It happens at the start and not in the build, so that building the server needs no Node.
/// </summary>
public static class BrowserClient
{
    private const string Assets = "/assets";

    private const string NodeMissing =
        "The browser client has to be built once, and for that Node.js 20 or newer is needed: install it from https://nodejs.org and start again.";

    /// <exception cref="CannotStartException">It cannot be built.</exception>
    public static async Task MakeSure(ServerSettings settings)
    {
        if (settings.Client is not { } dist)
            return;
        var index = new FileInfo(Path.Combine(dist, "index.html"));
        if (settings.ClientSources is not { } sources || !File.Exists(Path.Combine(sources, "package.json")))
        {
            if (!index.Exists)
                throw new CannotStartException(
                    $"There is no browser client in {dist}; name its folder with --Client=<folder>, or none."
                );
            return;
        }

        if (index.Exists && index.LastWriteTimeUtc >= NewestSource(sources))
            return;
        await Build(sources);
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
        app.MapFallback("/api/{**rest}", () => Results.NotFound());
        app.MapFallback(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            return context.Response.SendFileAsync(index);
        });
    }

    private static DateTime NewestSource(string sources) =>
        new DirectoryInfo(sources)
            .EnumerateFileSystemInfos()
            .Where(entry =>
                entry.Name is not ("node_modules" or "dist" or "dev" or "test-results") && !entry.Name.StartsWith('.')
            )
            .SelectMany(entry =>
                entry is DirectoryInfo folder
                    ? folder.EnumerateFiles("*", SearchOption.AllDirectories)
                    : [(FileInfo)entry]
            )
            .Max(file => file.LastWriteTimeUtc);

    private static async Task Build(string sources)
    {
        if (!IsInstalled(sources))
        {
            Console.WriteLine(
                "Fetching what the browser client is built with (npm ci); this takes a minute the first time …"
            );
            await Npm(sources, "ci", "--no-audit", "--no-fund");
        }

        Console.WriteLine("Building the browser client (npm run build) …");
        await Npm(sources, "run", "build");
    }

    private static bool IsInstalled(string sources)
    {
        var installed = new FileInfo(Path.Combine(sources, "node_modules", ".package-lock.json"));
        return installed.Exists
            && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(sources, "package-lock.json"));
    }

    private static async Task Npm(string folder, params string[] arguments)
    {
        // On Windows npm is a script, which only a shell runs.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. arguments])
            : new ProcessStartInfo("npm", arguments);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            using var npm = Process.Start(start) ?? throw new CannotStartException(NodeMissing);
            var output = npm.StandardOutput.ReadToEndAsync();
            var errors = npm.StandardError.ReadToEndAsync();
            await npm.WaitForExitAsync();
            if (npm.ExitCode == 0)
                return;
            await Console.Error.WriteLineAsync(await output + await errors);
            throw new CannotStartException(
                $"'npm {string.Join(' ', arguments)}' in {folder} failed (see above). Check the network and the version of Node.js (20 or newer), and start again."
            );
        }
        catch (Win32Exception)
        {
            throw new CannotStartException(NodeMissing);
        }
    }
}
