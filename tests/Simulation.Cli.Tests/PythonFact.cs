using System.Diagnostics;

namespace Simulation.Cli.Tests;

/// <summary>A test that is skipped, saying why, where there is no Python.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() =>
        Skip = Python.Program is null ? "Python is not installed; get it with: apt-get install python3" : null;
}

/// <summary>The Python of this machine: one with matplotlib if there is one, because only that draws.</summary>
internal static class Python
{
    /// <summary>Null when there is none.</summary>
    public static string? Program { get; }

    public static bool HasMatplotlib { get; }

    static Python()
    {
        string[] known = ["python3", "/usr/bin/python3"];
        var drawing = known.FirstOrDefault(program => Runs(program, "import matplotlib"));
        HasMatplotlib = drawing is not null;
        Program = drawing ?? known.FirstOrDefault(program => Runs(program, "pass"));
    }

    private static bool Runs(string program, string code)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, ["-c", code]) { RedirectStandardError = true }
            )!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
