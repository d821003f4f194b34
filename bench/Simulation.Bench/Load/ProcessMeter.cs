using System.Diagnostics;
using System.Globalization;

namespace Simulation.Bench.Load;

/// <summary>Reads what a process has used so far, from /proc; Linux only.</summary>
internal sealed class ProcessMeter(int process)
{
    /// <summary>Linux counts processor time in hundredths of a second.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Processor time in seconds, user and system, of all threads.</summary>
    public double CpuSeconds()
    {
        // The second field is the name in parentheses and may hold blanks.
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (
                long.Parse(fields[11], CultureInfo.InvariantCulture)
                + long.Parse(fields[12], CultureInfo.InvariantCulture)
            ) / TicksPerSecond;
    }

    /// <summary>The processes of this machine that run a program, by its name.</summary>
    public static IReadOnlyList<ProcessMeter> Of(string program) =>
        [.. Process.GetProcessesByName(program).Select(found => new ProcessMeter(found.Id))];

    /// <summary>Resident memory in MiB.</summary>
    public double ResidentMiB()
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            / 1024.0;
    }
}
