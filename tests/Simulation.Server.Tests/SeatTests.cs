using Simulation.Rules.Sessions;

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
