using System.Collections.Immutable;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Server.Tests;

/// <summary>Several people of one role, over real connections.</summary>
public sealed class TeamTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly TeamSettings Anyone = new(TeamDecides.Anyone, TeamReady.Majority);

    [Fact]
    public async Task A_team_sees_a_draft_being_written_votes_on_it_and_sends_it_once()
    {
        await using var server = await TestServer.Start("--Autopilot:ThinkSeconds=3600");
        var session = await server.Open(teams: Anyone);
        await using var facilitator = await server.Facilitate(session);
        await using var ada = await server.Play(session, "cloud");
        await using var ben = await server.Play(session, "cloud");
        await using var lab = await server.Play(session, "ai-lab");
        await facilitator.Do(new StartSession());

        var draft = (await ada.Hub.Draft(Proposal("A truce"))).Draft!;
        await ben.Until(() => ben.Drafts!.Drafts.Any(d => d.Id == draft));
        await ben.Hub.Draft(new VoteOnDraft(draft, true));
        await ada.Until(() => ada.Drafts!.Drafts.Any(d => d.Votes.Count == 1));
        var receipts = await Task.WhenAll(
            ada.Hub.Submit(new Propose(null, ["ai-lab"], "A truce"), draft: draft),
            ben.Hub.Submit(new Propose(null, ["ai-lab"], "A truce"), draft: draft)
        );
        Assert.All(receipts, receipt => Assert.Null(receipt.Refusal));
        await ben.Until(() => ben.Drafts!.Drafts.Count == 0);
        await lab.Until(() => lab.Log.Any(n => n.Text == "A truce"));
        await ada.Until(() => ada.Log.Any(n => n.Text == "A truce"));

        var told = Assert.Single(lab.Log, n => n.Text == "A truce");
        Assert.Null(told.Person);
        Assert.NotNull(Assert.Single(ada.Log, n => n.Text == "A truce").Person);

        // The lab and the facilitator were sent nothing of the draft: their last word comes after all of it.
        await facilitator.Do(new Announce("Lunch"));
        await lab.Until(() => lab.Log.Any(n => n.Kind == NoticeKind.Announcement));
        await facilitator.Until(() => facilitator.Log.Any(n => n.Kind == NoticeKind.Announcement));
        Assert.Empty(lab.Drafts!.Drafts);
        Assert.Null(facilitator.Drafts);
    }

    [Fact]
    public async Task Who_is_moved_gets_nothing_more_of_the_old_team_neither_live_nor_on_coming_back()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open(teams: Anyone);
        await using var facilitator = await server.Facilitate(session);
        await using var ada = await server.Play(session, "cloud");
        await using var ben = await server.Play(session, "cloud");
        await facilitator.Do(new MoveSeat(ben.Snapshot.You.Seat, "ai-lab"));
        Assert.True((await ben.UntilDismissed()).EnterAgain);

        // Between the dismissal and entering again.
        await ada.Hub.Draft(Proposal("A secret of the cloud"));
        await ada.Do(new Say(["cloud"], "For us alone"));
        await ada.Until(() => ada.Log.Any(n => n.Kind == NoticeKind.Message));
        await ben.Refused(new DeclareReady(true));
        Assert.False(ben.Hub.Received.TryPeek(out _));

        Assert.Null(await ben.Return());
        Assert.Equal(("ai-lab", 0), (ben.Drafts!.Role, ben.Drafts.Drafts.Count));
        Assert.DoesNotContain(ben.Log, n => n.Kind == NoticeKind.Message);

        // And afterwards, live: the player fails on a draft of another role.
        await ada.Hub.Draft(Proposal("Another secret"));
        await ben.Hub.Draft(Proposal("A plan of the lab"));
        await ben.Until(() => ben.Drafts!.Drafts.Any(d => d.Fields[0].Value == "A plan of the lab"));
        Assert.Single(ben.Drafts!.Drafts);
    }

    [Fact]
    public async Task Who_leaves_or_comes_back_changes_nothing_for_the_others()
    {
        await using var server = await TestServer.Start(
            "--Autopilot:GraceSeconds=0.01",
            "--Autopilot:ThinkSeconds=3600"
        );
        var session = await server.Open(teams: Anyone);
        await using var facilitator = await server.Facilitate(session);
        await using var ada = await server.Play(session, "cloud");
        await using var ben = await server.Play(session, "cloud");
        await facilitator.Do(new StartSession());
        await ben.Hub.Drop();
        await ada.Until(() => !ada.Presence.Online.Contains(ben.Snapshot.You.Seat));
        await ada.Do(new Say([], "Still here"));
        await ben.Return();
        await ada.Until(() => ada.Presence.Online.Contains(ben.Snapshot.You.Seat));
        Assert.Equal(Pilot.People, ada.Pilots["cloud"]);
        Assert.DoesNotContain(ada.Log, n => n.Headline.Contains("autopilot takes over", StringComparison.Ordinal));
        await ben.Do(new LeaveSeat());
        await ada.Do(new DeclareReady(true));
    }

    [Theory]
    [InlineData("""{"type":"write"}""")]
    [InlineData("""{"type":"write","kind":"move","subject":"dam","fields":null}""")]
    [InlineData("""{"type":"write","kind":"plan","subject":"dam","fields":{}}""")]
    [InlineData("""{"type":"write","kind":"move","subject":"dam","fields":{"words":null}}""")]
    [InlineData("""{"type":"write","kind":"move","subject":null,"fields":{}}""")]
    [InlineData("""{"type":"vote","draft":null,"for":true}""")]
    [InlineData("""{"type":"burn","draft":"x"}""")]
    [InlineData("[]")]
    public async Task What_is_no_edit_of_a_draft_is_refused(string json)
    {
        var server = await shared.Started;
        var session = await server.Open(teams: Anyone);
        await using var ada = await server.Play(session, "cloud");
        using var edit = System.Text.Json.JsonDocument.Parse(json);
        var reply = await ada.Hub.Call<DraftReply>("Draft", edit.RootElement);
        Assert.Equal(RefusalCode.Malformed, reply.Refusal!.Code);
    }

    private static WriteDraft Proposal(string text) =>
        new(
            DraftKind.Proposal,
            "",
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("text", text)
        );
}
