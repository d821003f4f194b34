using System.ComponentModel.DataAnnotations;
using Simulation.Grains;

namespace Simulation.Server.Startup;

/// <summary>How long autopilots think, absences are waited out and sessions are kept.</summary>
public sealed record SessionTimes : ISettings
{
    // Timers of the runtime take up to 49 days, and an autopilot thinks up to one and a half times as long as set.
    private const double LongestSeconds = 1_000_000;

    public static string Section => "";

    /// <summary>Seconds that an autopilot thinks on average; 0 for no pause.</summary>
    [ConfigurationKeyName("Autopilot:ThinkSeconds"), Range(0, LongestSeconds)]
    public double ThinkSeconds { get; init; } = 4;

    /// <summary>Seconds that a role may be without its people before its autopilot takes over.</summary>
    [ConfigurationKeyName("Autopilot:GraceSeconds"), Range(0, LongestSeconds)]
    public double AbsenceGraceSeconds { get; init; } = 60;

    /// <summary>
    /// Seconds that nobody at all may be connected to a session before its game waits; a tenth of its round where that
    /// is shorter.
    /// </summary>
    [ConfigurationKeyName("Unattended:GraceSeconds"), Range(0, LongestSeconds)]
    public double UnattendedGraceSeconds { get; init; } = 30;

    /// <summary>Days after its last entry at which a session is deleted; null for never.</summary>
    [ConfigurationKeyName("Retention:Days"), Range(1, 36500, ErrorMessage = "no number of days from {1} to {2}")]
    public int? RetentionDays { get; init; }

    /// <summary>The same for the grains.</summary>
    public SessionSettings ForGrains() =>
        new()
        {
            Thinking = TimeSpan.FromSeconds(ThinkSeconds),
            AbsenceGrace = TimeSpan.FromSeconds(AbsenceGraceSeconds),
            UnattendedGrace = TimeSpan.FromSeconds(UnattendedGraceSeconds),
            Retention = RetentionDays is { } days ? TimeSpan.FromDays(days) : null,
            Build = ServerSettings.Build,
        };
}
