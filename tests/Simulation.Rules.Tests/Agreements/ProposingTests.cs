using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Agreements;

/// <summary>What would be refused is shown so before it is sent, with the reason that the refusal would give.</summary>
public sealed class ProposingTests
{
    public static TheoryData<string> Scenarios => Cases.Scenarios;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void What_a_view_says_of_proposals_is_what_the_rules_decide(string id)
    {
        var (refused, allowed, unsigned) = (0, 0, 0);
        for (var game = 0; game < 8; game++)
        {
            var random = new Random(game);
            var world = Table.Running(Cases.Scenario(id), pace: 24).World;
            var now = Table.Opening;
            var sights = world.Scenario.Actors.ToDictionary(
                actor => actor.Id,
                actor => ViewerProjection.Of(world, Viewer.Of(actor.Id))
            );
            for (var step = 0; step < 60; step++)
            {
                now = now.AddMilliseconds(random.Next(1, 10_000));
                var (by, command) = random.Next(8) == 0 ? Player.Next(world, random) : Player.OfRole(world, random);
                if (command is EndSession)
                    continue;
                if (Rulebook.Decide(world, by, command, now) is Decision.Accepted accepted)
                    world = accepted.After;
                var role = world.Scenario.Actors[random.Next(world.Scenario.Actors.Length)].Id;
                var view = (sights[role] = sights[role].Next(world)).View;
                var person = CommandAuthor.Person(role);
                // A table that waits for somebody has one who acts, and its clock runs again.
                if (
                    world.IsWaiting
                    || view.Acting is null
                    || world.NextDue <= now
                    || world.Seats.GetValueOrDefault(role)?.Role != role
                )
                    continue;
                var proposing = view.Proposing!;
                foreach (var template in world.Scenario.Agreements.Where(a => a.Between.Contains(role)))
                {
                    foreach (var counterTo in Countered(world, role, template.Id))
                    {
                        var said =
                            view.Acting.Why
                            ?? proposing.Why
                            ?? proposing
                                .Refused.FirstOrDefault(r => r.Agreement == template.Id && r.CounterTo == counterTo)
                                ?.Why;
                        var decided = Rulebook.Decide(world, person, new Propose(template.Id, [], "", counterTo), now);
                        Assert.Equal(said, (decided as Decision.Refused)?.Refusal);
                        if (said is null)
                            allowed++;
                        else
                            refused++;
                    }
                }

                foreach (var open in world.Agreements.Where(a => a.IsOpen && a.Parties.Contains(role)))
                {
                    if (open.Signed.Contains(role))
                        continue;
                    var said =
                        view.Acting.Why ?? proposing.Unsigned.FirstOrDefault(one => one.Proposal == open.Id)?.Why;
                    var decided = Rulebook.Decide(world, person, new AcceptProposal(open.Id), now);
                    Assert.Equal(said, (decided as Decision.Refused)?.Refusal);
                    unsigned++;
                }
            }
        }

        Assert.True(refused > 0 && allowed > 0 && unsigned > 0);
    }

    [Fact]
    public void Why_not_is_said_once_for_everything_that_a_role_does()
    {
        var table = Table.Running();
        Assert.Equal(new ActingView(true, null), table.View(Valley.Council).Acting);
        table.Do(Table.Facilitator, new PauseClock());
        Says("The facilitator has stopped the clock.");
        table.Do(Table.Facilitator, new ResumeClock());
        table.Do(Table.Facilitator, new HandRole(Valley.Council, true));
        Says("The autopilot plays this role at the moment; ask the facilitator to hand it back.");
        Assert.True(table.View(Valley.Utility).Acting!.Open);
        Assert.Null(Projection.Of(table.World, Viewer.Facilitator).Acting);
        Assert.Null(Projection.Of(Redaction.For(table.World, Viewer.Spectator), Viewer.Spectator).Proposing);

        void Says(string why)
        {
            var acting = table.View(Valley.Council).Acting!;
            Assert.Equal((false, why), (acting.Open, acting.Why!.Message));
            Assert.Equal(acting.Why, table.Refused(CommandAuthor.Person(Valley.Council), Table.Choose("speech")));
            Assert.Equal(
                acting.Why,
                table.Refused(CommandAuthor.Person(Valley.Council), new Propose("compact", [], "", null))
            );
        }
    }

    [Fact]
    public void A_counter_proposal_is_not_refused_for_what_it_replaces()
    {
        var table = Table.Running();
        var proposed = table.Propose(Valley.Utility, "compact");
        var refused = Assert.Single(table.View(Valley.Council).Proposing!.Refused, one => one.Agreement == "compact");
        Assert.Equal((null, "It lies on the table or is agreed already."), (refused.CounterTo, refused.Why.Message));
        table.Propose(Valley.Council, "compact", proposed);
    }

    private static IEnumerable<string?> Countered(World world, string role, string template) =>
        world
            .Agreements.Where(a => a.IsOpen && a.Template == template && a.From != role && a.Parties.Contains(role))
            .Select(string? (a) => a.Id)
            .Append(null);
}
