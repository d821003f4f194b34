using System.Collections.Immutable;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Tests;

/// <summary>Several people of one role, as a session serves them.</summary>
public sealed class TeamTests
{
    private const string Facilitator = "facilitator";

    private static readonly TeamSettings Anyone = new(TeamDecides.Anyone, TeamReady.Majority);

    [Fact]
    public async Task A_role_is_offered_as_long_as_it_has_room_and_says_how_many_play_it()
    {
        await using var host = await TestHost.Start();
        await host.Open(teams: Anyone);
        for (var i = 1; i <= 8; i++)
        {
            await host.Join("Person-" + i, "cloud");
            var offer = (await host.Table.Preview()).Value!.Roles.Single(role => role.Id == "cloud");
            Assert.Equal((i, 8, i < 8), (offer.People, offer.MostPeople, offer.Free));
        }

        var attempt = new JoinRequest("the-attempt-to-join-of-one-too-many", "ABCDEF", "Nine", "cloud");
        Assert.Equal(RefusalCode.RoleTaken, (await host.Table.Join(attempt)).Refusal!.Code);
    }

    [Fact]
    public async Task Without_teams_a_role_is_offered_once()
    {
        await using var host = await TestHost.Start();
        await host.Open();
        await host.Join("Ada", "cloud");
        var offer = (await host.Table.Preview()).Value!.Roles.Single(role => role.Id == "cloud");
        Assert.Equal((1, 1, false), (offer.People, offer.MostPeople, offer.Free));
    }

    [Fact]
    public async Task The_autopilot_takes_over_when_the_last_of_a_team_is_gone_and_leaves_when_one_is_back()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, ben) = await Play(host);
        var recorder = await host.Subscribe(Facilitator, ada.Seat, ben.Seat);

        // One of two is gone for longer than the grace time: nothing happens.
        await host.Table.Subscribe("host", recorder.Reference, [Facilitator, ben.Seat]);
        for (var minute = 0; minute < 5; minute++)
        {
            host.Time.Advance(TimeSpan.FromMinutes(1));
            await host.Table.Subscribe("host", recorder.Reference, [Facilitator, ben.Seat]);
        }

        Assert.Equal(Pilot.People, await PilotOf(host, ticket));
        await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        while (await PilotOf(host, ticket) == Pilot.People)
        {
            if (host.Time.UntilNextTimer is { } wait && wait <= new SessionSettings().AbsenceGrace)
                host.Time.Advance(wait);
            await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        }

        await host.Table.Subscribe("host", recorder.Reference, [Facilitator, ada.Seat]);
        await recorder.Until(
            Facilitator,
            batch => batch.Changes.Roles?.GetValueOrDefault("cloud")?.Pilot == Pilot.People
        );
    }

    [Fact]
    public async Task Two_who_send_a_draft_at_once_have_it_carried_out_once_and_both_are_told()
    {
        await using var host = await TestHost.Start();
        var (_, ada, ben) = await Play(host);
        var draft = await Write(host, ada, ("text", "We propose a truce."));
        var command = new Propose(null, ["ai-lab"], "We propose a truce.");
        var receipts = await Task.WhenAll(
            host.Table.Submit(ada.Ticket, new CommandEnvelope("ada-sends-it", command, draft)),
            host.Table.Submit(ben.Ticket, new CommandEnvelope("ben-sends-it", command, draft))
        );
        Assert.All(receipts, receipt => Assert.Null(receipt.Refusal));
        Assert.Equal(1, await host.Count("agreement-proposed"));

        // Also after a restart, which forgets the draft.
        await using var next = await host.Restart();
        Assert.Null((await next.Table.Submit(ben.Ticket, new CommandEnvelope("ben-again", command, draft))).Refusal);
        Assert.Equal(1, await next.Count("agreement-proposed"));
    }

    [Fact]
    public async Task A_draft_that_is_refused_stays_and_can_be_sent_again()
    {
        await using var host = await TestHost.Start();
        var (_, ada, _) = await Play(host);
        var draft = await Write(host, ada, ("text", "x"));
        var wrong = new CommandEnvelope("ada-sends-it", new Propose(null, [], "x"), draft);
        Assert.NotNull((await host.Table.Submit(ada.Ticket, wrong)).Refusal);
        Assert.Single((await host.Table.Enter(ada.Ticket, null, null)).Reply.Drafts!.Drafts);
        var right = new CommandEnvelope("ada-sends-again", new Propose(null, ["ai-lab"], "x"), draft);
        Assert.Null((await host.Table.Submit(ada.Ticket, right)).Refusal);
        Assert.Empty((await host.Table.Enter(ada.Ticket, null, null)).Reply.Drafts!.Drafts);
        Assert.Equal(
            RefusalCode.Malformed,
            (await host.Table.Submit(ada.Ticket, right with { Draft = "x\ny" })).Refusal!.Code
        );
    }

    [Fact]
    public async Task Drafts_and_votes_are_in_no_journal_world_or_batch()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, ben) = await Play(host);
        var recorder = await host.Subscribe(Facilitator, ada.Seat, ben.Seat);
        var entries = (await host.Entries()).Count;
        var at = (await host.Look(ada.Ticket)).At;
        var draft = await Write(host, ada, ("words", "A whispered plan"));
        await host.Table.Draft(ben.Ticket, new VoteOnDraft(draft, true));

        var (viewer, written) = await recorder.UntilDrafts();
        Assert.Equal(("role-cloud", "cloud"), (viewer, written.Role));
        Assert.True((await recorder.UntilDrafts()).Drafts.Drafts[0].Votes[0].For);
        Assert.Equal(entries, (await host.Entries()).Count);
        Assert.Equal(at, (await host.Look(ada.Ticket)).At);
        Assert.Null((await host.Table.Enter(ticket, null, null)).Reply.Drafts);
    }

    [Fact]
    public async Task Who_is_moved_to_another_role_has_the_drafts_of_the_new_team_and_none_of_the_old()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, ben) = await Play(host);
        var before = await host.Look(ben.Ticket);
        await Write(host, ada, ("words", "A whispered plan"));
        await host.Do(ticket, new MoveSeat(ben.Seat, "ai-lab"));

        // Coming back with what it has of the old stream.
        var again = (await host.Table.Enter(ben.Ticket, before.Stream, before.At)).Reply;
        Assert.Null(again.Missed);
        Assert.Equal(("ai-lab", 0), (again.Drafts!.Role, again.Drafts.Drafts.Count));
        Assert.Null(again.Snapshot!.View.Roles["cloud"].Team);
        var own = await Write(host, ben, ("words", "Another plan"));
        Assert.Equal(own, Assert.Single((await host.Table.Enter(ben.Ticket, null, null)).Reply.Drafts!.Drafts).Id);
        Assert.DoesNotContain(
            (await host.Table.Enter(ada.Ticket, null, null)).Reply.Drafts!.Drafts,
            draft => draft.Id == own
        );
    }

    [Fact]
    public async Task A_restart_loses_no_seat_captain_or_readiness_and_every_draft()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, ben) = await Play(host);
        await host.Do(ada.Ticket, new ChooseCaptain(ben.Seat));
        await host.Do(ada.Ticket, new DeclareReady(true));
        await Write(host, ada, ("text", "A plan"));
        await using var next = await host.Kill();
        var view = (await next.Look(ada.Ticket)).View;
        Assert.Equal(["Ada", "Ben"], view.Seats.Values.Where(s => s.Role == "cloud").Select(s => s.Name).Order());
        Assert.Equal(ben.Seat, view.Roles["cloud"].Team!.Captain);
        Assert.Equal([ada.Seat], view.Roles["cloud"].Team!.Ready);
        Assert.Empty((await next.Table.Enter(ada.Ticket, null, null)).Reply.Drafts!.Drafts);
        await next.Do(ben.Ticket, new DeclareReady(true));
        Assert.True((await next.Look(ticket)).View.Roles["cloud"].Ready);
    }

    [Fact]
    public async Task What_another_of_the_team_decided_has_the_name_for_the_team_live_and_after_a_restart()
    {
        await using var host = await TestHost.Start();
        var (_, ada, ben) = await Play(host);
        var lab = await host.Join("Lou", "ai-lab");
        await host.Do(ada.Ticket, new Propose(null, ["ai-lab"], "A truce"));
        await Told(host);
        await using var next = await host.Restart();
        await Told(next);

        async Task Told(TestHost there)
        {
            var own = (await there.Look(ben.Ticket)).Log.Single(notice => notice.Text == "A truce");
            Assert.Equal(new NoticePerson(ada.Seat, "Ada"), own.Person);
            Assert.Null((await there.Look(lab.Ticket)).Log.Single(notice => notice.Text == "A truce").Person);
        }
    }

    private static async Task<(string Ticket, JoinReply Ada, JoinReply Ben)> Play(TestHost host)
    {
        var ticket = await host.Open(Pacing.Turns, teams: Anyone);
        var (ada, ben) = (await host.Join("Ada", "cloud"), await host.Join("Ben", "cloud"));
        await host.Do(ticket, new StartSession());
        return (ticket, ada, ben);
    }

    private static async Task<string> Write(TestHost host, JoinReply by, params (string Name, string Value)[] fields)
    {
        var values = fields.ToImmutableSortedDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        var reply = await host.Table.Draft(by.Ticket, new WriteDraft(DraftKind.Proposal, "", values));
        Assert.Null(reply.Refusal);
        return reply.Draft!;
    }

    private static async Task<Pilot> PilotOf(TestHost host, string ticket) =>
        (await host.Look(ticket)).View.Roles["cloud"].Pilot;
}
