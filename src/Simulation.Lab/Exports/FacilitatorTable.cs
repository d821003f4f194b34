using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>
/// One row per thing that a facilitator did, or the class at this table: without it, what people decided and what was
/// decided for them cannot be told apart. The form without persons has nothing that stays between a role and the
/// facilitator, such as extra time, because players read it.
/// </summary>
internal static class FacilitatorTable
{
    public static readonly DataTableDefinition Definition = DataTableDefinition.Of(
        "facilitator",
        [
            ("number", "Its place among what facilitators did", "whole number from 1"),
            ("at", "When it was done", "UTC"),
            ("game_minute", "Game time since the first round began", "minutes, one decimal"),
            ("round", "The round in which it was done", "whole number from 1; empty before the first round"),
            (
                "what",
                "What was done. A written inject is sent at once, a planned one is put on the list of events; a fired one "
                    + "is sent by hand from that list or from the scenario; a restored one had been skipped. An "
                    + "adjustment sets values by hand",
                "inject-written, inject-planned, inject-edited, inject-rescheduled, inject-skipped, inject-restored, "
                    + "inject-fired, adjusted, improvised-ruled, improvised-refused, announced, spoke-as, paused, "
                    + "resumed, clock-stepped, pace-set, round-extended, deadline-moved, round-ended, session-ended, "
                    + "extra-time-given, extra-time-ended, role-handed, moves-given-back, temperament-set, "
                    + "strategy-set, help-answered or nudged"
            ),
            (
                "about",
                "Which inject or improvised move",
                "id of an inject, of one that was added (written.1, written.2 …) or of an improvised move; empty for "
                    + "anything else"
            ),
            (
                "roles",
                "Which roles it concerned: for an inject those that were told",
                "ids of roles, separated by blanks; empty for everybody and for nobody in particular"
            ),
            (
                "detail",
                "Numbers and choices. For what changed values: each value by how much, or what it was set to",
                "name=value, separated by blanks; without anything that was written"
            ),
            ("done_by", "Who did it", "facilitator; class for all its tables at once, or for this one from outside"),
            (
                "person",
                "Who did it, by a pseudonym that is the same in all tables of the session",
                "person-1, person-2 …; empty for the class"
            ),
        ],
        session => Rows(session, isOpen: false),
        session => Rows(session, isOpen: true)
    );

    private static IEnumerable<IReadOnlyList<string>> Rows(FinishedSession session, bool isOpen) =>
        FacilitatorActionReader
            .Of(session)
            .Where(action => !(isOpen && action.IsPrivate))
            .Select((action, i) => Cells(session, action, i + 1));

    private static string[] Cells(FinishedSession session, FacilitatorAction action, int number) =>
        [
            FinishedSession.Number(number),
            FinishedSession.Time(action.Entry.At),
            FinishedSession.Minutes(action.GameTime),
            action.Round == 0 ? "" : FinishedSession.Number(action.Round),
            action.What,
            action.About,
            action.Roles,
            action.Detail,
            action.Entry.By == CommandAuthor.Server ? "class" : "facilitator",
            session.PersonOf(action.Entry.By.Kind == AuthorKind.Person ? action.Entry.By.Id : null),
        ];
}
