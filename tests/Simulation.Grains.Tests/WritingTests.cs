using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Tests;

/// <summary>What is acknowledged is on disk, once; what fails changes nothing.</summary>
public sealed class WritingTests
{
    private const string Facilitator = "facilitator";

    [Fact]
    public async Task A_command_is_carried_out_once_however_often_it_is_sent()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => host.Submit(ticket, new Announce("Once."), "the-same-id"))
        );
        Assert.All(receipts, receipt => Assert.Null(receipt.Refusal));
        Assert.Equal(1, await host.Count("announced"));
        await using var next = await host.Restart();
        Assert.Null((await next.Submit(ticket, new Announce("Once."), "the-same-id")).Refusal);
        Assert.Equal(1, await next.Count("announced"));
    }

    [Fact]
    public async Task The_same_id_of_another_seat_is_another_command()
    {
        await using var host = await TestHost.Start();
        var facilitator = await host.Open();
        var player = await host.Join("Ada", "cloud");
        Assert.Null((await host.Submit(facilitator, new Announce("Mine."), "the-same-id")).Refusal);
        Assert.Null((await host.Submit(player.Ticket, new Say([], "Mine, too."), "the-same-id")).Refusal);
        Assert.Equal(1, await host.Count("said"));
    }

    [Fact]
    public async Task Commands_that_wait_together_share_an_append()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        var held = host.Journal.HoldAppends();
        var first = host.Submit(ticket, new Announce("First."));
        await held.First;
        var others = Enumerable.Range(0, 30).Select(i => host.Submit(ticket, new Announce($"Other {i}."))).ToArray();

        // A refusal that rests on them does not overtake them.
        var refused = host.Submit(ticket, new EndRound());
        var before = host.Journal.Appends;
        Assert.False(first.IsCompleted);
        held.LetGo();
        await Task.WhenAll(others.Append(first));
        Assert.Equal(RefusalCode.WrongPhase, (await refused).Refusal?.Code);
        Assert.InRange(host.Journal.Appends - before, 1, 3);
        Assert.Equal(31, await host.Count("announced"));
    }

    [Fact]
    public async Task Nothing_is_told_or_shown_that_is_not_on_disk()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        var recorder = await host.Subscribe(Facilitator);
        var held = host.Journal.HoldAppends();

        var submitted = host.Submit(ticket, new Announce("Soon."));
        await held.First;
        Assert.DoesNotContain((await host.Look(ticket)).Log, IsAnnouncement);
        Assert.False(recorder.HasHeard(Facilitator));
        Assert.False(submitted.IsCompleted);

        held.LetGo();
        Assert.Null((await submitted).Refusal);
        Assert.True(Recorder.Announces(await recorder.Next(Facilitator)));
        Assert.Contains((await host.Look(ticket)).Log, IsAnnouncement);
    }

    [Fact]
    public async Task A_second_writer_is_noticed_and_the_command_sent_again_is_decided_on_what_is_true()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        host.Journal.OnAppend = async append =>
        {
            host.Journal.OnAppend = null;
            await host.WriteElsewhere(new SessionLocked(true));
            return await append();
        };

        var ada = new JoinRequest("the-attempt-to-join-the-session-of-ada", TestHost.Code, "Ada");
        Assert.Equal(RefusalCode.TryAgain, (await host.Table.Join(ada)).Refusal?.Code);
        Assert.Equal(RefusalCode.SessionLocked, (await host.Table.Join(ada)).Refusal?.Code);
        Assert.True((await host.Look(ticket)).View.Session.Locked);
    }

    [Fact]
    public async Task A_command_that_another_writer_has_carried_out_is_not_carried_out_again()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        host.Journal.OnAppend = async append =>
        {
            host.Journal.OnAppend = null;
            await host.WriteElsewhere(new Announced("Once."), Facilitator + ":the-same-id");
            return await append();
        };
        Assert.Equal(
            RefusalCode.TryAgain,
            (await host.Submit(ticket, new Announce("Once."), "the-same-id")).Refusal?.Code
        );
        Assert.Null((await host.Submit(ticket, new Announce("Once."), "the-same-id")).Refusal);
        Assert.Equal(1, await host.Count("announced"));
    }

    [Fact]
    public async Task Opening_again_with_the_same_ticket_gives_the_same_answer_and_with_another_none()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        Assert.Equal(ticket, await host.Open(ticket: ticket));
        Assert.Equal(1, await host.Count("session-opened"));
        var request = new OpenSessionRequest("first-call", Pacing.Live);
        var another = await host.Table.Open(TestHost.Pack, request, TestHost.Code, Ticket.Draw());
        Assert.Equal(RefusalCode.TryAgain, another.Refusal?.Code);
    }

    [Fact]
    public async Task A_fault_that_nobody_has_foreseen_is_a_refusal_and_the_same_command_may_be_sent_again()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        host.Journal.OnAppend = _ =>
        {
            host.Journal.OnAppend = null;
            throw new NotSupportedException("Nobody has foreseen this.");
        };
        var refused = await host.Submit(ticket, new Announce("Once."), "the-same-id");
        Assert.Equal(SessionRefusals.NotNow, refused.Refusal);
        Assert.Null((await host.Submit(ticket, new Announce("Once."), "the-same-id")).Refusal);
        Assert.Equal(1, await host.Count("announced"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_journal_that_fails_is_reported_and_the_same_command_may_be_sent_again(bool wasStored)
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        host.Journal.OnAppend = async append =>
        {
            host.Journal.OnAppend = null;
            if (wasStored)
                await append();
            throw new JournalUnavailableException("The disk is full.");
        };

        Assert.Equal(
            RefusalCode.TryAgain,
            (await host.Submit(ticket, new Announce("Again."), "the-same-id")).Refusal?.Code
        );
        Assert.Equal(wasStored ? 1 : 0, await host.Count("announced"));
        Assert.Null((await host.Submit(ticket, new Announce("Again."), "the-same-id")).Refusal);
        Assert.Equal(1, await host.Count("announced"));
        Assert.Single((await host.Look(ticket)).Log, IsAnnouncement);
    }

    [Fact]
    public async Task What_ran_ahead_of_a_failed_append_is_dropped_with_it()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        var held = host.Journal.HoldAppends(fail: true);
        var locking = host.Submit(ticket, new LockSession(true));
        await held.First;
        var announcing = host.Submit(ticket, new Announce("On top of it."));
        held.LetGo();
        Assert.Equal(RefusalCode.TryAgain, (await locking).Refusal?.Code);
        Assert.Equal(RefusalCode.TryAgain, (await announcing).Refusal?.Code);

        host.Journal.OnAppend = null;
        Assert.Null(
            (
                await host.Table.Join(new JoinRequest("the-attempt-to-join-the-session-of-ada", TestHost.Code, "Ada"))
            ).Refusal
        );
        Assert.Equal(0, await host.Count("session-locked"));
    }

    [Fact]
    public async Task While_the_journal_cannot_be_read_everything_is_refused_and_then_goes_on()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        await using var next = await host.Restart();
        next.Journal.IsUnreadable = true;
        Assert.Equal(RefusalCode.TryAgain, (await next.Submit(ticket, new Announce("Now."))).Refusal?.Code);
        Assert.Equal(RefusalCode.TryAgain, (await next.Table.Enter(ticket, null, null)).Reply.Refusal?.Code);
        next.Journal.IsUnreadable = false;
        Assert.Null((await next.Submit(ticket, new Announce("Now."))).Refusal);
    }

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        var ada = await host.Join("Ada", "cloud");
        for (var i = 0; i < 10; i++)
            await host.Do(ticket, new Announce($"Number {i}."));
        await using var next = await host.Kill();
        Assert.Equal(10, (await next.Look(ada.Ticket)).Log.Count(IsAnnouncement));
        Assert.Equal("cloud", (await next.Look(ada.Ticket)).You.Role);
    }

    [Fact]
    public async Task A_session_that_nobody_opened_is_unknown()
    {
        await using var host = await TestHost.Start();
        var nobody = host.Grains.GetGrain<ISessionGrain>("nobody");
        Assert.Equal(RefusalCode.UnknownSession, (await nobody.Preview()).Refusal?.Code);
        Assert.Equal(RefusalCode.UnknownSession, (await nobody.Admit("guess")).Refusal?.Code);
        Assert.False(Directory.EnumerateFiles(host.Data, "nobody*", SearchOption.AllDirectories).Any());
    }

    private static bool IsAnnouncement(Notice notice) => notice.Kind == NoticeKind.Announcement;
}
