using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Actors;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Server.Tests;

/// <summary>
/// The facilitator's desk over real connections: adjustments, injects, rulings, notes, and what remains of them.
/// </summary>
public sealed class DeskTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task What_the_facilitator_does_by_hand_is_told_and_stands_in_the_debrief()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open(Pacing.Live);
        await using var facilitator = await server.Facilitate(session);
        await using var lab = await server.Play(session, "ai-lab");
        await using var house = await server.Play(session, "white-house");
        await using var cloud = await server.Play(session, "cloud");
        await facilitator.Do(new StartSession());

        await lab.Do(new Improvise("Invite the press to a red-team exercise", "Trust", ["Nothing to hide"]));
        await cloud.Do(new Argue("ai-lab.1", Side.Against, "It shows the flaw."));
        await facilitator.Do(
            new RuleImprovised("ai-lab.1", 100, [new IndicatorAdjustment("public-trust", By: 3)], [], "It is true.")
        );
        await facilitator.Do(new AdjustWorld([new IndicatorAdjustment("media-heat", To: 77)], "A slow news day ends."));
        await facilitator.Do(new WriteInject("A senator asks", "*When?*", ["cloud"]));
        await facilitator.Do(new TakeNote("The lab is bold."));
        var hearing = new InjectContent("A hearing is called", "", []);
        await facilitator.Do(new PlanInject(hearing, new InjectTiming(InjectTrigger.RoundEnd, 2)));
        await facilitator.Do(new EditInject("chatter", hearing with { Title = "A rumour", KeepsEffects = true }));
        await facilitator.Do(new SkipInject("chatter", true));
        await facilitator.Do(new GiveExtraTime("white-house", Percent: 25));
        await facilitator.Do(new SetTemperament("cloud", Temperament.Cautious));
        await facilitator.Do(new EndSession());
        await lab.Until(() => lab.Phase == Phase.Debrief);
        await lab.Do(new AnswerQuestion(0, "Ask sooner."));

        Assert.Contains(
            lab.Log,
            n => n.Kind == NoticeKind.Adjustment && n.Text == "A slow news day ends." && n.Changes[0].To == 77
        );
        Assert.Contains(lab.Log, n => n.Kind == NoticeKind.Improvised && n.Rolls.Count == 1);
        Assert.DoesNotContain(lab.Log, n => n.Headline == "A senator asks" || n.Kind == NoticeKind.Note);
        Assert.DoesNotContain(lab.Log, n => n.Kind is NoticeKind.Plan or NoticeKind.Help);

        var mine = await Debrief(server, session, session.Ticket);
        Assert.Contains(mine.Timeline, n => n.Text == "The lab is bold.");
        Assert.Equal(new QuestionAnswer("ai-lab", 0, "Ask sooner."), Assert.Single(mine.Answers));
        var theirs = await Debrief(server, session, cloud.Ticket);
        Assert.DoesNotContain(theirs.Timeline, n => n.Kind == NoticeKind.Note);
        Assert.Empty(theirs.Answers);
        Assert.Equal(3, theirs.Timeline.Count(n => n.Kind == NoticeKind.Plan));
        Assert.Contains(
            theirs.Timeline,
            n =>
                n.Headline == "Planned event changed: A rumour"
                && n.Text!.StartsWith("By Facilitator.\n\nIn the scenario it said: “", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(theirs.Timeline, n => n.Headline.Contains("Extra time", StringComparison.Ordinal));
        Assert.Equal((100, "It is true."), (theirs.Improvised[0].Chance, theirs.Improvised[0].Words));

        var seen = await Replay(server, session, session.Ticket, "");
        Assert.Contains("The lab is bold.", seen, StringComparison.Ordinal);
        Assert.Contains("extraTime", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask sooner.", seen, StringComparison.Ordinal);
        var through = await Replay(server, session, cloud.Ticket, "?as=white-house");
        Assert.Contains("A slow news day ends.", through, StringComparison.Ordinal);
        Assert.DoesNotContain("The lab is bold.", through, StringComparison.Ordinal);
        Assert.DoesNotContain("extraTime", through, StringComparison.Ordinal);
        Assert.Contains(
            "facilitator-only",
            await Replay(server, session, cloud.Ticket, "?as=facilitator"),
            StringComparison.Ordinal
        );

        Assert.Contains("The lab is bold.", await Journal(server, session, session.Ticket), StringComparison.Ordinal);
        var exported = await Journal(server, session, cloud.Ticket);
        Assert.DoesNotContain("The lab is bold.", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask sooner.", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("extra-time", exported, StringComparison.Ordinal);
        Assert.Contains("A senator asks", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("A rumour", exported, StringComparison.Ordinal);
        var other = await Journal(server, session, lab.Ticket);
        Assert.DoesNotContain("A senator asks", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_facilitator_sits_at_the_desk()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var lab = await server.Play(session, "ai-lab");
        await facilitator.Do(new StartSession());
        SeatCommand[] commands =
        [
            new AdjustWorld([new IndicatorAdjustment("media-heat", To: 0)], "Please."),
            new FireInject("chatter"),
            new WriteInject("News", "", []),
            new PlanInject(new InjectContent("News", "", []), new InjectTiming(InjectTrigger.Hand)),
            new EditInject("chatter", new InjectContent("News", "", [])),
            new ScheduleInject("chatter", new InjectTiming(InjectTrigger.Hand)),
            new SkipInject("chatter", true),
            new GiveExtraTime("ai-lab", Percent: 50),
            new EndExtraTime("ai-lab"),
            new RuleImprovised("ai-lab.1", 50, [], []),
            new RefuseImprovised("ai-lab.1", "No."),
            new SetTemperament("cloud", Temperament.Cautious),
            new TakeNote("Mine."),
            new StepClock(),
            new MuteSeat("facilitator", true),
            new MoveSeat("facilitator", null),
        ];
        foreach (var command in commands)
            Assert.Equal(RefusalCode.FacilitatorOnly, await lab.Refused(command));
    }

    [Fact]
    public async Task Whoever_is_muted_is_told_so_and_whoever_is_moved_enters_again()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var player = await server.Play(session, "ai-lab");
        var seat = player.Snapshot.You.Seat;
        await facilitator.Do(new MuteSeat(seat, true));
        Assert.Equal(RefusalCode.Muted, await player.Refused(new Say([], "Hello?")));
        await facilitator.Do(new MoveSeat(seat, "cloud"));
        Assert.True((await player.UntilDismissed()).EnterAgain);
        await player.Return();
        Assert.Equal("cloud", player.Snapshot.You.Role);
    }

    [Theory]
    [InlineData("""{"type":"adjust-world","adjustments":null,"reason":"x"}""")]
    [InlineData("""{"type":"adjust-world","adjustments":[null],"reason":"x"}""")]
    [InlineData("""{"type":"adjust-world","adjustments":[{}],"reason":"x"}""")]
    [InlineData("""{"type":"adjust-world","adjustments":[{"type":"seed","to":1}],"reason":"x"}""")]
    [InlineData(
        """{"type":"adjust-world","adjustments":[{"type":"indicator","indicator":null,"to":1}],"reason":"x"}"""
    )]
    [InlineData(
        """{"type":"adjust-world","adjustments":[{"type":"indicator","indicator":"media-heat","to":1.5}],"reason":"x"}"""
    )]
    [InlineData("""{"type":"adjust-world","adjustments":[{"type":"indicator","indicator":"media-heat","to":1}]}""")]
    [InlineData("""{"type":"fire-inject"}""")]
    [InlineData("""{"type":"fire-inject","inject":"chatter","toAll":"yes"}""")]
    [InlineData("""{"type":"write-inject","title":"x","text":null,"to":[]}""")]
    [InlineData("""{"type":"plan-inject","content":null,"timing":{"trigger":"hand"}}""")]
    [InlineData("""{"type":"plan-inject","content":{"title":"x","text":"","to":[]},"timing":{"trigger":"noon"}}""")]
    [InlineData("""{"type":"edit-inject","inject":"chatter","content":{"title":"x"}}""")]
    [InlineData("""{"type":"schedule-inject","inject":"chatter","timing":{"round":0}}""")]
    [InlineData("""{"type":"skip-inject","inject":"chatter"}""")]
    [InlineData("""{"type":"give-extra-time","role":"cloud","minutes":2.5}""")]
    [InlineData("""{"type":"improvise","action":"x","result":"y","arguments":"z"}""")]
    [InlineData("""{"type":"argue","improvised":"ai-lab.1","side":"both","text":"x"}""")]
    [InlineData("""{"type":"withdraw-improvised"}""")]
    [InlineData("""{"type":"rule-improvised","improvised":"ai-lab.1","chance":"50","onSuccess":[],"onFailure":[]}""")]
    [InlineData("""{"type":"rule-improvised","improvised":"ai-lab.1","onSuccess":[],"onFailure":[]}""")]
    [InlineData("""{"type":"refuse-improvised","improvised":"ai-lab.1"}""")]
    [InlineData("""{"type":"set-temperament","role":"cloud","temperament":"angry"}""")]
    [InlineData("""{"type":"take-note"}""")]
    [InlineData("""{"type":"step-clock","minutes":"ten"}""")]
    [InlineData("""{"type":"mute-seat","seat":"x"}""")]
    [InlineData("""{"type":"move-seat","role":"cloud"}""")]
    [InlineData("""{"type":"answer-question","question":"first","text":"x"}""")]
    public async Task Malformed_commands(string command)
    {
        var server = await shared.Started;
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await facilitator.Do(new StartSession());
        var receipt = await facilitator.Hub.Call<Receipt>(
            "Submit",
            JsonSerializer.Deserialize<JsonElement>($$"""{"id":"12345678","command":{{command}}}""")
        );
        Assert.Equal(RefusalCode.Malformed, receipt.Refusal?.Code);
        await facilitator.Do(new Announce("Still here."));
    }

    private static async Task<Debrief> Debrief(TestServer server, SessionOpenedReply session, string ticket) =>
        await TestServer.Read<Debrief>(await server.GetWithTicket($"/api/sessions/{session.Session}/debrief", ticket));

    private static async Task<string> Replay(
        TestServer server,
        SessionOpenedReply session,
        string ticket,
        string query
    ) =>
        await (
            await server.GetWithTicket($"/api/sessions/{session.Session}/replay{query}", ticket)
        ).Content.ReadAsStringAsync();

    private static async Task<string> Journal(TestServer server, SessionOpenedReply session, string ticket) =>
        await (
            await server.GetWithTicket($"/api/sessions/{session.Session}/journal", ticket)
        ).Content.ReadAsStringAsync();
}
