using System.Globalization;
using Simulation.Server.Security;

namespace Simulation.Server.Startup;

/// <summary>
/// How many files and connections the operating system lets this process have open. A server that runs out of them
/// fails anywhere, so it is compared with <c>Limits:Connections</c> before the first client comes.
/// </summary>
public static class OpenFiles
{
    /// <summary>For the program's own files, the journal, and connections to a database and to other servers.</summary>
    private const int Own = 512;

    private const string Limits = "/proc/self/limits";

    private const string Line = "Max open files";

    /// <summary>The limit of this process; null where it is not known, as on other systems than Linux.</summary>
    public static long? Limit { get; } = File.Exists(Limits) ? Read(File.ReadLines(Limits)) : null;

    /// <exception cref="CannotStartException">The clients that the settings allow do not fit.</exception>
    public static void Check(LimitSettings limits, long? limit)
    {
        var needed = limits.Connections + (long)Own;
        if (limit < needed)
        {
            throw new CannotStartException(
                $"This process may have {limit} files open, and Limits:Connections={limits.Connections} needs {needed}."
                    + " Raise the limit (LimitNOFILE of systemd, ulimits of Compose, ulimit -n of a shell), or lower"
                    + " Limits:Connections."
            );
        }
    }

    /// <summary>
    /// Connections of every kind that may be open: twice those of clients, for pages and for what a proxy keeps open,
    /// as far as the limit goes.
    /// </summary>
    public static long ConnectionsOfAllKinds(LimitSettings limits, long? limit) =>
        Math.Min(limits.Connections * 2L, (limit ?? long.MaxValue) - Own);

    /// <param name="lines">As Linux describes the limits of a process.</param>
    /// <returns>Null for no limit.</returns>
    internal static long? Read(IEnumerable<string> lines) =>
        lines.FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)) is { } found
        && long.TryParse(
            found[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0],
            CultureInfo.InvariantCulture,
            out var limit
        )
            ? limit
            : null;
}
