using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Effects;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Autopilot;

public sealed class HeuristicStrategyTests
{
    [Fact]
    public void It_answers_a_directive_before_anything_else()
    {
        var table = OnAutopilots();
        table.Do(CommandAuthor.Autopilot(Valley.Council), Table.Choose("release-order", Valley.Utility, "dam"));
        var answer = Assert.IsType<PlayMove>(Choice(table, Valley.Utility));
        Assert.Equal("release", table.World.Scenario.Move(answer.Choice.Move)!.Answers);
        Assert.Equal("council.utility.1", answer.Choice.Directive);
        table.Do(CommandAuthor.Autopilot(Valley.Utility), answer);
    }

    [Fact]
    public void It_signs_what_helps_it_and_declines_what_does_not()
    {
        // It calms the valley by more than what the council pays for it.
        var table = OnAutopilots(
            Valley.With(
                agreements: Valley.Scenario.Agreements.Select(one =>
                    one.Id == "compact" ? one with { OnSigning = [new ChangeEffect(Indicator: "calm", By: 15)] } : one
                )
            )
        );
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("compact", [], ""));
        Assert.Equal(new AcceptProposal(table.World.Agreements[0].Id), Choice(table, Valley.Council));
        table.Do(CommandAuthor.Autopilot(Valley.Council), new Propose(null, [Valley.Growers], "Trust us."));
        Assert.Equal(new DeclineProposal(table.World.Agreements[1].Id), Choice(table, Valley.Growers));
    }

    [Fact]
    public void It_is_readier_to_play_what_it_has_promised()
    {
        var table = OnAutopilots();
        var before = Surveys();
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("compact", [], ""));
        table.Do(CommandAuthor.Autopilot(Valley.Council), new AcceptProposal(table.World.Agreements[0].Id));
        Assert.True(Surveys() > before);

        int Surveys() =>
            Enumerable
                .Range(0, 60)
                .Count(i => Choice(table, Valley.Utility, $"key {i}") is PlayMove { Choice.Move: "survey" });
    }

    [Fact]
    public void It_leaves_on_the_table_what_it_cannot_sign_now_and_goes_on_playing()
    {
        var table = OnAutopilots(
            Valley.With(
                actors: Valley.Scenario.Actors.Select(a =>
                    a.Id == Valley.Council ? a with { Resources = a.Resources!.SetItem("funds", 2) } : a
                )
            )
        );
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("compact", [], ""));
        var choice = Choice(table, Valley.Council);
        Assert.False(choice is null or AcceptProposal or DeclineProposal);
        table.Do(CommandAuthor.Autopilot(Valley.Council), choice);
    }

    [Fact]
    public void It_does_nothing_before_the_start_in_a_pause_and_after_the_end()
    {
        var table = Table.Lobby();
        Assert.Null(Choice(table, Valley.Council));
        table.Do(Table.Facilitator, new StartSession());
        Assert.NotNull(Choice(table, Valley.Council));
        table.Do(Table.Facilitator, new PauseClock());
        Assert.Null(Choice(table, Valley.Council));
        table.Do(Table.Facilitator, new EndSession());
        Assert.Null(Choice(table, Valley.Council));
        Assert.Null(HeuristicStrategy.Choose(table.World, "senate", "key"));
    }

    [Theory]
    [InlineData("valley", Temperament.Balanced)]
    [InlineData("valley", Temperament.HardLine)]
    [InlineData("valley", Temperament.Opportunist)]
    [InlineData("valley", Temperament.Conciliatory)]
    [InlineData("valley", Temperament.Cautious)]
    [InlineData("first-call", null)]
    public void What_it_chooses_is_legal_and_in_every_round_it_gets_ready(string id, Temperament? temperament)
    {
        var scenario = Cases.Scenario(id);
        if (temperament is { } of)
            scenario = Valley.With(actors: scenario.Actors.Select(a => a with { Temperament = of }));
        for (var game = 0; game < 3; game++)
        {
            var table = OnAutopilots(scenario, "seed " + game, Pacing.Turns);
            for (var step = 0; step < 1000 && table.World.Phase == Phase.Running; step++)
            {
                foreach (var actor in scenario.Actors)
                {
                    if (Choice(table, actor.Id, $"{game}/{step}") is { } choice)
                        table.Do(CommandAuthor.Autopilot(actor.Id), choice);
                }
            }

            Assert.Equal(Phase.Debrief, table.World.Phase);
            Assert.Contains(table.Happened, e => e is MovePlayed { Pilot: Pilot.Autopilot });
        }
    }

    private static Table OnAutopilots(Scenario? scenario = null, string seed = "seed", Pacing pacing = Pacing.Live)
    {
        var table = Table.Lobby(scenario, pacing, seed);
        table.Do(Table.Facilitator, new StartSession());
        return table;
    }

    private static SeatCommand? Choice(Table table, string role, string key = "key") =>
        HeuristicStrategy.Choose(Redaction.For(table.World, Viewer.Of(role)), role, key);
}
