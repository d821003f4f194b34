using System.Diagnostics;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>The command-line tool as a process of its own, as an operator calls it.</summary>
internal static class WhitecellProcess
{
    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "whitecell.dll");

    /// <summary>A server that the tool's serve command is.</summary>
    public static ServerProcess Server(params string[] settings) =>
        new(settings) { Command = ["dotnet", Program, "serve"] };

    /// <param name="hostKey">What the environment variable HostKey holds; null for none.</param>
    /// <returns>Its exit code, and all that it wrote.</returns>
    public static Task<(int ExitCode, string Output)> Run(string? hostKey, params string[] arguments) =>
        ChildProcess.Run(
            new ProcessStartInfo("dotnet", [Program, .. arguments]) { Environment = { ["HostKey"] = hostKey } }
        );
}
