using System.Text.Json;
using Simulation.Lab.Studies;
using Simulation.Rules;
using Simulation.Rules.Conditions;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Studies;

namespace Simulation.Lab.Tests.Studies;

/// <summary>A small study of First Call that asks about what is known.</summary>
public sealed class StudyTests
{
    private const int Games = 30;

    private static readonly Scenario _scenario = FirstCall.Scenario with
    {
        Study = new StudyDefinition(
            [
                new MechanismDefinition(
                    "order",
                    "The order",
                    ["takedown-order", "emergency-order"],
                    ["vetted-users-regime"]
                ),
                new MechanismDefinition("nothing", "An inject that waits for a hand", Injects: ["sunday-papers"]),
                new MechanismDefinition(
                    "severity",
                    "How bad it is",
                    Given: [new ComparedAttribute("severity", "lantern", 20, 90)]
                ),
            ],
            [
                new LessonDefinition(
                    "fix-first",
                    "Fix first",
                    "Who fixes first has less to fear.",
                    new IndicatorAtEnd("security-risk"),
                    [new DirectedPlay("ai-lab", ["red-team", "patch-safeguards"])],
                    AtMost: -50
                ),
                new LessonDefinition(
                    "no-order",
                    "No order",
                    "Without an order the lights stay on.",
                    new EndingShare(["dark", "dark-with-reasons"]),
                    Refrains: [new DirectedRestraint("white-house", ["takedown-order", "emergency-order"])],
                    AtMost: -5
                ),
            ],
            [
                new ContradictionDefinition(
                    "always",
                    "Playing at all",
                    [.. FirstCall.Scenario.Moves.Select(move => move.Id)],
                    [new RoundAtLeastCondition(1)]
                ),
                new ContradictionDefinition(
                    "never",
                    "The press before the first round",
                    ["brief-press"],
                    [new NotCondition(new RoundAtLeastCondition(1))]
                ),
            ]
        ),
    };

    private static readonly Study _study = Run(Games, workers: 2);

    [Fact]
    public void It_says_the_same_with_any_number_of_workers() =>
        Assert.Equal(StudyReport.Write(Run(games: 4, workers: 1)), StudyReport.Write(Run(games: 4, workers: 7)));

    [Fact]
    public void What_decides_the_game_has_influence_and_what_never_happens_has_none()
    {
        var (order, nothing, severity) = (Of("influence", 0), Of("influence", 1), Of("influence", 2));
        Assert.Equal(Verdict.Met, order.Verdict);
        Assert.True(order.Figures[2].Low > 0);
        Assert.Equal((Verdict.Missed, 0d), (nothing.Verdict, nothing.Figures[0].Value));
        Assert.Equal("no influence beyond chance", nothing.Note);
        Assert.InRange(severity.Figures[0].Value, 0.05, 1);
    }

    [Fact]
    public void A_lesson_is_held_against_its_claim()
    {
        var (fix, order) = (Of("lessons", 0), Of("lessons", 1));
        Assert.Equal((Verdict.Missed, Verdict.Met), (fix.Verdict, order.Verdict));
        Assert.Equal(fix.Figures[2].Value, fix.Figures[0].Value - fix.Figures[1].Value, 6);
        Assert.Equal(100, fix.Figures[3].Value);
        Assert.Contains("claimed: at most -50", fix.Note, StringComparison.Ordinal);
        Assert.Equal((0, true), (order.Figures[0].Value, order.Figures[1].Value > 0));
    }

    [Fact]
    public void A_contradiction_is_seen_where_its_conditions_hold_just_before_the_move()
    {
        Assert.Equal(
            (100, Verdict.Missed),
            (Of("contradictions", 0).Figures[0].Value, Of("contradictions", 0).Verdict)
        );
        Assert.Equal((0, Verdict.Met), (Of("contradictions", 1).Figures[0].Value, Of("contradictions", 1).Verdict));
    }

    [Fact]
    public void A_contradiction_asks_of_the_world_before_the_move_and_of_who_plays_it()
    {
        var world = HeadlessGame.Play(FirstCall.Scenario, "contradiction").End;
        var played = world.Actors[0].Played.Keys.First();
        var move = new MovePlayed("white-house", new MoveChoice(played), Pilot.Autopilot, true);
        var again = new ContradictionDefinition("again", "Again", [played], [new PlayedCondition(played, new("self"))]);
        Assert.True(again.IsShownBy(world, move));
        Assert.False(again.IsShownBy(world, move with { Choice = new MoveChoice("withdraw-order") }));
        Assert.False((again with { By = ["cloud"] }).IsShownBy(world, move));
        Assert.True((again with { By = [FirstCall.Scenario.Actors[0].Kind] }).IsShownBy(world, move));
    }

    [Fact]
    public void Every_indicator_role_and_round_has_a_finding()
    {
        Assert.Equal(_scenario.Indicators.Select(x => x.Title), Subjects("saturation"));
        Assert.Equal(_scenario.Actors.Where(x => !x.Objectives.IsEmpty).Select(x => x.Title), Subjects("strength"));
        Assert.Equal(["All rounds", .. _scenario.Rounds.Select(round => round.Title)], Subjects("pace"));
        Assert.Single(Subjects("variety"));
        Assert.Single(Subjects("length"));
    }

    [Fact]
    public void A_scenario_that_asks_nothing_plays_no_games_for_it()
    {
        var study = Study.Run(FirstCall.Scenario with { Study = null }, "study", 2, 2, StudyMeasure.All);
        // The base strategy in all seats, and random in each.
        Assert.Equal(2 * (1 + FirstCall.Scenario.Actors.Length), study.AllGames);
        Assert.All(study.Measures.Where(m => m.Id is "influence" or "lessons"), m => Assert.Empty(m.Findings));
    }

    [Fact]
    public void It_is_written_as_JSON_too() =>
        Assert.Equal(Games, JsonSerializer.SerializeToElement(_study, Json.Options).GetProperty("games").GetInt32());

    private static Study Run(int games, int workers) => Study.Run(_scenario, "study", games, workers, StudyMeasure.All);

    private static Finding Of(string measure, int n) => _study.Measures.Single(m => m.Id == measure).Findings[n];

    private static string[] Subjects(string measure) =>
        [.. _study.Measures.Single(m => m.Id == measure).Findings.Select(finding => finding.Subject)];
}
