using Simulation.Grains.Classes;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>A facilitator opens a session that begins where another one stood; it goes when that one goes.</summary>
public sealed class RunTests
{
    private const string Run = "run1";

    private static readonly OpenRunRequest _here = new(Entry: 8);

    [Fact]
    public async Task It_begins_where_the_other_one_stood_and_both_know_of_it()
    {
        await using var host = await TestHost.Start();
        var ticket = await Played(host);
        var given = Ticket.Draw();
        var opened = await Open(host, ticket, new OpenRunRequest(Entry: 8, Pacing: Pacing.Live), given);
        Assert.Null(opened.Refusal);
        Assert.Equal((Run, "RUNNER", given), (opened.Value!.Session, opened.Value.Code, opened.Value.Ticket));

        // The same attempt again, as after a lost answer.
        Assert.Null((await Open(host, ticket, _here, given)).Refusal);
        Assert.Equal(1, await host.Count("run-opened"));

        var entries = await host.Journal.EntriesOf(Run);
        Assert.Null(Reexecution.FirstDifference(entries));
        Assert.Single(entries, entry => entry.Events.Any(happened => happened.Name == "continued-from"));

        var view = (await Table(host).Enter(given, null, null)).Reply.Snapshot!.View;
        Assert.Equal((Phase.Lobby, Pacing.Live), (view.Session.Phase, view.Session.Pacing));
        Assert.Equal(["facilitator"], view.Seats.Keys);
        var preview = (await Table(host).Preview()).Value!;
        Assert.Equal(Phase.Lobby, preview.Phase);
    }

    [Fact]
    public async Task People_join_anew_and_the_game_goes_on_after_a_restart_too()
    {
        await using var host = await TestHost.Start();
        var given = (await Open(host, await Played(host), _here)).Value!.Ticket;
        var joined = await Table(host)
            .Join(new JoinRequest("the-attempt-to-join-the-new-run-1", "RUNNER", "Ben", "cloud", false));
        Assert.Null(joined.Refusal);
        await using var next = await host.Restart();
        var start = new CommandEnvelope("start-the-new-run", new StartSession());
        Assert.Null((await Table(next).Submit(given, start)).Refusal);
        var ben = (await Table(next).Enter(joined.Value!.Ticket, null, null)).Reply.Snapshot!;
        Assert.Equal((Phase.Running, "cloud"), (ben.View.Session.Phase, ben.You.Role));
        Assert.Null(Reexecution.FirstDifference(await next.Journal.EntriesOf(Run)));
    }

    [Fact]
    public async Task Nobody_but_the_facilitator_opens_one_and_no_ticket_of_the_other_session_opens_a_seat_in_it()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, _) = await host.Play(Pacing.Turns);
        Assert.Equal(RefusalCode.FacilitatorOnly, (await host.Table.RefuseRun(ada.Ticket))?.Code);
        Assert.Equal(RefusalCode.WrongTicket, (await host.Table.RefuseRun("nobody's"))?.Code);
        Assert.Equal(RefusalCode.FacilitatorOnly, (await Open(host, ada.Ticket, new(Entry: 4))).Refusal?.Code);
        Assert.Empty(await host.Journal.EntriesOf(Run));

        Assert.Null((await Open(host, ticket, new(Entry: 4))).Refusal);
        foreach (var old in new[] { ticket, ada.Ticket })
            Assert.Equal(RefusalCode.WrongTicket, (await Table(host).Admit(old)).Refusal?.Code);
    }

    [Fact]
    public async Task While_others_play_on_with_the_same_luck_nobody_opens_one()
    {
        await using var host = await TestHost.Start();
        var opening = new OpenSessionRequest("first-call", Pacing.Turns, Seed: "seed");
        await host.Table.ForClass(new OpenInstruction("class1", 1, SessionAccess.Pack, opening, "ABCDEF", true));
        var console = new TakeSeat("f", "Flora", null, SeatKind.Facilitator, Ticket.Hash("a-ticket"));
        var world = SessionState.Open((SessionOpened)await First(host)).World;
        var seated = (Decision.Accepted)Rulebook.Decide(world, CommandAuthor.Server, console, host.Time.GetUtcNow());
        await host.WriteElsewhere(seated.Events[0]);
        await using var next = await host.Restart();

        Assert.Equal(RefusalCode.Sealed, (await next.Table.RefuseRun("a-ticket"))?.Code);
        Assert.Equal(RefusalCode.Sealed, (await next.Table.RecordRun("a-ticket", Run, 3))?.Code);
    }

    private static async Task<SessionEvent> First(TestHost host)
    {
        var (name, json) = (await host.Entries())[0].Events[0];
        return StoredEvents.Read(name, json.Span);
    }

    [Fact]
    public async Task What_is_no_moment_leaves_no_session()
    {
        await using var host = await TestHost.Start();
        var ticket = await Played(host);
        foreach (var request in new OpenRunRequest[] { new(), new(Entry: 8, Minute: 3), new(Entry: 8, Pace: 0) })
            Assert.Equal(RefusalCode.Malformed, (await Open(host, ticket, request)).Refusal?.Code);
        foreach (var entry in new[] { 0, 1, 1000 })
            Assert.Equal(RefusalCode.WrongPhase, (await Open(host, ticket, new(Entry: entry))).Refusal?.Code);
        var overDays = new OpenRunRequest(Entry: 8, Pacing: Pacing.Async);
        Assert.Equal(RefusalCode.Malformed, (await Open(host, ticket, overDays)).Refusal?.Code);
        Assert.Empty(await host.Journal.EntriesOf(Run));
        Assert.Equal(0, await host.Count("run-opened"));
    }

    [Fact]
    public async Task Whoever_deletes_the_other_session_deletes_it_too()
    {
        await using var host = await TestHost.Start();
        var ticket = await Played(host);
        var given = (await Open(host, ticket, _here)).Value!.Ticket;
        var second = new RunDraws(Run, given, "SECOND");
        var start = new CommandEnvelope("start-the-new-run", new StartSession());
        Assert.Null((await Table(host).Submit(given, start)).Refusal);
        var entry = (await host.Journal.EntriesOf(Run)).Count;
        var nested = await host
            .Grains.GetGrain<ISessionGrain>("run2")
            .OpenRun(second, new(Entry: entry), Ticket.Draw());
        Assert.Null(nested.Refusal);

        Assert.Null(await host.Table.Delete());

        Assert.Empty(await host.Journal.List("session/").ToListAsync());
        Assert.Equal(RefusalCode.UnknownSession, (await Table(host).Preview()).Refusal?.Code);
    }

    [Fact]
    public async Task It_ends_with_the_retention_period_of_the_other_session()
    {
        await using var host = await TestHost.Start(retention: TimeSpan.FromDays(30));
        var given = (await Open(host, await Played(host), _here)).Value!.Ticket;
        host.Time.Advance(TimeSpan.FromDays(20));
        var note = new CommandEnvelope("a-note-twenty-days-later", new TakeNote("Still here."));
        Assert.Null((await Table(host).Submit(given, note)).Refusal);
        host.Time.Advance(TimeSpan.FromDays(11));

        Assert.False(await Table(host).DeleteIfExpired());
        Assert.True(await host.Table.DeleteIfExpired());

        Assert.Empty(await host.Journal.List("session/").ToListAsync());
    }

    [Fact]
    public async Task Without_the_other_one_it_can_be_deleted_by_itself()
    {
        await using var host = await TestHost.Start();
        await Open(host, await Played(host), _here);
        Assert.Null(await Table(host).Delete());
        Assert.NotEmpty(await host.Entries());
        Assert.Null(await host.Table.Delete());
    }

    private static ISessionGrain Table(SessionAccess host) => host.Grains.GetGrain<ISessionGrain>(Run);

    /// <summary>A game that is over, of some entries.</summary>
    private static async Task<string> Played(TestHost host)
    {
        var (ticket, ada, _) = await host.Play(Pacing.Turns);
        for (var round = 0; round < 2; round++)
        {
            await host.Do(ada.Ticket, new Say([], "Between us."));
            await host.Do(ticket, new Announce("We go on."));
            await host.Do(ticket, new EndRound());
        }

        await host.Do(ticket, new EndSession());
        return ticket;
    }

    private static Task<Result<SessionOpenedReply>> Open(
        SessionAccess host,
        string ticket,
        OpenRunRequest request,
        string? given = null
    ) => Table(host).OpenRun(new RunDraws(SessionAccess.Session, ticket, "RUNNER"), request, given ?? Ticket.Draw());
}
