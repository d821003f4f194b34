using System.Collections.Immutable;
using System.Text.Json;
using Simulation.Rules.Agreements;
using Simulation.Rules.Channels;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Visibility;
using Xunit.Abstractions;

namespace Simulation.Rules.Tests.Visibility;

/// <summary>
/// The same as <see cref="SecrecyTests"/>, a hundred thousand times. A case is one world of a random game, one viewer
/// and one scrambling of all that it must not know; the viewer gets the same bytes and the same refusals. What is sent
/// after a change is what is compared (<see cref="ViewerProjection.Next"/>); every so often everything is made anew and
/// compared as well. What each viewer is told of each command is compared beside it. With WHITECELL_CASES=1000000 it
/// tries so many of each scenario.
/// </summary>
public sealed class NonInterferenceTests(ITestOutputHelper output)
{
    private const int Scrambles = 8;
    private const int StepsOfAGame = 100;
    private const int StepsBetween = 10;
    private const int WholeEvery = 25;

    [Theory]
    [InlineData("valley", 20_000)]
    [InlineData("valley", 7_000, TeamDecides.Anyone)]
    [InlineData("first-call", 20_000)]
    [InlineData("clean-water", 16_000)]
    [InlineData("clean-water", 5_000, TeamDecides.Captain)]
    [InlineData("ninety-minutes", 10_000)]
    public void Nobody_can_tell_what_it_must_not_know(string scenario, int usual, TeamDecides? decides = null)
    {
        var teams = decides is { } who ? new TeamSettings(who, TeamReady.Majority) : null;
        var wanted = Cases.Count(usual);
        var (games, cases, told) = (0, 0, 0);
        while (cases < wanted)
        {
            var random = new Random(games++);
            var world = Table.Running(Cases.Scenario(scenario), pace: 24, teams: teams).World;
            var now = Table.Opening;
            for (var step = 1; step <= StepsOfAGame && cases < wanted; step++)
            {
                if (random.Next(4) == 0)
                    now = now.AddMilliseconds(random.Next(1, 10_000));
                var (by, command) = random.Next(10) == 0 ? Player.Next(world, random) : Player.OfRole(world, random);
                if (command is EndSession or RecoverClock)
                    continue;
                var before = world;
                ImmutableArray<SessionEvent> happened = [];
                if (Rulebook.Decide(world, by, command, now) is Decision.Accepted accepted)
                    (world, happened) = (accepted.After, accepted.Events);
                foreach (var viewer in Viewers.Limited(world))
                    told += CompareWhatIsTold(before, by, happened, viewer, random);
                if (step % StepsBetween != 0)
                    continue;

                // Nothing is due any more, so that no hidden deadline falls into the commands that follow.
                while (
                    world.NextDue <= now
                    && Rulebook.Decide(world, CommandAuthor.Server, new AdvanceClock(), now) is Decision.Accepted passed
                )
                    world = passed.After;
                foreach (var actor in world.Scenario.Actors)
                    cases += Compare(world, Viewer.Of(actor.Id), now, random, cases);
                cases += Compare(world, Viewer.Spectator, now, random, cases);
            }
        }

        output.WriteLine($"{scenario}: {games} games, {cases} worlds compared, {told} events told.");
        Assert.InRange(told, wanted / 50, int.MaxValue);
    }

    private static int Compare(World world, Viewer viewer, DateTimeOffset now, Random random, int cases)
    {
        var sight = ViewerProjection.Of(world, viewer);
        var bytes = Bytes(sight.View);
        var whole = new Lazy<string>(() => Observation.Of(world, viewer));
        var by = viewer.Role is { } role ? Player.Decider(world, role) : default;
        for (var i = 0; i < Scrambles; i++)
        {
            var other = Scramble.For(world, viewer.Role, random);
            var there = sight.Next(other).View;
            if (!ReferenceEquals(there, sight.View))
                Assert.True(bytes.AsSpan().SequenceEqual(Bytes(there)), Difference(sight.View, there, viewer));
            if ((cases + i) % WholeEvery == 0)
                Assert.Equal(whole.Value, Observation.Of(other, viewer));

            // In one of a hundred, something hidden is due at once in the other world, and comes before the command.
            if (viewer.Role is null || other.NextDue <= now)
                continue;
            var command = Player.OfRole(world, viewer.Role, random);
            Assert.Equal(
                Observation.Of(Rulebook.Decide(world, by, command, now)),
                Observation.Of(Rulebook.Decide(other, by, command, now))
            );
        }

        return Scrambles;
    }

    /// <summary>
    /// What of the events a viewer is told, it is told in the same words in a world in which everything else is
    /// different.
    /// </summary>
    /// <returns>How many events were compared.</returns>
    private static int CompareWhatIsTold(
        World before,
        CommandAuthor by,
        ImmutableArray<SessionEvent> happened,
        Viewer viewer,
        Random random
    )
    {
        var told = ImmutableArray.CreateBuilder<SessionEvent>();
        var world = before;
        foreach (var one in happened)
        {
            var account = new NarratedEvents(world, [one]);
            if (NoticeProjection.Of(account, viewer).Count > 0)
                told.Add(one);
            world = account.After;
        }

        if (told.Count == 0)
            return 0;
        var events = told.ToImmutable();
        var other = Scramble.For(before, viewer.Role, random);

        // An agreement that comes into force in public was a secret of its parties until now.
        var signed = events.OfType<AgreementSettled>().Select(settled => settled.Agreement).ToHashSet();
        other = other with
        {
            Agreements =
            [
                .. other.Agreements.Where(a => !signed.Contains(a.Id)),
                .. before.Agreements.Where(a => signed.Contains(a.Id)),
            ],
        };

        // So was a channel into which the viewer is brought.
        var joined = events.OfType<RolesAddedToChannel>().Select(added => added.Channel).ToHashSet();
        other = other with
        {
            Channels =
            [
                .. other.Channels.Where(channel => !joined.Contains(channel.Id)),
                .. before.Channels.Where(channel => joined.Contains(channel.Id)),
            ],
        };
        Assert.Equal(
            Observation.Of(NoticeProjection.Of(new NarratedEvents(before, events, by), viewer)),
            Observation.Of(NoticeProjection.Of(new NarratedEvents(other, events, by), viewer))
        );
        return events.Length;
    }

    private static byte[] Bytes(View view) => JsonSerializer.SerializeToUtf8Bytes(view, Json.Options);

    private static string Difference(View here, View there, Viewer viewer) =>
        viewer.Key + " sees: " + JsonSerializer.Serialize(ViewChanges.Between(here, there), Json.Options);
}
