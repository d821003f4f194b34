using Simulation.Rules.Improvised;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Rules.Tests.Sessions;

/// <summary>A session begins where another one stood: with its world, and without its people.</summary>
public sealed class ContinuingTests
{
    [Fact]
    public void The_world_stands_as_it_stood_and_nobody_is_in_it()
    {
        var table = Table.Running();
        table.Now += TimeSpan.FromSeconds(20);
        table.Play(Valley.Council, "speech");
        table.Do(Valley.Council, new WriteRoleNote("Ask for the report"));
        table.Do(Table.Facilitator, new LockSession(true));
        var before = table.World;

        table.Do(CommandAuthor.Server, Continue(before, table.Now));
        var after = table.World;

        Assert.Equal(Phase.Lobby, after.Phase);
        Assert.Equal((0, 1200), (after.Round, after.Clock.At));
        Assert.False(after.Clock.Running || after.Locked);
        Assert.Equal(new RunOrigin("session", 12), after.Continues);
        Assert.Equal(before.Indicators, after.Indicators);
        Assert.Equal(before.Assets, after.Assets);
        Assert.Equal(1, after.Actors[after.Scenario.Actor(Valley.Council)].MovesUsed);
        Assert.All(after.Actors, actor => Assert.Equal((Pilot.Nobody, false), (actor.Pilot, actor.Ready)));
        Assert.Empty(after.Seats);
        Assert.All(after.Notebooks, notebook => Assert.Equal(Notebook.Empty, notebook));
        Assert.Null(after.NextDue);
    }

    [Fact]
    public void The_facilitator_starts_it_and_the_same_round_goes_on_at_the_same_time()
    {
        var table = Table.Running();
        table.Now += TimeSpan.FromSeconds(20);
        table.Do(CommandAuthor.Server, Continue(table.World, table.Now));
        var drawn = table.World.Assets;
        table.Now += TimeSpan.FromDays(40);
        table.Do(CommandAuthor.Server, new TakeSeat("g", "Gert", null, SeatKind.Facilitator, "hash-g"));
        table.Sit("ana", Valley.Council);
        table.Refused(RefusalCode.FacilitatorOnly, "ana", new StartSession());

        var events = table.Do("g", new StartSession());

        Assert.Equal(new GameWentOn(0) { At = 1200 }, events[0]);
        Assert.DoesNotContain(events, happened => happened is SessionStarted or RoundBegan or Rules.Intel.IntelDrawn);
        Assert.Equal(drawn, table.World.Assets);
        Assert.Equal(new Clock(true, 1200, table.Now, 60), table.World.Clock);
        Assert.Equal(Pilot.People, table.World.Actors[table.World.Scenario.Actor(Valley.Council)].Pilot);
        Assert.Equal(3, table.World.Actors.Count(actor => actor.Pilot == Pilot.Autopilot));
        table.Refused(RefusalCode.WrongPhase, "g", new StartSession());
    }

    [Fact]
    public void Only_a_game_that_runs_can_be_gone_on_from()
    {
        var table = Table.Lobby();
        table.Refused(RefusalCode.WrongPhase, CommandAuthor.Server, Continue(table.World, table.Now));
    }

    [Fact]
    public void What_people_wrote_about_moves_is_gone_and_what_waits_for_a_ruling_lapses()
    {
        var table = Table.Running();
        table.Do(Valley.Growers, new Improvise("Dig a well", "Water", ["We have shovels"]));
        table.Do(Valley.Council, new Argue("growers.1", Side.Against, "No permit"));
        table.Do(CommandAuthor.Server, Continue(table.World, table.Now));

        var move = Assert.Single(table.World.Improvised);
        Assert.Equal(ImprovisedStatus.Lapsed, move.Status);
        var text = Worlds.Text(table.World);
        Assert.All(
            new[] { "well", "Water", "shovels", "No permit" },
            words => Assert.DoesNotContain(words, text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void New_luck_changes_the_dice_from_there_on_and_the_promise_of_the_seed()
    {
        var table = Table.Running();
        table.Do(CommandAuthor.Server, Continue(table.World, table.Now) with { Seed = "other" });
        Assert.Equal(("other", "commitment"), (table.World.Seed, table.World.Commitment));
        var seen = Redaction.For(table.World, Viewer.Of(Valley.Council));
        Assert.Null(seen.Continues);
        Assert.Equal("", seen.Seed);
    }

    [Fact]
    public void Whoever_facilitates_can_have_a_run_recorded_and_nobody_else_is_told()
    {
        var table = Table.Running();
        table.Do(CommandAuthor.Server, new RecordRun("f", "session2", 12));
        Assert.True(table.Happened[^1].StaysPrivate());
        table.Refused(RefusalCode.FacilitatorOnly, CommandAuthor.Server, new RecordRun("council", "session2", 12));
    }

    [Theory]
    [InlineData("valley", Pacing.Live)]
    [InlineData("valley", Pacing.Turns)]
    [InlineData("ninety-minutes", Pacing.Live)]
    public void Any_game_goes_on_soundly(string scenario, Pacing pacing) =>
        Cases.Check(
            40,
            80,
            steps =>
            {
                var world = Table.Lobby(Cases.Scenario(scenario), pacing).World;
                var now = Table.Opening;
                foreach (var (by, command, at) in RandomGame.Commands(() => world, steps))
                {
                    now = at;
                    world = Rulebook.Decide(world, by, command, now) is Decision.Accepted done ? done.After : world;
                }

                if (world.Phase != Phase.Running)
                    return;
                var later = now.AddDays(40);
                world = Accepted(world, CommandAuthor.Server, Continue(world, now), later);
                Soundness.Check(world);
                world = Accepted(world, CommandAuthor.Server, new StartSession(), later);
                Soundness.Check(world);
                Assert.Equal(Phase.Running, world.Phase);
            }
        );

    private static World Accepted(World world, CommandAuthor by, Command command, DateTimeOffset now)
    {
        var decision = Rulebook.Decide(world, by, command, now);
        return Assert.IsType<Decision.Accepted>(decision).After;
    }

    /// <param name="at">The moment at which it stood.</param>
    private static ContinueRun Continue(World world, DateTimeOffset at) =>
        new("session", 12, at, world.Pacing, 60, Unattended.Waits, "commitment", "nonce", Deadlines: world.Deadlines);
}
