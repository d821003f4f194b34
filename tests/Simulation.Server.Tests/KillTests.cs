using System.Net.Http.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>The server as a process of its own, killed without warning in the middle of a game.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task After_a_kill_the_same_tickets_open_the_same_seats_and_nothing_acknowledged_is_lost()
    {
        await using var server = await new ServerProcess().Start();
        using var http = new HttpClient { BaseAddress = server.Address };
        var session = await TestServer.Read<SessionOpenedReply>(
            await http.PostAsJsonAsync(
                "/api/sessions",
                new OpenSessionRequest("first-call", Pacing.Live, 60, "seed"),
                Json.Options
            )
        );
        var joined = await TestServer.Read<JoinReply>(
            await http.PostAsJsonAsync(
                "/api/join",
                new JoinRequest("the-attempt-to-join-the-session-of-ada", session.Code, "Ada", "cloud"),
                Json.Options
            )
        );
        await using var facilitator = await Player.Enter(server.Address, session.Session, session.Ticket);
        await using var player = await Player.Enter(server.Address, joined.Session, joined.Ticket);
        await facilitator.Do(new StartSession());
        var heard = 0;
        for (; heard < 20; heard++)
            await facilitator.Do(new Announce($"Announcement {heard}."));
        await player.Until(() => player.Log.Count(IsAnnouncement) > 5);
        var killedAt = GameTime(player.Clock);
        await server.Kill();

        await server.Start();
        await player.Return(server.Address);
        await facilitator.Return(server.Address);
        Assert.Equal(heard, player.Log.Count(IsAnnouncement));
        Assert.Equal(heard, facilitator.Log.Count(IsAnnouncement));
        Assert.Equal(Phase.Running, player.Phase);
        Assert.True(player.Clock.Running);
        Assert.InRange(player.Clock.At, 0, killedAt);

        Assert.Null((await facilitator.Submit(new Announce("After."), "once-and-only-once")).Refusal);
        await player.Until(() => player.Log.Count(IsAnnouncement) == heard + 1);
    }

    [Fact]
    public async Task A_deadline_that_passes_while_the_server_is_dead_ends_its_round_at_the_next_start()
    {
        await using var server = await new ServerProcess().Start();
        using var http = new HttpClient { BaseAddress = server.Address };
        var first = DateTimeOffset.UtcNow.AddSeconds(3);
        var deadlines = new RoundDeadlines("Europe/Berlin", [first, first.AddDays(7), first.AddDays(14)]);
        var session = await TestServer.Read<SessionOpenedReply>(
            await http.PostAsJsonAsync(
                "/api/sessions",
                new OpenSessionRequest("first-call", Pacing.Async, Seed: "seed", Deadlines: deadlines),
                Json.Options
            )
        );
        await using var facilitator = await Player.Enter(server.Address, session.Session, session.Ticket);
        await facilitator.Do(new StartSession());
        await server.Kill();

        await server.Start();
        await facilitator.Return(server.Address);
        await facilitator.Until(() => facilitator.Log.Any(notice => notice is { Kind: NoticeKind.Round, Round: 1 }));
        Assert.True(DateTimeOffset.UtcNow >= first);
        Assert.Equal(Phase.Running, facilitator.Phase);
    }

    private static bool IsAnnouncement(Notice notice) => notice.Kind == NoticeKind.Announcement;

    private static long GameTime(ClockView clock) =>
        clock.At + (long)((DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - clock.Anchor) / 1000m * clock.Pace);
}
