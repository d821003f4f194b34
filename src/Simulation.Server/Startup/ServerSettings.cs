using System.Net;
using System.Reflection;
using System.Security.Cryptography;

namespace Simulation.Server.Startup;

/// <summary>
/// What an operator may set, on the command line (<c>--Data=…</c>), in the environment (<c>Data=…</c>) or in
/// <c>appsettings.json</c>.
/// </summary>
/// <param name="Urls">Where to listen.</param>
/// <param name="Root">The folder of the repository, or where the program lies.</param>
/// <param name="Data">Folder of the journal.</param>
/// <param name="Scenarios">Folder of the scenario packs.</param>
/// <param name="Client">Folder of the built browser client; null to serve none.</param>
/// <param name="JsonLogs">Whether the console gets JSON for a machine instead of words for a person.</param>
/// <param name="HostKey">Secret for opening sessions; null when everybody who reaches the server may.</param>
public sealed record ServerSettings(
    IReadOnlyList<Uri> Urls,
    string Root,
    string Data,
    string Scenarios,
    string? Client,
    string? HostKey,
    bool JsonLogs
)
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Version and, in a build from a repository, the commit.</summary>
    public static string Build { get; } =
        typeof(ServerSettings)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "0";

    public static string Version { get; } = Build.Split('+')[0];

    /// <summary>Whether only this machine can reach the server.</summary>
    public bool IsLoopback => Urls.All(IsLoopbackUrl);

    public static ServerSettings Read(IConfiguration configuration)
    {
        var root = FindRoot();
        var urls = ReadUrls(configuration["Urls"]);
        var key = configuration["HostKey"];
        var json = configuration.GetValue("Logging:Json", false);
        if (json && string.IsNullOrEmpty(key) && !urls.All(IsLoopbackUrl))
            throw new CannotStartException(
                "With Logging:Json no key is printed; set a HostKey, a long secret of your own."
            );
        return new ServerSettings(
            urls,
            root,
            Path.GetFullPath(configuration["Data"] ?? Path.Combine(root, "data")),
            Path.GetFullPath(configuration["Scenarios"] ?? Path.Combine(root, "scenarios")),
            configuration["Client"] switch
            {
                "none" => null,
                { Length: > 0 } folder => Path.GetFullPath(folder),
                _ => FindClient(root),
            },
            !string.IsNullOrEmpty(key) ? key
                : urls.All(IsLoopbackUrl) ? null
                : DrawKey(),
            json
        );
    }

    private static List<Uri> ReadUrls(string? configured)
    {
        var urls = new List<Uri>();
        var all = string.IsNullOrWhiteSpace(configured) ? DefaultUrl : configured;
        foreach (var url in all.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // "*" and "+" mean all addresses; Uri knows only the numbers for that.
            var text = url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal)
                .Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
            if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                throw new CannotStartException($"Urls: '{url}' is not an address such as {DefaultUrl}.");
            urls.Add(uri);
        }

        return urls;
    }

    private static bool IsLoopbackUrl(Uri url) =>
        url.Host == "localhost"
        || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    // Short enough to be typed from the console once, long enough not to be guessed.
    private static string DrawKey() => RandomNumberGenerator.GetString("23456789abcdefghjkmnpqrstvwxyz", 20);

    // A published server has the client beside it; one that is run from the repository has what is built there.
    private static string FindClient(string root)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "client");
        return Directory.Exists(published) ? published : Path.Combine(root, "client-web", "dist");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
                return folder.FullName;
        }

        return Directory.GetCurrentDirectory();
    }
}
