using System.Collections.Immutable;
using Simulation.Rules.Moves;

namespace Simulation.Lab.Exports;

/// <summary>
/// One row per decision, stamped with who made it, so that an analyst can leave autopilots out. A sealed move is one
/// row, with the time of its decision and the time at which it opened.
/// </summary>
internal static class DecisionTable
{
    public static readonly DataTableDefinition Definition = DataTableDefinition.Of(
        "decisions",
        [
            ("number", "Its place among the session's decisions", "whole number from 1"),
            ("at", "When it was made; for a sealed move, when it was sealed", "UTC"),
            (
                "game_minute",
                "Game time since the first round began, jumps of the calendar included",
                "minutes, one decimal"
            ),
            ("round", "The round in which it was made", "whole number from 1"),
            ("role", "The institution", "id of a role"),
            (
                "decided_by",
                "Who decided; default is what came because nobody answered in time",
                "person, autopilot, assistant (a language model) or default"
            ),
            (
                "kind",
                "What was done; a sealed move is played once it has opened, fell when it was no longer possible then, "
                    + "and sealed when the session was over first",
                "played, sealed, taken-back, fell, improvised, proposed, signed, declined or lapsed"
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
            ("opened_at", "When a sealed move opened, fell or was taken back", "UTC; empty for all other decisions"),
            ("opened_minute", "The same as game time", "minutes, one decimal; empty for all other decisions"),
            (
                "person",
                "Who decided, by a pseudonym that is the same in all tables of the session; for a sealed move who "
                    + "sealed it",
                "person-1, person-2 …; empty when no person decided"
            ),
            ("model", "The language model that decided", "name of the model; empty unless an assistant decided"),
            (
                "prompt",
                "The template of the prompt that the model was given, so that two of them can be told apart",
                "SHA-256, hexadecimal; empty unless an assistant decided"
            ),
        ],
        Rows
    );

    /// <param name="Outcome">What became of a sealed move; null while it waits, and for all else.</param>
    private sealed record Row(Decision Decision, (string Kind, DateTimeOffset At, long GameTime)? Outcome);

    private static IEnumerable<IReadOnlyList<string>> Rows(FinishedSession session) =>
        Of(session).Select((row, i) => Cells(session, row, i + 1));

    private static List<Row> Of(FinishedSession session)
    {
        var reader = new DecisionReader();
        var rows = new List<Row>();
        foreach (var entry in session.Entries)
        {
            foreach (var decision in reader.Next(entry))
            {
                if (decision.IsOpening || decision.Kind == "taken-back")
                    Settle(decision.Kind, decision.Role, decision.What, decision.GameTime);
                else
                    rows.Add(new Row(decision, null));
            }

            foreach (var fell in entry.Events.OfType<MoveFell>())
                Settle("fell", fell.Role, fell.Move, fell.At);

            // Of two that were sealed alike, the first opens first.
            void Settle(string kind, string role, string move, long gameTime)
            {
                var i = rows.FindIndex(row =>
                    row is { Outcome: null, Decision.Kind: "sealed" }
                    && row.Decision.Role == role
                    && row.Decision.What == move
                );
                rows[i] = rows[i] with { Outcome = (kind, entry.At, gameTime) };
            }
        }

        return rows;
    }

    private static string[] Cells(FinishedSession session, Row row, int number)
    {
        var decision = row.Decision;
        return
        [
            FinishedSession.Number(number),
            FinishedSession.Time(decision.At),
            FinishedSession.Minutes(decision.GameTime),
            FinishedSession.Number(decision.Round),
            decision.Role,
            decision.DecidedBy,
            row.Outcome?.Kind ?? decision.Kind,
            decision.What,
            decision.Choice?.Target ?? "",
            decision.Choice?.Asset ?? "",
            decision.Choice?.Directive ?? "",
            string.Join(
                ' ',
                (decision.Choice?.Parameters ?? ImmutableSortedDictionary<string, int>.Empty).Select(chosen =>
                    $"{chosen.Key}={FinishedSession.Number(chosen.Value)}"
                )
            ),
            decision.Kind == "improvised"
                ? session.Played.End.ImprovisedMove(decision.What)!.Status.ToString().ToLowerInvariant()
                : "",
            row.Outcome is { } outcome ? FinishedSession.Time(outcome.At) : "",
            row.Outcome is { } opened ? FinishedSession.Minutes(opened.GameTime) : "",
            session.PersonOf(decision.Seat),
            decision.Assistant?.Model ?? "",
            decision.Assistant?.Prompt ?? "",
        ];
    }
}
