using System.Globalization;

namespace Chaos.Tests;

/// <summary>How long a run is, from environment variables; without them as long as CI has time for.</summary>
internal static class RunSettings
{
    /// <summary>How often each kill test kills a server: WHITECELL_KILLS.</summary>
    public static int Kills { get; } = Number("WHITECELL_KILLS", 4);

    /// <summary>How often a server of a cluster is frozen: WHITECELL_FREEZES.</summary>
    public static int Freezes { get; } = Number("WHITECELL_FREEZES", 1);

    /// <summary>
    /// How often three servers are started on a new database and again after all were killed: WHITECELL_STARTS.
    /// </summary>
    public static int Starts { get; } = Number("WHITECELL_STARTS", 1);

    /// <summary>
    /// Whether a killed server of a cluster is started again at once (WHITECELL_RESTART=at-once), only when all tables
    /// have gone on without it (later), or now this, now that (null, without the variable).
    /// </summary>
    public static bool? RestartAtOnce { get; } =
        Environment.GetEnvironmentVariable("WHITECELL_RESTART") switch
        {
            null or "" => null,
            "at-once" => true,
            "later" => false,
            var other => throw new InvalidOperationException(
                $"WHITECELL_RESTART: '{other}' is neither at-once nor later."
            ),
        };

    private static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : usual;
}
