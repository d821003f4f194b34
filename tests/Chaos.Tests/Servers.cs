using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>
/// Server processes with quick autopilots, limits that a crowd behind one address does not reach, and no chatter.
/// </summary>
internal static class Servers
{
    private static readonly string[] s_settings =
    [
        "--Autopilot:ThinkSeconds=1",
        "--Limits:OpeningsPerMinute=1000",
        "--Limits:JoinsPerMinute=1000",
        "--Logging:LogLevel:Default=Error",
    ];

    public static Task<ServerProcess> OnSqlite(Uri address, string data) =>
        ServerProcess.Start(Repository.Scenarios, address, ["--Data=" + data, .. s_settings]);

    /// <summary>A server of the cluster of that database.</summary>
    public static Task<ServerProcess> OnDatabase(Uri address, string[] cluster) =>
        ServerProcess.Start(Repository.Scenarios, address, [.. cluster, .. s_settings]);

    public static Uri FreeAddress() => new($"http://127.0.0.1:{FreePort.Find()}");
}
