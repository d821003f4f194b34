using Simulation.Rules.Channels;
using Simulation.Rules.Improvised;
using Simulation.Rules.Moves;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Visibility;

/// <summary>
/// Non-interference: what a viewer gets to see is a function of what it may know. Random games are played to some
/// point; then everything secret from a viewer is replaced by something else, and the viewer must not be able to tell.
/// </summary>
public sealed class SecrecyTests
{
    [Theory]
    [MemberData(nameof(Cases.Scenarios), MemberType = typeof(Cases))]
    public void Worlds_that_differ_in_secrets_only_look_the_same(string scenario) =>
        Cases.Check(
            Cases.Games(scenario, 150, 60),
            60,
            steps =>
            {
                var world = Played(scenario, steps, out var now);
                var random = new Random(steps.Length > 0 ? steps[^1] : 0);
                foreach (var viewer in Viewers.Limited(world))
                {
                    var other = Scramble.For(world, viewer.Role, random);
                    Assert.Equal(Observation.Of(world, viewer), Observation.Of(other, viewer));
                    if (viewer.Role is not { } role)
                        continue;
                    for (var i = 0; i < 5; i++)
                    {
                        var command = Player.OfRole(world, role, random);
                        var by = Player.Decider(world, role);
                        Assert.Equal(
                            Observation.Of(Rulebook.Decide(world, by, command, now)),
                            Observation.Of(Rulebook.Decide(other, by, command, now))
                        );
                    }
                }
            }
        );

    [Theory]
    [MemberData(nameof(Cases.Scenarios), MemberType = typeof(Cases))]
    public void What_others_do_in_public_is_told_the_same_whatever_is_secret(string scenario)
    {
        var compared = 0;
        Cases.Check(Cases.Games(scenario, 60, 12), 60, steps => compared += CompareWhatIsTold(scenario, steps));
        Assert.True(compared > 200, $"Only {compared} commands could be compared.");
    }

    private static int CompareWhatIsTold(string scenario, int[] steps)
    {
        var compared = 0;
        var world = Played(scenario, steps, out var now);
        var random = new Random(steps.Length > 0 ? steps[^1] : 0);
        SeatCommand[] ofTheValley =
        [
            Table.Choose("speech"),
            Table.Choose("rally"),
            Table.Choose("release-order", Valley.Utility, "dam"),
        ];
        SeatCommand[] commands =
        [
            new Say([], "Hello."),
            new DeclareReady(false),
            .. scenario == "valley" ? ofTheValley : [],
        ];
        foreach (var viewer in Viewers.Limited(world))
        {
            var before = Observation.Of(world, viewer);
            // Who acts must be able to act in both worlds; the viewer itself always is.
            foreach (var actor in world.Scenario.Actors)
            {
                var other = Scramble.For(world, viewer.Role, random);
                var acting = world.Scenario.Actor(actor.Id);
                other = other with
                {
                    // A command may throw dice in public, such as one that breaks a promise; both tables throw the
                    // same.
                    Seed = world.Seed,
                    Actors = other.Actors.SetItem(acting, world.Actors[acting]),
                    Resources = world.Resources,
                    Injected = world.Injected,
                    Plans = world.Plans,
                };
                // What the other secrets bring about at once by conditions is not hidden; it has happened before.
                if (Rulebook.Decide(other, CommandAuthor.Server, new MarkClock(), now) is Decision.Accepted settled)
                    other = settled.After;
                if (before != Observation.Of(other, viewer))
                    continue;
                foreach (var command in commands)
                {
                    var by = Player.Decider(world, actor.Id);
                    if (Rulebook.Decide(world, by, command, now) is not Decision.Accepted here)
                        continue;
                    if (Rulebook.Decide(other, by, command, now) is not Decision.Accepted there)
                        continue;
                    Assert.Equal(
                        Observation.Of(NoticeProjection.Of(new NarratedEvents(world, here.Events), viewer)),
                        Observation.Of(NoticeProjection.Of(new NarratedEvents(other, there.Events), viewer))
                    );
                    Assert.Equal(Observation.Of(here.After, viewer), Observation.Of(there.After, viewer));
                    compared++;
                }
            }
        }

        return compared;
    }

    [Fact]
    public void What_is_none_of_a_viewers_business_leaves_no_trace() =>
        Cases.Check(
            150,
            60,
            steps =>
            {
                var world = Played("valley", steps, out var now);
                if (world is not { Phase: Phase.Running, Clock.Running: true })
                    return;
                foreach (var (by, command, unaware) in Hidden())
                {
                    var author = Player.Decider(world, by);
                    if (Rulebook.Decide(world, author, command, now) is not Decision.Accepted accepted)
                        continue;
                    // What comes out is everybody's business.
                    if (accepted.Events.Any(e => e is MoveLeaked))
                        continue;
                    foreach (var viewer in unaware.Select(Viewer.Of).Append(Viewer.Spectator))
                    {
                        Assert.Empty(NoticeProjection.Of(new NarratedEvents(world, accepted.Events), viewer));
                        Assert.Equal(Observation.Of(world, viewer), Observation.Of(accepted.After, viewer));
                        Assert.Equal(
                            ViewChanges.None,
                            ViewChanges.Between(
                                Projection.Of(Redaction.For(world, viewer), viewer),
                                Projection.Of(Redaction.For(accepted.After, viewer), viewer)
                            )
                        );
                    }
                }
            }
        );

    [Fact]
    public void Two_games_that_differ_in_hidden_doings_look_the_same_to_outsiders_from_then_on() =>
        Cases.Check(
            200,
            40,
            steps =>
            {
                // Outsider: the gazette. What the others whisper, say and propose to each other is left out of the
                // second game.
                var viewer = Viewer.Of(Valley.Gazette);
                var one = Table
                    .Running(Valley.With(actors: Valley.Scenario.Actors.Select(a => a with { MovesPerRound = 20 })))
                    .World;
                var two = one;
                var now = Table.Opening;
                foreach (var step in steps)
                {
                    var random = new Random(step);
                    now = now.AddMilliseconds(random.Next(500));
                    if (random.Next(2) == 0)
                        Both(CommandAuthor.Server, new AdvanceClock());
                    foreach (var (by, command) in HiddenFromGazette(one, random))
                    {
                        if (
                            Rulebook.Decide(one, CommandAuthor.Person(by), command, now)
                            is not Decision.Accepted accepted
                        )
                            continue;
                        // What was due meanwhile is not hidden.
                        if (
                            Rulebook.Decide(two, CommandAuthor.Server, new AdvanceClock(), now)
                            is Decision.Accepted passed
                        )
                            two = passed.After;
                        one = accepted.After;
                    }

                    var (author, common) = Common(one, random);
                    Both(author, common);
                }

                void Both(CommandAuthor by, Command command)
                {
                    var (here, there) = (
                        Rulebook.Decide(one, by, command, now),
                        Rulebook.Decide(two, by, command, now)
                    );
                    Assert.Equal(Observation.Of(here), Observation.Of(there));
                    if ((here, there) is not (Decision.Accepted mine, Decision.Accepted theirs))
                        return;
                    Assert.Equal(
                        Observation.WithoutNames(
                            Observation.Of(NoticeProjection.Of(new NarratedEvents(one, mine.Events), viewer))
                        ),
                        Observation.WithoutNames(
                            Observation.Of(NoticeProjection.Of(new NarratedEvents(two, theirs.Events), viewer))
                        )
                    );
                    (one, two) = (mine.After, theirs.After);
                    Assert.Equal(
                        Observation.WithoutNames(Observation.Of(one, viewer)),
                        Observation.WithoutNames(Observation.Of(two, viewer))
                    );
                }
            }
        );

    private static IEnumerable<(string By, SeatCommand Command, string[] Unaware)> Hidden() =>
        [
            (Valley.Council, new Say([Valley.Utility], "Psst."), [Valley.Growers, Valley.Gazette]),
            (Valley.Gazette, new Say(["facilitator"], "Psst."), [Valley.Council, Valley.Utility, Valley.Growers]),
            (Valley.Council, new OpenChannel("Back room", [Valley.Utility, Valley.Growers]), [Valley.Gazette]),
            (Valley.Gazette, new WriteRoleNote("Psst."), [Valley.Council, Valley.Utility, Valley.Growers]),
            (Valley.Council, new Propose("compact", [], ""), [Valley.Growers, Valley.Gazette]),
            (Valley.Utility, new Propose(null, [Valley.Growers], "Words"), [Valley.Council, Valley.Gazette]),
            (Valley.Council, Table.Choose("whisper", Valley.Utility), [Valley.Growers, Valley.Gazette]),
            (Valley.Utility, Table.Choose("patch"), [Valley.Growers, Valley.Gazette]),
            (Valley.Utility, new ShareIntel("seep-report", [Valley.Growers]), [Valley.Council, Valley.Gazette]),
            (Valley.Utility, Table.Choose("smear"), [Valley.Growers]),
            (Valley.Utility, Table.Choose("drain"), [Valley.Council, Valley.Growers, Valley.Gazette]),
            (Valley.Utility, Table.Choose("bribe", Valley.Growers), [Valley.Council, Valley.Gazette]),
            (Valley.Growers, Table.Choose("dig"), [Valley.Council, Valley.Utility, Valley.Gazette]),
            (Valley.Growers, Table.Choose("close-canal"), [Valley.Council, Valley.Utility, Valley.Gazette]),
            (
                Valley.Growers,
                new Improvise("Dig", "Water", ["Nobody looks"], Secret: true),
                [Valley.Council, Valley.Utility, Valley.Gazette]
            ),
        ];

    private static IEnumerable<(string By, SeatCommand Command)> HiddenFromGazette(World world, Random random)
    {
        yield return random.Next(8) switch
        {
            5 => (Valley.Utility, new OpenChannel("Pumps", [Valley.Council, Valley.Growers])),
            6 => (
                Valley.Growers,
                new SayInChannel(world.Channels.FirstOrDefault(c => c.Name == "Pumps")?.Id ?? "", "Psst.")
            ),
            7 => (Valley.Council, new WriteRoleNote("Psst.")),
            4 => (
                Valley.Utility,
                new ShareIntel("seep-report", [random.Next(2) == 0 ? Valley.Council : Valley.Growers])
            ),
            0 => (Valley.Council, Table.Choose("whisper", random.Next(2) == 0 ? Valley.Utility : Valley.Growers)),
            1 => (Valley.Utility, new Propose(null, [Valley.Council], "Words")),
            2 => (Valley.Growers, new Say([Valley.Council], "Psst.")),
            3 => (Valley.Growers, new Improvise("Dig", "Water", [], Secret: true)),
            _ => (Valley.Utility, new Propose("compact", [], "")),
        };
        foreach (var open in world.Agreements.Where(a => a.IsOpen && a.From == Valley.Utility))
            yield return (Valley.Utility, new WithdrawProposal(open.Id));
    }

    private static (CommandAuthor By, Command Command) Common(World world, Random random) =>
        random.Next(14) switch
        {
            11 => (CommandAuthor.Person(Valley.Council), new OpenChannel("Press", [Valley.Gazette, Valley.Growers])),
            12 => (
                CommandAuthor.Person(Valley.Growers),
                new SayInChannel(world.Channels.FirstOrDefault(c => c.Name == "Press")?.Id ?? "", "For the record.")
            ),
            13 => (CommandAuthor.Person(Valley.Gazette), new WriteRoleNote("Call the mayor.")),
            0 => (CommandAuthor.Person(Valley.Council), Table.Choose("speech")),
            1 => (CommandAuthor.Person(Valley.Growers), Table.Choose("rally")),
            2 => (CommandAuthor.Person(Valley.Council), Table.Choose("release-order", Valley.Utility, "dam")),
            3 => (
                CommandAuthor.Person(Valley.Utility),
                Table.Choose("sue", directive: world.Directives.LastOrDefault(d => d.Demand == "release")?.Id)
            ),
            4 => (CommandAuthor.Person(Valley.Council), Table.Choose("audit-utility", Valley.Utility)),
            5 => (CommandAuthor.Person(Valley.Gazette), new Propose(null, [Valley.Council], "Tell us.")),
            6 => (CommandAuthor.Person(Valley.Gazette), Table.Choose("leak")),
            7 => (CommandAuthor.Person(Valley.Utility), Table.Choose("drain")),
            8 => (CommandAuthor.Person(Valley.Council), new Improvise("Pray", "Rain", [])),
            9 => (
                CommandAuthor.Person(Valley.Gazette),
                new Argue(world.Improvised.LastOrDefault(m => !m.Secret)?.Id ?? "council.1", Side.Against, "No.")
            ),
            _ => (Table.Facilitator, random.Next(4) == 0 ? new EndRound() : new Announce("Listen.")),
        };

    private static World Played(string scenario, int[] steps, out DateTimeOffset now)
    {
        var world = Table.Running(Cases.Scenario(scenario), pace: 24).World;
        now = Table.Opening;
        foreach (var step in steps)
        {
            var random = new Random(step);
            if (random.Next(4) == 0)
                now = now.AddMilliseconds(random.Next(1, 10_000));
            var (by, command) = random.Next(10) == 0 ? Player.Next(world, random) : Player.OfRole(world, random);
            if (command is EndSession or RecoverClock)
                continue;
            if (Rulebook.Decide(world, by, command, now) is Decision.Accepted accepted)
                world = accepted.After;
        }

        // Nothing is due any more, so that no hidden deadline falls into the commands that follow.
        while (
            world.NextDue <= now
            && Rulebook.Decide(world, CommandAuthor.Server, new AdvanceClock(), now) is Decision.Accepted passed
        )
            world = passed.After;
        return world;
    }
}
