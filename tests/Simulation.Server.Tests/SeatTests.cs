using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>Seats that change their role, are taken away, or come back.</summary>
public sealed class SeatTests
{
    [Fact]
    public async Task Choosing_a_role_in_the_lobby_opens_another_stream()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        var joined = await server.Join(session.Code, "Ada");
        await using var player = await Player.Enter(server.Address, joined.Session, joined.Ticket);
        Assert.Null(player.Snapshot.You.Role);
        Assert.Empty(player.Snapshot.Sheet.Moves);

        await player.Do(new ChooseRole("cloud"));
        Assert.True((await player.UntilDismissed()).EnterAgain);
        Assert.Null(await player.Return());

        Assert.Equal("cloud", player.Snapshot.You.Role);
        Assert.NotEmpty(player.Snapshot.Sheet.Moves);
    }

    [Fact]
    public async Task A_removed_seat_hears_nothing_more_and_its_ticket_is_void()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var player = await server.Play(session, "cloud");
        await facilitator.Do(new RemoveSeat(player.Snapshot.You.Seat));

        var dismissed = await player.UntilDismissed();
        Assert.False(dismissed.EnterAgain);
        Assert.Equal(RefusalCode.WrongTicket, dismissed.Refusal.Code);
        Assert.Equal(RefusalCode.WrongTicket, await player.Refused(new DeclareReady(true)));
        await facilitator.Do(new Announce("Not for everybody."));
        await facilitator.Until(() =>
            facilitator.Log.Any(notice => notice.Kind == Rules.Visibility.NoticeKind.Announcement)
        );

        // Its answer comes after whatever was sent to this connection before.
        await player.Refused(new DeclareReady(true));
        Assert.False(player.Hub.Received.TryPeek(out _));
    }

    [Fact]
    public async Task The_facilitator_voids_a_ticket_and_hands_out_another_one()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var thief = await server.Play(session, "cloud");
        var seat = thief.Snapshot.You.Seat;

        Assert.Equal(RefusalCode.FacilitatorOnly, await TestServer.RefusalOf(await Reissue(thief.Ticket, seat)));
        Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(await Reissue("guessed", seat)));
        Assert.Equal(RefusalCode.Unknown, await TestServer.RefusalOf(await Reissue(session.Ticket, "nobody")));
        var given = await TestServer.Read<JoinReply>(await Reissue(session.Ticket, seat));

        Assert.Equal((session.Session, seat), (given.Session, given.Seat));
        Assert.True((await thief.UntilDismissed()).EnterAgain);
        Assert.Equal(RefusalCode.WrongTicket, (await thief.Hub.Enter(session.Session, thief.Ticket)).Refusal?.Code);
        Assert.Equal(
            RefusalCode.WrongTicket,
            await TestServer.RefusalOf(
                await server.GetWithTicket($"/api/sessions/{session.Session}/debrief", thief.Ticket)
            )
        );

        // The facilitator goes on, and the new link opens the seat and its role.
        await using var owner = await Player.Enter(server.Address, given.Session, given.Ticket);
        Assert.Equal((seat, "cloud"), (owner.Snapshot.You.Seat, owner.Snapshot.You.Role));
        await facilitator.Do(new Announce("Not for thieves."));
        await owner.Until(() => owner.Log.Any(notice => notice.Kind == Rules.Visibility.NoticeKind.Announcement));
        Assert.False(thief.Hub.Received.TryPeek(out _));

        Task<HttpResponseMessage> Reissue(string ticket, string of) =>
            server.PostWithTicket($"/api/sessions/{session.Session}/seats/{of}/ticket", new { }, ticket);
    }

    [Fact]
    public async Task Who_leaves_for_good_cannot_come_back_with_the_ticket_and_the_role_is_free()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var player = await server.Play(session, "cloud");
        await player.Do(new LeaveSeat());
        await using var hub = await SessionClient.Connect(server.Address);
        Assert.Equal(RefusalCode.WrongTicket, (await hub.Enter(session.Session, player.Ticket)).Refusal?.Code);
        await server.Join(session.Code, "Bo", "cloud");
    }

    [Fact]
    public async Task Spectators_take_no_players_place_and_the_facilitator_sends_them_away_at_once()
    {
        await using var server = await TestServer.Start("--Limits:JoinsPerMinute=1000");
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        var watching = 0;
        while ((await server.PostJoin(session.Code, "Crowd", spectator: true)).IsSuccessStatusCode)
            watching++;
        Assert.Equal(200, watching);

        await server.Join(session.Code, "Ada", "cloud");
        await facilitator.Do(new FreePlaces(SeatGroup.Spectators));
        await server.Join(session.Code, "Projector", spectator: true);
    }

    [Fact]
    public async Task A_role_handed_to_its_autopilot_is_played_by_it()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var player = await server.Play(session, "cloud");
        await facilitator.Do(new StartSession());
        await facilitator.Do(new HandRole("cloud", ToAutopilot: true));
        Assert.Equal(RefusalCode.OnAutopilot, await player.Refused(new DeclareReady(true)));
        await facilitator.Until(() => facilitator.Phase == Phase.Debrief);
    }

    [Fact]
    public async Task An_autopilot_stands_in_for_people_who_are_gone_and_leaves_when_they_return()
    {
        await using var server = await TestServer.Start(
            "--Autopilot:GraceSeconds=0.01",
            "--Autopilot:ThinkSeconds=3600"
        );
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        var player = await server.Play(session, "cloud");
        await facilitator.Do(new StartSession());

        await player.Hub.Drop();
        await facilitator.Until(() => facilitator.Pilots["cloud"] == Pilot.Autopilot);
        await player.Return();
        await facilitator.Until(() => facilitator.Pilots["cloud"] == Pilot.People);
        await player.DisposeAsync();
    }
}
