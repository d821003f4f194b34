using System.Diagnostics;

namespace Simulation.Bench.Load;

/// <summary>Keeps the program that measures off the core of what it measures; Linux only.</summary>
internal static class Cores
{
    /// <summary>Binds all threads that exist; later ones inherit it.</summary>
    public static void Pin(int core)
    {
        using var taskset = Process.Start(
            new ProcessStartInfo("taskset", ["-a", "-c", "-p", $"{core}", $"{Environment.ProcessId}"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        taskset.WaitForExit();
        if (taskset.ExitCode != 0)
            throw new InvalidOperationException("taskset could not pin the generator.");
    }
}
