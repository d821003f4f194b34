using System.Collections.Immutable;
using Simulation.Rules.Studies;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// What a study asks can be played: each mechanism takes something away or sets something, each lesson directs somebody
/// who can play the moves, and says what it claims.
/// </summary>
internal static class StudyChecks
{
    public static void Run(Checking checking)
    {
        if (checking.Scenario.Study is not { } study)
            return;
        foreach (var mechanism in study.Mechanisms)
            CheckMechanism(checking, mechanism);
        foreach (var lesson in study.Lessons)
            CheckLesson(checking, lesson);
    }

    private static void CheckMechanism(Checking checking, MechanismDefinition mechanism)
    {
        var takesAway = !mechanism.Moves.IsEmpty || !mechanism.Agreements.IsEmpty || !mechanism.Injects.IsEmpty;
        if (takesAway == !mechanism.Given.IsEmpty)
        {
            checking.Error(
                mechanism,
                DiagnosticCodes.StudyIncomplete,
                $"the mechanism '{mechanism.Id}' has {(takesAway ? "both" : "neither")} something to take away"
                    + $" {(takesAway ? "and" : "nor")} values to compare; expected moves, agreements or injects, or else given"
            );
        }

        foreach (var compared in mechanism.Given.OfType<ComparedAttribute>())
        {
            if (
                checking.Scenario.Asset(compared.Of) is var asset and >= 0
                && checking.Scenario.Assets[asset].Attribute(compared.Attribute) < 0
            )
            {
                checking.Error(
                    compared,
                    nameof(compared.Attribute),
                    DiagnosticCodes.UnknownName,
                    $"unknown attribute '{compared.Attribute}' of the asset '{compared.Of}'{NearestName.Hint(compared.Attribute, checking.Scenario.Assets[asset].Attributes.Select(x => x.Id))}"
                );
            }
        }
    }

    private static void CheckLesson(Checking checking, LessonDefinition lesson)
    {
        if (lesson.Plays.IsEmpty && lesson.Refrains.IsEmpty)
        {
            checking.Error(
                lesson,
                DiagnosticCodes.StudyIncomplete,
                $"the lesson '{lesson.Id}' tells nobody what to do; expected plays or refrains"
            );
        }

        if (lesson.AtLeast is null == lesson.AtMost is null)
        {
            checking.Error(
                lesson,
                DiagnosticCodes.StudyIncomplete,
                $"the lesson '{lesson.Id}' claims {(lesson.AtLeast is null ? "nothing" : "two things")}; expected at-least or at-most"
            );
        }

        foreach (var play in lesson.Plays)
        {
            CheckMoves(checking, play, nameof(play.Moves), play.Role, play.Moves);
            if (
                checking.Scenario.RoundIndex(play.FromRound) is { } from
                && checking.Scenario.RoundIndex(play.UntilRound) < from
            )
            {
                checking.Error(
                    play,
                    nameof(play.UntilRound),
                    DiagnosticCodes.StudyNotPlayable,
                    $"the round '{play.UntilRound}' is before '{play.FromRound}', so there is no round in between"
                );
            }
        }

        foreach (var restraint in lesson.Refrains)
            CheckMoves(checking, restraint, nameof(restraint.Moves), restraint.Role, restraint.Moves);
    }

    private static void CheckMoves(
        Checking checking,
        object record,
        string parameter,
        string role,
        ImmutableArray<string> moves
    )
    {
        if (checking.Scenario.Actor(role) is not (var actor and >= 0))
            return;
        for (var i = 0; i < moves.Length; i++)
        {
            if (checking.Scenario.Move(moves[i]) is { } move && !checking.Scenario.Actors[actor].IsNamedBy(move.By))
            {
                checking.Diagnostics.Error(
                    checking.Sources.At(record, parameter, i),
                    DiagnosticCodes.StudyNotPlayable,
                    $"'{role}' cannot play the move '{move.Id}'; expected one of {string.Join(", ", move.By)}"
                );
            }
        }
    }
}
