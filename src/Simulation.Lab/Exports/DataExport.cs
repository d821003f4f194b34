using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules;
using Simulation.Rules.ExportColumns;

namespace Simulation.Lab.Exports;

/// <summary>
/// Sessions of one scenario as tables for an analyst, computed from their journals alone. No names of people and
/// nothing that they wrote is in them; a person is the id of a seat.
/// </summary>
/// <param name="Sessions">One row per session: the columns of every export, then those of the data plan.</param>
/// <param name="Decisions">
/// One row per decision, stamped with who made it, so that an analyst can leave autopilots out.
/// </param>
/// <param name="Codebook">What each column of both tables means.</param>
public sealed record DataExport(string Sessions, string Decisions, string Codebook)
{
    private static readonly ImmutableArray<(string Name, string Meaning, string Values)> DecisionColumns =
    [
        ("session", "Id of the session", "text"),
        ("number", "Its place among the session's decisions", "whole number from 1"),
        ("at", "When it was made", "UTC"),
        (
            "game_minute",
            "Game time since the first round began, jumps of the calendar included",
            "minutes, one decimal"
        ),
        ("round", "The round", "whole number from 1"),
        ("role", "The institution", "id of a role"),
        (
            "decided_by",
            "Who decided; default is what came because nobody answered in time",
            "person, autopilot, assistant (a language model) or default"
        ),
        (
            "kind",
            "What was done; a sealed move is played when it opens",
            "played, sealed, taken-back, improvised, proposed, signed, declined or lapsed"
        ),
        (
            "what",
            "The move, the improvised move, the prepared agreement or the demand that lapsed",
            "id; empty for an agreement in free words"
        ),
        ("target", "At whom it was aimed", "id of a role; empty for nobody"),
        ("asset", "What it was about", "id of an asset; empty for nothing"),
        ("directive", "The directive it answers", "id of a directive; empty for none"),
        ("numbers", "The numbers chosen", "parameter=value, separated by blanks"),
        (
            "ruling",
            "What became of an improvised move",
            "succeeded, failed, refused, withdrawn or lapsed; empty for other decisions"
        ),
        ("table", "Number of the table in its class", "whole number from 1; empty for a session of its own"),
        (
            "seat",
            "Which person decided, by a pseudonym that is the same in the whole session; for a sealed move who sealed it",
            "id of a seat; empty when no person decided"
        ),
        ("model", "The language model that decided", "name of the model; empty unless an assistant decided"),
        (
            "prompt",
            "The template of the prompt that the model was given, so that two of them can be told apart",
            "SHA-256, hexadecimal; empty unless an assistant decided"
        ),
        .. SessionColumns.End,
    ];

    /// <param name="scenario">The scenario of all of them.</param>
    /// <param name="sessions">With none the tables are their headings.</param>
    public static DataExport Of(Scenario scenario, IReadOnlyCollection<FinishedSession> sessions) =>
        new(
            Csv.Write([
                [
                    .. SessionColumns.All.Select(column => column.Name),
                    .. scenario.DataPlan.Select(asked => asked.Column),
                ],
                .. sessions.Select(session => session.Row()),
            ]),
            Csv.Write([DecisionColumns.Select(column => column.Name), .. sessions.SelectMany(DecisionRows)]),
            Csv.Write([
                ["table", "column", "meaning", "values"],
                .. SessionColumns.All.Select(column => Row("sessions", column)),
                .. scenario.DataPlan.Select(asked =>
                    Row("sessions", (asked.Column, asked.Question, asked.Measure.Values(scenario)))
                ),
                .. DecisionColumns.Select(column => Row("decisions", column)),
            ])
        );

    /// <summary>The rows of one session, to be added to the tables of <see cref="Of"/>.</summary>
    public static SessionRows RowsOf(FinishedSession session) =>
        new(Csv.Write([session.Row()]), Csv.Write(DecisionRows(session)));

    /// <summary>Lines of a codebook.</summary>
    internal static string Describe(string table, IEnumerable<(string Name, string Meaning, string Values)> columns) =>
        Csv.Write(columns.Select(column => Row(table, column)));

    private static string[] Row(string table, (string Name, string Meaning, string Values) column) =>
        [table, column.Name, column.Meaning, column.Values];

    private static IEnumerable<IEnumerable<string>> DecisionRows(FinishedSession session) =>
        Exports
            .DecisionReader.Of(session.Entries)
            .Select(
                (decision, i) =>
                    (string[])
                        [
                            session.Played.End.Session,
                            FinishedSession.Number(i + 1),
                            FinishedSession.Time(decision.At),
                            (decision.GameTime / 60m).ToString("0.0", CultureInfo.InvariantCulture),
                            FinishedSession.Number(decision.Round),
                            decision.Role,
                            decision.DecidedBy,
                            decision.Kind,
                            decision.What,
                            decision.Choice?.Target ?? "",
                            decision.Choice?.Asset ?? "",
                            decision.Choice?.Directive ?? "",
                            string.Join(
                                ' ',
                                (decision.Choice?.Parameters ?? ImmutableSortedDictionary<string, int>.Empty).Select(
                                    chosen => $"{chosen.Key}={FinishedSession.Number(chosen.Value)}"
                                )
                            ),
                            decision.Kind == "improvised"
                                ? session.Played.End.ImprovisedMove(decision.What)!.Status.ToString().ToLowerInvariant()
                                : "",
                            session.Table,
                            decision.Seat ?? "",
                            decision.Assistant?.Model ?? "",
                            decision.Assistant?.Prompt ?? "",
                            .. session.EndCells,
                        ]
            );
}

/// <summary>Rows of the tables of a <see cref="DataExport"/>, without headings.</summary>
/// <param name="Session">One row.</param>
public sealed record SessionRows(string Session, string Decisions);
