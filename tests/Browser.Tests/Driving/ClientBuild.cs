using System.Diagnostics;
using Simulation.Testing;

namespace Browser.Tests.Driving;

/// <summary>Builds the browser client, as <c>dotnet run</c> of the server does.</summary>
public static class ClientBuild
{
    /// <summary>
    /// Does nothing when the client is newer than its sources; the first time takes a minute.
    /// </summary>
    /// <exception cref="InvalidOperationException">It cannot be built; the message is what the build wrote.</exception>
    public static async Task Run()
    {
        using var build = Process.Start(
            new ProcessStartInfo("dotnet", ["build", Path.Combine(Repository.Root, "client-web")])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = build.StandardOutput.ReadToEndAsync();
        var errors = build.StandardError.ReadToEndAsync();
        await build.WaitForExitAsync();
        if (build.ExitCode != 0)
            throw new InvalidOperationException($"The browser client cannot be built:\n{await output}{await errors}");
    }
}
