using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Autopilot;

/// <summary>When autopilots decide, in the game time of a round of an hour.</summary>
public sealed class PaceTests
{
    private const long Round = 3600;

    [Fact]
    public void Moves_are_spread_over_the_round_and_one_is_left_until_half_of_it_is_over()
    {
        for (var game = 0; game < 8; game++)
        {
            var moves = Decisions(OnAutopilots("seed " + game), Valley.Council)
                .Where(decision => decision.Command is PlayMove)
                .ToList();
            var most = Valley.Scenario.Actors[Valley.Scenario.Actor(Valley.Council)].MovesPerRound;
            Assert.InRange(moves.Count, 1, most);
            Assert.All(moves.Take(most - 1), move => Assert.InRange(move.At, Round * 5 / 100, Round));
            if (moves.Count == most)
                Assert.InRange(moves[^1].At, Round / 2, Round);
        }
    }

    [Fact]
    public void A_demand_is_answered_within_a_part_of_the_time_to_its_deadline()
    {
        var table = OnAutopilots();
        table.Do(CommandAuthor.Autopilot(Valley.Council), Table.Choose("release-order", Valley.Utility, "dam"));
        var deadline = table.World.Directives[0].Deadline!.Value;
        Assert.Null(Intention(table, Valley.Utility).Command);
        var answer = Decisions(table, Valley.Utility).First(decision => decision.Command is PlayMove);
        Assert.Equal("release", table.World.Scenario.Move(((PlayMove)answer.Command).Choice.Move)!.Answers);
        Assert.InRange(answer.At, deadline / 4, deadline * 3 / 4);
    }

    [Fact]
    public void It_is_ready_near_the_end_of_the_round_or_when_nothing_is_left()
    {
        var decisions = Decisions(OnAutopilots(), Valley.Council);
        var (ready, at) = decisions[^1];
        Assert.Equal(new DeclareReady(true), ready);
        Assert.InRange(at, Round / 2, Round * 93 / 100);
    }

    [Fact]
    public void When_all_roles_of_people_are_ready_it_waits_no_longer()
    {
        var table = Table.Lobby();
        table.Sit("ada", Valley.Growers);
        table.Do(Table.Facilitator, new StartSession());
        Assert.Null(Intention(table, Valley.Council).Command);
        table.Do("ada", new DeclareReady(true));
        Assert.NotNull(Intention(table, Valley.Council).Command);
    }

    [Fact]
    public void In_turns_it_decides_at_once()
    {
        var table = Table.Lobby(pacing: Pacing.Turns);
        table.Do(Table.Facilitator, new StartSession());
        Assert.NotNull(Intention(table, Valley.Council).Command);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void The_pace_of_the_game_changes_neither_what_is_decided_nor_at_which_game_time(int pace)
    {
        Assert.Equal(
            Decisions(OnAutopilots(pace: 60), Valley.Council),
            Decisions(OnAutopilots(pace: pace), Valley.Council)
        );
    }

    [Fact]
    public void Talk_changes_no_draw()
    {
        var (silent, loud) = (OnAutopilots(), OnAutopilots());
        loud.Do(Table.Facilitator, new Announce("Quiet, please."));
        Assert.Equal(Decisions(silent, Valley.Council), Decisions(loud, Valley.Council));
    }

    /// <summary>What a role decides in the first round while the others do nothing, with its game time.</summary>
    private static List<(SeatCommand Command, long At)> Decisions(Table table, string role)
    {
        var decisions = new List<(SeatCommand, long)>();
        while (table.World.Round == 0 && decisions.Count < 50)
        {
            var wants = Intention(table, role);
            if (wants.Command is { } command)
            {
                decisions.Add((command, table.World.Clock.Time(table.Now)));
                table.Do(CommandAuthor.Autopilot(role), command);
                continue;
            }

            if (wants.AskAgain is not { } again || again >= Round)
                return decisions;
            table.Now = table.World.Clock.RealTime(again);
        }

        return decisions;
    }

    private static Intention Intention(Table table, string role) =>
        Autopilots.Choose(
            Strategy.Base,
            Redaction.For(table.World, Viewer.Of(role)),
            role,
            ThinkKey.OfRound(table.World, role),
            table.Now
        );

    private static Table OnAutopilots(string seed = "seed", decimal pace = 60)
    {
        var table = Table.Lobby(seed: seed, pace: pace);
        table.Do(Table.Facilitator, new StartSession());
        return table;
    }
}
