using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests;

/// <summary>
/// A server that listens to a session which starts anew: it learns that something may be missing, and enters from
/// where it was.
/// </summary>
public sealed class SubscriptionTests
{
    private const string Facilitator = "facilitator";

    [Fact]
    public async Task A_session_that_has_started_anew_gives_another_subscription_and_a_client_gets_what_it_missed()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, before, recorder) = await Play(host);
        var first = recorder.Subscription;
        await using var next = await host.Restart();
        await next.Do(ticket, new Announce("Missed."));
        var again = await next.Subscribe(Facilitator, ada.Seat);
        Assert.NotEqual(first, again.Subscription);
        var missed = (await next.Table.Enter(ada.Ticket, before.Stream, before.At)).Reply.Missed!.Value;
        Assert.Equal("Missed.", Assert.Single(missed).Notices[^1].Headline);

        await next.Do(ticket, new Announce("Published."));
        var batch = await again.Until("role-cloud", Recorder.Announces);
        Assert.Equal(missed[^1].To, batch.From);
    }

    [Fact]
    public async Task A_server_whose_answer_is_lost_gets_another_subscription_with_its_next_renewal()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, before, recorder) = await Play(host);
        await recorder.UntilPresent(_ => true);
        recorder.WayBack = Task.FromException(new TimeoutException());
        await host.Do(ticket, new Announce("Whose answer is lost."));
        await recorder.Until("role-cloud", Recorder.Announces);
        recorder.WayBack = Task.CompletedTask;

        // The session may not know yet that the answer is lost; the server goes on renewing.
        var first = recorder.Subscription;
        while (recorder.Subscription == first)
            await recorder.Renew(host.Table, "host", Facilitator, ada.Seat);
        Assert.NotNull((await host.Table.Enter(ada.Ticket, before.Stream, before.At)).Reply.Missed);
    }

    [Fact]
    public async Task A_seat_that_loses_its_role_is_dismissed_with_the_batch_in_which_it_happens()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, _, recorder) = await Play(host);
        await host.Do(ticket, new MoveSeat(ada.Seat, "ai-lab"));
        var (seat, dismissed) = await recorder.UntilDismissed();
        Assert.Equal((ada.Seat, true), (seat, dismissed.EnterAgain));
        await host.Do(ticket, new RemoveSeat(ada.Seat));
        (seat, dismissed) = await recorder.UntilDismissed();
        Assert.Equal((ada.Seat, false), (seat, dismissed.EnterAgain));
    }

    [Fact]
    public async Task Who_was_removed_reads_who_removed_them_also_when_they_come_back()
    {
        const string Removed = "The facilitator has removed you from this session.";
        await using var host = await TestHost.Start();
        var (ticket, ada, _, recorder) = await Play(host);
        var ben = await host.Join("Ben", "ai-lab");
        await host.Do(ben.Ticket, new LeaveSeat());
        await host.Do(ticket, new RemoveSeat(ada.Seat));
        Assert.Equal(Removed, (await recorder.UntilDismissed()).Dismissed.Refusal.Message);
        await using var next = await host.Restart();
        Assert.Equal(Removed, (await next.Table.Enter(ada.Ticket, null, null)).Reply.Refusal?.Message);
        Assert.Equal(Removed, (await next.Submit(ada.Ticket, new DeclareReady(true))).Refusal?.Message);
        Assert.NotEqual(Removed, (await next.Table.Enter(ben.Ticket, null, null)).Reply.Refusal?.Message);
    }

    [Fact]
    public async Task While_the_journal_cannot_be_read_nobody_is_subscribed()
    {
        await using var host = await TestHost.Start();
        await Play(host);
        await using var next = await host.Restart();
        var recorder = Recorder.For(next.Grains);
        next.Journal.IsUnreadable = true;
        var answer = await next.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        Assert.Equal(RefusalCode.TryAgain, answer.Refusal?.Code);
        next.Journal.IsUnreadable = false;
        Assert.NotNull((await next.Table.Subscribe("host", recorder.Reference, [Facilitator])).Value);
    }

    [Fact]
    public async Task When_another_writer_was_faster_the_servers_hear_that_their_subscription_is_over()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, before, recorder) = await Play(host);
        await host.WriteElsewhere(new Announced("Written elsewhere."));
        Assert.Equal(
            RefusalCode.TryAgain,
            (await host.Submit(ticket, new Announce("Mine."), "the-same-id")).Refusal?.Code
        );
        Assert.Equal(recorder.Subscription, await recorder.UntilEnded());

        var again = await host.Subscribe(Facilitator, ada.Seat);
        Assert.NotEqual(recorder.Subscription, again.Subscription);
        Assert.Null((await host.Submit(ticket, new Announce("Mine."), "the-same-id")).Refusal);
        var missed = (await host.Table.Enter(ada.Ticket, before.Stream, before.At)).Reply.Missed!.Value;
        var headlines = missed.SelectMany(batch => batch.Notices).Select(notice => notice.Headline);
        Assert.Equal(["Written elsewhere.", "Mine."], headlines);
    }

    [Fact]
    public async Task A_deleted_session_dismisses_everybody_for_good()
    {
        await using var host = await TestHost.Start();
        var (ticket, _, _, recorder) = await Play(host);
        Assert.Null(await host.Table.Delete());
        var (_, dismissed) = await recorder.UntilDismissed();
        Assert.Equal((RefusalCode.UnknownSession, false), (dismissed.Refusal.Code, dismissed.EnterAgain));
        Assert.Equal(RefusalCode.UnknownSession, (await host.Table.Delete())?.Code);
        Assert.Equal(RefusalCode.UnknownSession, (await host.Submit(ticket, new Announce("Gone?"))).Refusal?.Code);

        // The key belongs to the server and to no session.
        Assert.Equal(["key/join"], await host.Journal.List("").ToListAsync());
    }

    private static async Task<(
        string Ticket,
        Protocol.JoinReply Ada,
        Protocol.Snapshot Before,
        Recorder Recorder
    )> Play(TestHost host)
    {
        var ticket = await host.Open(Pacing.Turns);
        var ada = await host.Join("Ada", "cloud");
        await host.Do(ticket, new Announce("Before."));
        var before = await host.Look(ada.Ticket);
        return (ticket, ada, before, await host.Subscribe(Facilitator, ada.Seat));
    }
}
