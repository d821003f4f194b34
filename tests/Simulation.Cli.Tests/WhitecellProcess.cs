using System.Diagnostics;

namespace Simulation.Cli.Tests;

/// <summary>The command-line tool as a process of its own, as an operator calls it.</summary>
internal static class WhitecellProcess
{
    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "whitecell.dll");

    /// <param name="hostKey">What the environment variable HostKey holds; null for none.</param>
    /// <returns>Its exit code, and all that it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> Run(string? hostKey, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HostKey"] = hostKey;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
