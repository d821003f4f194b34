using System.Collections.Immutable;

namespace Simulation.Rules.ExportColumns;

/// <summary>The columns that every export has before those of the data plan, and what they mean.</summary>
public static class CommonColumns
{
    /// <summary>The columns that mark, in every table, sessions that were broken off or left.</summary>
    public static ImmutableArray<(string Name, string Meaning, string Values)> End =>
        [
            (
                "ended_by",
                "What ended the session: an ending that comes at once, the end of the last round,"
                    + " or before that its facilitator, or its class for all tables",
                "ending, last-round, facilitator or class"
            ),
            (
                "unattended_seconds",
                "Real seconds for which the running game stood still because nobody was connected",
                "whole number from 0"
            ),
        ];

    public static readonly ImmutableArray<(string Name, string Meaning, string Values)> All =
    [
        ("session", "Id of the session", "text"),
        ("scenario", "Id of the scenario", "text"),
        (
            "pack",
            "What the scenario's files hold, so that two versions of it can be told apart",
            "SHA-256, hexadecimal"
        ),
        ("cast", "Names that were played with", "id of a cast; empty when the scenario has none"),
        (
            "seed",
            "Secret of the dice and of what autopilots draw: the same server version, pack, cast and seed with the same"
                + " commands of people at the same game times give the same session, at any pace, for the game's clock"
                + " waits for autopilots; a live game of which late_decisions or clock_restarts is above 0 may be"
                + " another one. In turns and over days the commands have to come at the same place between"
                + " their decisions. What an AI assistant answers does not repeat",
            "text"
        ),
        ("pacing", "How rounds end", "live, async or turns"),
        ("opened", "When the session was opened", "UTC, as 2026-06-12T13:15:00Z"),
        ("started", "When the first round began", "UTC"),
        ("ended", "When the session ended", "UTC"),
        ("rounds", "Rounds that were begun", "whole number from 1"),
        ("people", "Seats that played a role at the end", "whole number from 0"),
        ("by_people", "Moves and answers that people decided", "whole number from 0"),
        ("by_autopilot", "Moves and answers that autopilots decided", "whole number from 0"),
        ("by_assistant", "Moves and answers that AI assistants decided", "whole number from 0"),
        ("ended_as", "How it ended", "id of an ending"),
        ("class", "Id of the class that the session is a table of", "text; empty for a session of its own"),
        ("table", "Number of the table in its class", "whole number from 1; empty for a session of its own"),
        .. End,
        ("pace", "Game minutes in a minute of real time, as the session was opened", "number"),
        (
            "strategies",
            "How the autopilot of each role decided at the end, and by which temperament it weighed",
            "role=base/balanced and so on, separated by blanks; base with balanced, hard-line, conciliatory, cautious "
                + "or another temperament, historical, random or assistant"
        ),
        (
            "late_decisions",
            "How often the clock of a live game ran on before an autopilot had decided, because the server was too busy"
                + " or the autopilot could not be reached. With 0 here and in clock_restarts the game repeats from its"
                + " seed, as seed says",
            "whole number from 0"
        ),
        (
            "clock_restarts",
            "How often the clock of a live game went on after the server had been away or had stood still: what was not written down by"
                + " then, at most 5 seconds of play, was played again, and autopilots were asked anew",
            "whole number from 0"
        ),
        ("server", "Version of the server that opened the session", "text; empty where it was not kept"),
    ];

    public static readonly ImmutableHashSet<string> Names = [.. All.Select(column => column.Name)];
}
