using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Classes;

namespace Simulation.Lab.Exports;

/// <summary>
/// Who of a class has taken part, as a table for a teacher: names, times and counts, and nothing that says how well
/// somebody has played.
/// </summary>
public static class ParticipationExport
{
    private static readonly ImmutableArray<(string Name, string Meaning, string Values)> Columns =
    [
        ("name", "The person, as on the roster or as typed when joining", "text"),
        ("group", "The person's group", "text; empty for none"),
        ("came", "Whether the person has come, by the code or by the link of the roster", "yes or no"),
        ("table", "Number of the person's table", "whole number from 1; empty for none"),
        ("role", "What the person plays", "title of a role; empty without a table"),
        ("state", "How far the person has come", "not started, playing, finished or left"),
        ("started", "When the person's game first ran", "UTC; empty before"),
        ("finished", "When the person's game was over", "UTC; empty before"),
        (
            "minutes",
            "Time in which the person's game ran and the person was there, in real time. Pauses, time without a"
                + " connection and outages are left out; the first half minute of a game that waits for people and the"
                + " first minute of an absent role are not noticed. Of a stretch in which nothing happens at the table,"
                + " fifteen minutes count at most. In a team, somebody of it was there",
            "minutes, one decimal"
        ),
        ("ending", "How the person's game ended", "title of an ending; empty before"),
        (
            "decisions",
            "Moves, answers to demands, improvised moves, and agreements proposed, signed or declined, that the person"
                + " decided; no measure of how well",
            "whole number from 0"
        ),
        (
            "answers",
            "Questions of the debrief that the person's role has answered",
            "whole number from 0 to the number of questions"
        ),
    ];

    /// <summary>What each column means.</summary>
    public static string Codebook { get; } =
        Csv.Write([
            ["table", "column", "meaning", "values"],
        ]) + DataExport.Describe("participation", Columns);

    public static string Of(ParticipationReport participation)
    {
        var roles = participation.Roles.ToDictionary(role => role.Id, role => role.Title, StringComparer.Ordinal);
        return Csv.Write([
            Columns.Select(column => column.Name),
            .. participation.Members.Select(member =>
                (IEnumerable<string>)
                    [
                        member.Name,
                        member.Group ?? "",
                        member.CheckedIn ? "yes" : "no",
                        member.Table is { } table ? FinishedSession.Number(table) : "",
                        roles.GetValueOrDefault(member.Role ?? "", ""),
                        StateOf(member.State),
                        TimeOf(member.StartedAt),
                        TimeOf(member.FinishedAt),
                        (member.Seconds / 60m).ToString("0.0", CultureInfo.InvariantCulture),
                        member.Ending ?? "",
                        FinishedSession.Number(member.Decisions),
                        FinishedSession.Number(member.Answers),
                    ]
            ),
        ]);
    }

    private static string StateOf(ParticipationState state) =>
        state == ParticipationState.NotStarted ? "not started" : state.ToString().ToLowerInvariant();

    private static string TimeOf(long? at) =>
        at is { } milliseconds ? FinishedSession.Time(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)) : "";
}
