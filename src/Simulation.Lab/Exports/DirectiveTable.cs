using Simulation.Rules.Directives;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>One row per directive: when it was issued and settled, with which answer, and who gave it.</summary>
internal static class DirectiveTable
{
    public static readonly DataTableDefinition Definition = DataTableDefinition.Of(
        "directives",
        [
            ("directive", "The directive; as in decisions", "id of a directive"),
            ("demand", "What was demanded", "id of a demand"),
            ("from", "Who demanded it", "id of a role"),
            ("to", "Of whom", "id of a role"),
            ("asset", "What it was about", "id of an asset; empty for nothing"),
            ("secret", "Whether only its two parties knew of it", "yes or no"),
            ("round", "The round in which it was issued", "whole number from 1"),
            ("issued_at", "When it was issued", "UTC"),
            ("issued_minute", "The same as game time since the first round began", "minutes, one decimal"),
            (
                "deadline_minute",
                "Until when it could be answered, as game time",
                "minutes, one decimal; empty for none"
            ),
            ("settled_at", "When it was answered, withdrawn or lapsed", "UTC; empty while it was open to the end"),
            ("settled_minute", "The same as game time", "minutes, one decimal; empty while it was open to the end"),
            (
                "status",
                "How it stood at the end",
                "issued (still open), complied, complied-in-part, contested, defied, withdrawn or lapsed"
            ),
            ("answer", "The move that settled it", "id of a move; empty when none did"),
            (
                "answered_by",
                "Who decided the answer; default is what came because nobody answered in time",
                "person, autopilot, assistant or default; empty while it is open, and when it was withdrawn"
            ),
            (
                "person",
                "Who decided the answer, by the pseudonym of the other tables",
                "person-1, person-2 …; empty when no person decided"
            ),
        ],
        Rows
    );

    private static IEnumerable<IReadOnlyList<string>> Rows(FinishedSession session)
    {
        var reader = new DecisionReader();
        var (issued, settled, answers) = (
            new Dictionary<string, (DateTimeOffset At, int Round)>(StringComparer.Ordinal),
            new Dictionary<string, (DateTimeOffset At, long GameTime)>(StringComparer.Ordinal),
            new Dictionary<string, Decision>(StringComparer.Ordinal)
        );
        var round = 1;
        foreach (var entry in session.Entries)
        {
            foreach (var decision in reader.Next(entry))
            {
                if (decision is { IsPlay: true, Choice.Directive: { } answered })
                    answers[answered] = decision;
            }

            foreach (var happened in entry.Events)
            {
                if (happened is RoundBegan began)
                    round = began.Round + 1;
                else if (happened is DirectiveIssued demand)
                    issued[demand.Directive.Id] = (entry.At, round);
                else if (happened is DirectiveSettled end)
                    settled[end.Directive] = (entry.At, end.At);
            }
        }

        foreach (var directive in session.Played.End.Directives)
        {
            (DateTimeOffset At, long GameTime)? end = settled.TryGetValue(directive.Id, out var found) ? found : null;
            var answer = directive.Answer is null ? null : answers.GetValueOrDefault(directive.Id);
            yield return
            [
                directive.Id,
                directive.Demand,
                directive.From,
                directive.To,
                directive.Asset ?? "",
                directive.Secret ? "yes" : "no",
                FinishedSession.Number(issued[directive.Id].Round),
                FinishedSession.Time(issued[directive.Id].At),
                FinishedSession.Minutes(directive.IssuedAt),
                directive.Deadline is { } deadline ? FinishedSession.Minutes(deadline) : "",
                end is { } at ? FinishedSession.Time(at.At) : "",
                end is { } minute ? FinishedSession.Minutes(minute.GameTime) : "",
                EnumKeyword.Of(directive.Status),
                directive.Answer ?? "",
                directive.Status == DirectiveStatus.Lapsed ? "default" : answer?.DecidedBy ?? "",
                session.PersonOf(answer?.Seat),
            ];
        }
    }
}
