using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>
/// Server processes with quick autopilots, limits that many clients behind one address do not reach, and no log but
/// errors. Their address is known before they start, and they count as started as soon as they live.
/// </summary>
internal static class ServerProcesses
{
    private static readonly string[] s_settings =
    [
        "--Autopilot:ThinkSeconds=1",
        "--Limits:OpeningsPerMinute=1000",
        "--Limits:JoinsPerMinute=1000",
        "--Logging:LogLevel:Default=Error",
    ];

    /// <summary>One that is not started yet; on SQLite unless the settings say otherwise.</summary>
    public static ServerProcess Create(params string[] settings) =>
        new([.. s_settings, .. settings])
        {
            Address = new Uri($"http://127.0.0.1:{FreePort.Find()}"),
            ReadyPath = "health/live",
        };

    /// <summary>
    /// Starts a server of a cluster as a supervisor does: one that misses its probes while it starts, on a machine with
    /// far too much to do, is given up by the others, ends, and is started again.
    /// </summary>
    public static async Task StartSupervised(this ServerProcess server)
    {
        try
        {
            await server.Start();
        }
        catch (InvalidOperationException)
            when (server.Output.Any(line => line.Contains("Dead", StringComparison.Ordinal)))
        {
            await server.Start();
        }
    }

    /// <summary>
    /// Asks the server to end, and checks that it does so without an error; but for errors of Orleans, which may report
    /// servers that it could not reach any more.
    /// </summary>
    public static async Task StopWithoutErrors(this ServerProcess server)
    {
        Assert.Equal(0, await server.Stop());
        var errors = server.Output.SkipWhile(line => !IsError(line)).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    private static bool IsError(string line) =>
        line.StartsWith("fail:", StringComparison.Ordinal)
        && !line.StartsWith("fail: Orleans.", StringComparison.Ordinal);
}
