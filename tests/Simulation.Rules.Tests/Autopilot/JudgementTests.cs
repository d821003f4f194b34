using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Autopilot;

/// <summary>What choices are worth to an autopilot, in a valley where the council wants nothing but calm.</summary>
public sealed class JudgementTests
{
    private static readonly ObjectiveDefinition Calm = new(
        "calm",
        "Calm",
        Measure: new Formula(0, [new IndicatorTerm("calm")])
    );

    [Fact]
    public void It_prefers_a_move_that_opens_a_better_one()
    {
        var table = Started(
            Move("cheer", 2),
            Move("prepare", -1),
            Move("harvest", 20) with
            {
                When = [new PlayedCondition("prepare")],
            }
        );
        Assert.Equal("prepare", Played(table, Foresight.TwoPly));
        Assert.Equal("cheer", Played(table, Foresight.OnePly));
    }

    [Fact]
    public void It_reckons_with_the_answer_that_serves_the_other_best()
    {
        // The utility wants water alone, and says so: it will comply, which upsets the valley.
        var table = Started(
            [
                Move("cheer", 2),
                Move("order", 3) with
                {
                    Outcome =
                    [
                        new ChangeEffect(Indicator: "calm", By: 3),
                        new DirectiveEffect("release", new ActorReference(Valley.Utility), 40),
                    ],
                },
                Move("comply", -10) with
                {
                    By = [Valley.Utility],
                    Answers = "release",
                    Resolves = DirectiveStatus.Complied,
                    Outcome =
                    [
                        new ChangeEffect(Indicator: "calm", By: -10),
                        new ChangeEffect(Indicator: "water", By: 5),
                    ],
                },
            ],
            new ObjectiveDefinition("water", "Water", Measure: new Formula(0, [new IndicatorTerm("water")]))
        );
        Assert.Equal("cheer", Played(table, Foresight.TwoPly));
        Assert.Equal("order", Played(table, Foresight.OnePly));
    }

    [Fact]
    public void Private_goals_of_others_count_for_nothing()
    {
        ObjectiveDefinition[] known = [new("water", "Water", Measure: new Formula(0, [new IndicatorTerm("water")]))];
        ObjectiveDefinition hidden = new(
            "riot",
            "Riot",
            Weight: 50,
            Private: true,
            Measure: new Formula(100, [new IndicatorTerm("calm", -1)])
        );
        MoveDefinition[] moves =
        [
            Move("order", 3) with
            {
                Outcome = [new DirectiveEffect("release", new ActorReference(Valley.Utility), 40)],
            },
            Move("riot", -10) with
            {
                By = [Valley.Utility],
                Answers = "release",
                Resolves = DirectiveStatus.Defied,
            },
            Move("pour", 2) with
            {
                By = [Valley.Utility],
                Answers = "release",
                Resolves = DirectiveStatus.Complied,
                Outcome = [new ChangeEffect(Indicator: "water", By: 5), new ChangeEffect(Indicator: "calm", By: 2)],
            },
        ];
        Assert.Equal("order", Played(Started(moves, [.. known, hidden]), Foresight.TwoPly));
    }

    [Fact]
    public void An_even_chance_counts_half()
    {
        MoveDefinition Gamble(int chance) =>
            Move("gamble", 0) with
            {
                Outcome = [new RollEffect("Luck?", new Formula(chance), [new ChangeEffect(Indicator: "calm", By: 10)])],
            };
        Assert.Equal("gamble", Played(Started(Gamble(60), Move("cheer", 4)), Foresight.OnePly));
        Assert.Equal("cheer", Played(Started(Gamble(40), Move("cheer", 6)), Foresight.OnePly));
    }

    private static MoveDefinition Move(string id, int calm) =>
        new(id, id, [Valley.Council], Outcome: [new ChangeEffect(Indicator: "calm", By: calm)], PerGame: 1);

    private static Table Started(params MoveDefinition[] moves) => Started(moves, []);

    private static Table Started(MoveDefinition[] moves, params ObjectiveDefinition[] utility)
    {
        var table = Table.Lobby(
            Valley.With(
                moves: moves,
                agreements: [],
                intel: [],
                actors: Valley.Scenario.Actors.Select(actor =>
                    actor.Id switch
                    {
                        Valley.Council => actor with { Objectives = [Calm], Temperament = Temperament.Balanced },
                        Valley.Utility => actor with { Objectives = [.. utility] },
                        _ => actor,
                    }
                )
            )
        );
        table.Do(Table.Facilitator, new StartSession());
        return table;
    }

    private static string? Played(Table table, Foresight foresight) =>
        HeuristicStrategy.Choose(
            Redaction.For(table.World, Viewer.Of(Valley.Council)),
            Valley.Council,
            "key",
            foresight
        )
            is PlayMove play
            ? play.Choice.Move
            : null;
}
