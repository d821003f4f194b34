using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>
/// Each viewer's numbered stream: resumed without a gap or a repetition, also on a server that was started anew.
/// </summary>
public sealed class StreamTests
{
    [Fact]
    public async Task A_dropped_connection_goes_on_where_it_was()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var player = await server.Play(session, "ai-lab");
        await facilitator.Do(new Announce("One."));
        await player.Until(() => player.Log.Any(IsAnnouncement));

        await player.Hub.Drop();
        await facilitator.Do(new Announce("Two."));
        await facilitator.Do(new Announce("Three."));
        var missed = await player.Return();

        Assert.NotNull(missed);
        Assert.Equal(3, player.Log.Count(IsAnnouncement));
        await facilitator.Do(new Announce("Four."));
        await player.Until(() => player.Log.Count(IsAnnouncement) == 4);
    }

    [Fact]
    public async Task A_client_that_has_everything_misses_nothing()
    {
        await using var server = await TestServer.Start();
        await using var player = await server.Play(await server.Open(), "ai-lab");
        await player.Hub.Drop();
        Assert.Empty((await player.Return())!);
    }

    [Theory]
    [InlineData("another-stream", 0L)]
    [InlineData(null, null)]
    [InlineData("", 1_000_000L)]
    public async Task A_stream_that_cannot_be_resumed_begins_with_a_snapshot(string? stream, long? after)
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var player = await server.Play(session, "ai-lab");
        await using var again = await SessionClient.Connect(server.Address);
        var ticket = await server.Join(session.Code, "Bo");
        var reply = await again.Enter(session.Session, ticket.Ticket, stream == "" ? player.Stream : stream, after);
        Assert.NotNull(reply.Snapshot);
        Assert.Null(reply.Missed);
    }

    [Fact]
    public async Task What_a_viewer_may_not_see_leaves_no_gap_in_its_numbers()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var lab = await server.Play(session, "ai-lab");
        await using var cloud = await server.Play(session, "cloud");
        await using var house = await server.Play(session, "white-house");
        await facilitator.Do(new StartSession());
        await house.Until(() => house.Phase == Phase.Running);
        var before = house.At;

        await lab.Do(new Say(["cloud"], "Between us."));
        await cloud.Until(() => cloud.Log.Any(notice => notice.Kind == NoticeKind.Message));
        await facilitator.Do(new Announce("To all."));
        await house.Until(() => house.Log.Any(IsAnnouncement));

        Assert.Equal(before + 1, house.At);
        Assert.DoesNotContain(house.Log, notice => notice.Kind == NoticeKind.Message);
    }

    [Fact]
    public async Task A_repeated_command_is_carried_out_once_and_answered_again()
    {
        await using var server = await TestServer.Start();
        await using var facilitator = await server.Facilitate(await server.Open());
        var first = await facilitator.Submit(new Announce("Once."), "the-same-id");
        var second = await facilitator.Submit(new Announce("Once."), "the-same-id");
        await facilitator.Return();
        var third = await facilitator.Submit(new Announce("Once."), "the-same-id");
        await facilitator.Do(new Announce("Last."));

        await facilitator.Until(() => facilitator.Log.Any(notice => Says(notice, "Last.")));
        Assert.Equal(first, second);
        Assert.Equal(first, third);
        Assert.Single(facilitator.Log, notice => Says(notice, "Once."));
    }

    [Fact]
    public async Task A_server_started_anew_resumes_the_same_streams()
    {
        using var data = new TemporaryFolder();
        Player player;
        SessionOpenedReply session;
        await using (var server = await TestServer.StartIn(data.Path))
        {
            session = await server.Open();
            player = await server.Play(session, "cloud");
            await using var facilitator = await server.Facilitate(session);
            await facilitator.Do(new Announce("Before."));
            await player.Until(() => player.Log.Any(IsAnnouncement));
            await player.Hub.Drop();
            await facilitator.Do(new Announce("Unheard."));
        }

        await using (var server = await TestServer.StartIn(data.Path))
        {
            Assert.NotNull(await player.Return(server.Address));
            Assert.Equal(2, player.Log.Count(IsAnnouncement));
            await using var facilitator = await server.Facilitate(session);
            await facilitator.Do(new Announce("After."));
            await player.Until(() => player.Log.Count(IsAnnouncement) == 3);
            await player.DisposeAsync();
        }
    }

    [Fact]
    public async Task Everybody_sees_who_is_connected()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        var player = await server.Play(session, "cloud");
        var seat = player.Snapshot.You.Seat;

        await facilitator.Until(() => facilitator.Presence.Online.Contains(seat));
        await player.DisposeAsync();
        await facilitator.Until(() => !facilitator.Presence.Online.Contains(seat));
    }

    [Fact]
    public async Task A_connection_that_reads_nothing_is_cut_and_catches_up_by_its_counter()
    {
        await using var server = await TestServer.Start("--Limits:CallsAtOnce=1000", "--Limits:BytesAtOnce=10000000");
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var player = await server.Play(session, "cloud");
        await facilitator.Until(IsOnline);
        await player.Hub.Drop();
        await facilitator.Until(() => !IsOnline());
        using var socket = await RawSocket.Connect(server.Address, buffer: 4096);
        await socket.Enter(session.Session, player.Ticket);
        await facilitator.Until(IsOnline);

        var said = 0;
        while (IsOnline())
        {
            await facilitator.Do(new Announce(new string('語', 1000)));
            said++;
            await facilitator.Until(() => facilitator.Log.Count(IsAnnouncement) == said);
        }

        Assert.NotNull(await player.Return());
        Assert.Equal(said, player.Log.Count(IsAnnouncement));
        await facilitator.Do(new Announce("Last."));
        await player.Until(() => player.Log.Any(notice => Says(notice, "Last.")));

        bool IsOnline() => facilitator.Presence.Online.Contains(player.Snapshot.You.Seat);
    }

    private static bool IsAnnouncement(Notice notice) => notice.Kind == NoticeKind.Announcement;

    private static bool Says(Notice notice, string text) =>
        IsAnnouncement(notice)
        && (
            notice.Headline.Contains(text, StringComparison.Ordinal)
            || notice.Text?.Contains(text, StringComparison.Ordinal) == true
        );
}
