using Simulation.Rules.Agreements;
using Simulation.Rules.Channels;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Help;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;
using Simulation.Testing;

namespace Simulation.Rules.Tests.RandomPlay;

/// <summary>What holds at every moment of every game, whatever anybody tries.</summary>
public sealed class InvariantTests
{
    [Theory]
    [InlineData("valley", Pacing.Live)]
    [InlineData("valley", Pacing.Turns)]
    [InlineData("valley", Pacing.Async)]
    [InlineData("valley", Pacing.Turns, TeamDecides.Anyone, TeamReady.Majority)]
    [InlineData("valley", Pacing.Live, TeamDecides.Captain, TeamReady.Captain)]
    [InlineData("first-call", Pacing.Live)]
    [InlineData("clean-water", Pacing.Live)]
    [InlineData("clean-water", Pacing.Live, TeamDecides.Captain, TeamReady.Majority)]
    [InlineData("ninety-minutes", Pacing.Live)]
    public void Worlds_stay_sound_under_any_commands(
        string scenario,
        Pacing pacing,
        TeamDecides? decides = null,
        TeamReady ready = default
    ) =>
        Cases.Check(
            100,
            120,
            steps =>
            {
                var teams = decides is { } who ? new TeamSettings(who, ready) : null;
                var table = Table.Lobby(Cases.Scenario(scenario), pacing, teams: teams);
                var world = table.World;
                var opened = world;
                var now = Table.Opening;
                var happened = new List<SessionEvent>();
                foreach (var (by, command, at) in RandomGame.Commands(() => world, steps))
                {
                    now = at;
                    Decide(by, command);
                }

                Assert.Equal(
                    Worlds.Text(happened.Select(Worlds.ThroughJson).Aggregate(opened, (w, e) => w.Evolve(e))),
                    Worlds.Text(world)
                );
                AssertItEnds(world, now);

                void Decide(CommandAuthor by, Command command)
                {
                    var decision = Rulebook.Decide(world, by, command, now);
                    if (decision is Decision.Refused { Refusal: var refusal })
                    {
                        Assert.True(Enum.IsDefined(refusal.Code) && refusal.Message.Length > 0);
                        return;
                    }

                    var accepted = (Decision.Accepted)decision;
                    Assert.Equal(world.Version + accepted.Events.Length, accepted.After.Version);
                    AssertNothingAfterTheEnd(world, accepted);
                    AssertTimeGoesOn(world, accepted, command);
                    Soundness.Check(accepted.After);
                    if (command is AdvanceClock)
                        Soundness.CheckNothingIsStuck(accepted.After, now);
                    world = accepted.After;
                    happened.AddRange(accepted.Events);
                }
            }
        );

    private static void AssertTimeGoesOn(World before, Decision.Accepted accepted, Command command)
    {
        // After a restart the clock is set back on purpose.
        if (command is RecoverClock)
            return;
        var times = accepted.Events.Select(e => e.At).Prepend(before.Clock.At).ToList();
        Assert.True(times.Zip(times.Skip(1)).All(pair => pair.First <= pair.Second), Worlds.Text(accepted.Events));
    }

    private static void AssertNothingAfterTheEnd(World before, Decision.Accepted accepted)
    {
        var ended = before.Phase == Phase.Debrief ? -1 : accepted.Events.ToList().FindIndex(e => e is SessionEnded);
        if (before.Phase != Phase.Debrief && ended < 0)
            return;
        Assert.All(
            accepted.Events.Skip(ended + 1),
            e =>
                Assert.True(
                    e
                        is Said
                            or SaidInChannel
                            or ChannelLeft
                            or ChannelClosed
                            or RoleNoteWritten
                            or RoleNoteDeleted
                            or Announced
                            or NoteTaken
                            or AgreementMarked
                            or QuestionAnswered
                            or SurveyAnswered
                            or SeatMuted
                            or HelpAnswered
                            or RoleViewed
                            or RunOpened
                            or SeatTaken
                            or SeatRemoved
                            or CaptainChosen
                            or TicketReissued
                            or SessionLocked
                            or DebriefUnsealed
                            or PilotChanged,
                    "After the end: " + Worlds.Text(e)
                )
        );
    }

    /// <summary>With nobody there any more, the facilitator's clock or word brings every session to its end.</summary>
    private static void AssertItEnds(World world, DateTimeOffset now)
    {
        for (var i = 0; i < 200 && world.Phase == Phase.Running; i++)
        {
            SeatCommand? push =
                world.Pacing != Pacing.Live ? new EndRound()
                : world.Clock.Running ? null
                : new ResumeClock();
            if (world.NextDue > now)
                now = world.NextDue.Value;
            var decision = push is null
                ? Rulebook.Decide(world, CommandAuthor.Server, new AdvanceClock(), now)
                : Rulebook.Decide(world, Table.Facilitator, push, now);
            world = Assert.IsType<Decision.Accepted>(decision).After;
        }

        Assert.NotEqual(Phase.Running, world.Phase);
    }
}
