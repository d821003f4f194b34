using System.Globalization;
using Simulation.Testing;

namespace Simulation.Bench.Load;

/// <summary>Starts what is measured: the server of this repository, and the bare hub beside it.</summary>
internal static class MeasuredServers
{
    /// <summary>Limits on what one address or connection may ask would be all that is measured.</summary>
    private static readonly string[] _noLimits =
    [
        .. new[]
        {
            "JoinsPerMinute",
            "OpeningsPerMinute",
            "CallsPerSecond",
            "CallsAtOnce",
            "BytesPerSecond",
            "BytesAtOnce",
        }.Select(limit => $"--Limits:{limit}=1000000000"),
    ];

    /// <summary>As in the Dockerfile; for the bare hub, too.</summary>
    private static readonly Dictionary<string, string> _variables = new()
    {
        ["DOTNET_GCgen0size"] = "4000000",
        ["DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION"] = "512",
    };

    /// <summary>The server of this repository, without its page.</summary>
    /// <param name="data">Folder in which a fresh data folder is made.</param>
    /// <param name="pin">Whether it has the first core for itself.</param>
    /// <param name="build">Its assembly; null for the one built with this program.</param>
    /// <param name="limited">Whether it limits visitors as it does for everybody.</param>
    public static Task<ServerProcess> StartServer(
        IEnumerable<string> arguments,
        string data,
        bool pin,
        CancellationToken cancellationToken,
        string? build = null,
        bool limited = false
    ) =>
        new ServerProcess([.. limited ? [] : _noLimits, .. arguments])
        {
            Command = Command(build ?? Built("Simulation.Server/release/Simulation.Server.dll"), pin),
            Variables = _variables,
            ParentOfData = data,
        }.Start(cancellationToken);

    /// <summary>The bare hub of bench/Floor.</summary>
    /// <param name="bytes">Wanted size of a message.</param>
    /// <param name="scenario">What it is asked for.</param>
    /// <param name="roles">How many roles that has.</param>
    /// <param name="pin">Whether it has the first core for itself.</param>
    /// <param name="variant">Further settings of its own.</param>
    public static Task<ServerProcess> StartFloor(
        double bytes,
        string scenario,
        int roles,
        bool pin,
        CancellationToken cancellationToken,
        params IEnumerable<string> variant
    ) =>
        new ServerProcess([
            .. variant,
            string.Create(CultureInfo.InvariantCulture, $"--Bytes={bytes:F0}"),
            $"--Scenario={scenario}",
            string.Create(CultureInfo.InvariantCulture, $"--Roles={roles}"),
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
        ])
        {
            Command = Command(Built("Floor/release/Simulation.Floor.dll"), pin),
            Variables = _variables,
            ReadyPath = "api/host",
        }.Start(cancellationToken);

    /// <summary>Everything that a server wrote, when there are errors in it; otherwise null.</summary>
    public static string? ErrorsOf(ServerProcess server)
    {
        var written = string.Join('\n', server.Output);
        return
            written.Contains("fail:", StringComparison.Ordinal)
            || written.Contains("Unhandled", StringComparison.Ordinal)
            ? $"The server wrote: {written}"
            : null;
    }

    private static string[] Command(string program, bool pin) =>
        pin ? ["taskset", "-c", "0", "dotnet", program] : ["dotnet", program];

    /// <summary>Beside this program in the folder of what was built.</summary>
    private static string Built(string assembly)
    {
        var file = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", assembly));
        return File.Exists(file)
            ? file
            : throw new FileNotFoundException(
                $"{file} is missing. Build it first: dotnet build -c Release src/Simulation.Server bench/Floor"
            );
    }
}
