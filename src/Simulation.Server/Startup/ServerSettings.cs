using System.Reflection;
using System.Security.Cryptography;
using Simulation.Server.Security;

namespace Simulation.Server.Startup;

/// <summary>Folders as the operator names them; relative ones begin at the current folder.</summary>
public sealed record FolderSettings : ISettings
{
    public static string Section => "";

    /// <summary>Folder of the journal; null for <c>data</c> in <see cref="ServerSettings.Root"/>.</summary>
    public string? Data { get; init; }

    /// <summary>
    /// Folder of the scenario packs; null for <c>scenarios</c> in <see cref="ServerSettings.Root"/>.
    /// </summary>
    public string? Scenarios { get; init; }

    /// <summary>
    /// Folder of the built browser client; <c>none</c> to serve none, null for <c>client</c> beside the program, or
    /// what is built in the repository.
    /// </summary>
    public string? Client { get; init; }
}

/// <summary>How the console is written to.</summary>
public sealed record LoggingSettings : ISettings
{
    public static string Section => "Logging";

    /// <summary>Whether the console gets JSON for a machine instead of words for a person.</summary>
    public bool Json { get; init; }

    /// <summary>The least level that is written; the logging library reads it, and it is validated here.</summary>
    [ConfigurationKeyName("LogLevel:Default")]
    public LogLevel Level { get; init; } = LogLevel.Information;
}

/// <summary>
/// What the server's start works with: settings with defaults filled in, folders as absolute paths, and a host key
/// that is drawn when one is needed and none is set.
/// </summary>
/// <param name="Urls">Where to listen.</param>
/// <param name="PathBase">What stands before every path, without a slash at its end; empty for nothing.</param>
/// <param name="IsLoopback">Whether only this machine can reach the server.</param>
/// <param name="Root">The folder of the repository, or where the program lies.</param>
/// <param name="Data">Folder of the journal.</param>
/// <param name="Scenarios">Folder of the scenario packs.</param>
/// <param name="Client">Folder of the built browser client; null to serve none.</param>
/// <param name="JsonLogs">Whether the console gets JSON for a machine instead of words for a person.</param>
/// <param name="HostKey">Secret for opening sessions; null when everybody who reaches the server may.</param>
/// <param name="DrawnKey">The host key when the server has drawn it; the operator's own is printed nowhere.</param>
public sealed record ServerSettings(
    IReadOnlyList<Uri> Urls,
    string PathBase,
    bool IsLoopback,
    string Root,
    string Data,
    string Scenarios,
    string? Client,
    string? HostKey,
    string? DrawnKey,
    bool JsonLogs
)
{
    /// <summary>Version and, in a build from a repository, the commit.</summary>
    public static string Build { get; } =
        typeof(ServerSettings)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "0";

    public static string Version { get; } = Build.Split('+')[0];

    /// <exception cref="CannotStartException">A value is not allowed, or two do not fit together.</exception>
    public static ServerSettings Read(IConfiguration configuration)
    {
        var access = SettingsBinding.Read<HttpSettings>(configuration);
        var folders = SettingsBinding.Read<FolderSettings>(configuration);
        var json = SettingsBinding.Read<LoggingSettings>(configuration).Json;
        if (json && access.HostKey is null && !access.IsLoopback)
            throw new CannotStartException(
                "With Logging:Json no key is printed; set a HostKey, a long secret of your own."
            );
        if (access.HostKey is null && access.IsLoopback && SettingsBinding.Read<ProxySettings>(configuration).Any)
        {
            throw new CannotStartException(
                "Proxy:Networks needs a HostKey:"
                    + " without one, everybody who comes through the proxy could open sessions."
            );
        }

        var root = FindRoot();
        var drawn = access.HostKey is null && !access.IsLoopback ? DrawKey() : null;
        return new ServerSettings(
            access.Addresses(),
            access.PathBase.TrimEnd('/'),
            access.IsLoopback,
            root,
            Path.GetFullPath(folders.Data ?? Path.Combine(root, "data")),
            Path.GetFullPath(folders.Scenarios ?? Path.Combine(root, "scenarios")),
            folders.Client switch
            {
                "none" => null,
                { } folder => Path.GetFullPath(folder),
                null => FindClient(root),
            },
            access.HostKey ?? drawn,
            drawn,
            json
        );
    }

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
