using Simulation.Rules.Scoring;

namespace Simulation.Lab.Exports;

/// <summary>One row per goal of each role: how far it was met at the end, and the role's score.</summary>
internal static class ScoreTable
{
    public static readonly DataTableDefinition Definition = DataTableDefinition.Of(
        "scores",
        [
            ("role", "The institution", "id of a role"),
            ("goal", "Its goal", "id of a goal"),
            ("weight", "Share of the goal in the role's score", "parts, whole number from 1"),
            ("value", "How far the goal was met at the end", "0 to 100"),
            ("score", "The role's score: the mean of its goals by their weights; the same in all its rows", "0 to 100"),
        ],
        session =>
            from actor in Enumerable.Range(0, session.Scenario.Actors.Length)
            let definition = session.Scenario.Actors[actor]
            from goal in definition.Objectives
            select (string[])
                [
                    definition.Id,
                    goal.Id,
                    FinishedSession.Number(goal.Weight),
                    FinishedSession.Number(Scores.Value(session.Played.End, actor, goal).Value),
                    FinishedSession.Number(Scores.Total(session.Played.End, actor)),
                ]
    );
}
