using System.Net.Http.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>
/// Several servers over one journal in PostgreSQL: players of one session on different ones are at one table.
/// </summary>
public sealed class HostsTests(ThreeHosts hosts) : IClassFixture<ThreeHosts>
{
    [PostgresFact]
    public async Task Players_on_different_hosts_are_told_the_same_by_the_same_numbers()
    {
        var session = await hosts[0].Open();
        await using var facilitator = await hosts[0].Facilitate(session);
        var ticket = (await hosts[1].Join(session.Code, "Ada", "cloud")).Ticket;
        await using var here = await Player.Enter(hosts[1].Address, session.Session, ticket);
        await using var there = await Player.Enter(hosts[2].Address, session.Session, ticket);

        await facilitator.Do(new StartSession());
        await here.Do(new Say(["ai-lab"], "From one host."));
        await there.Do(new Say(["ai-lab"], "From another."));
        await facilitator.Do(new Announce("The end."));
        await here.Until(() => Announcements(here) == 1);
        await there.Until(() => Announcements(there) == 1);

        Assert.Equal(here.Stream, there.Stream);
        Assert.Equal(here.At, there.At);
        Assert.Equal(here.Log, there.Log);
    }

    [PostgresFact]
    public async Task A_client_that_moves_to_another_host_is_told_exactly_what_it_missed()
    {
        var session = await hosts[0].Open();
        await using var facilitator = await hosts[0].Facilitate(session);
        await using var player = await hosts[0].Play(session, "cloud");
        for (var n = 1; n <= 12; n++)
        {
            await facilitator.Do(new Announce($"Before {n}."));
            await player.Until(() => Announcements(player) == (2 * n) - 1);
            await player.Hub.Drop();
            await facilitator.Do(new Announce($"Between {n}."));
            Assert.NotNull(await player.Return(hosts[n % 3].Address));
            Assert.Equal(2 * n, Announcements(player));
        }
    }

    [PostgresFact]
    public async Task Commands_given_on_several_hosts_at_once_are_all_carried_out_once_and_in_one_order()
    {
        const int Each = 15;
        var session = await hosts[0].Open();
        var facilitators = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => hosts[n].Facilitate(session)));

        // Each command goes to two hosts, as when a client has moved before it got its receipt.
        await Task.WhenAll(
            Enumerable
                .Range(0, 3 * Each)
                .SelectMany(n =>
                    new[] { 0, 1 }.Select(async other =>
                    {
                        var receipt = await facilitators[(n + other) % 3]
                            .Submit(new Announce($"Number {n}."), $"the-command-{n}");
                        Assert.Null(receipt.Refusal);
                    })
                )
        );

        foreach (var facilitator in facilitators)
            await facilitator.Until(() => Announcements(facilitator) == 3 * Each);
        Assert.Equal(3 * Each, facilitators[0].Log.Where(IsAnnouncement).Select(Words).Distinct().Count());
        Assert.All(facilitators, facilitator => Assert.Equal(facilitators[0].Log, facilitator.Log));
        foreach (var facilitator in facilitators)
            await facilitator.DisposeAsync();
    }

    [PostgresFact]
    public async Task Seats_taken_on_one_host_hold_on_the_others_at_once()
    {
        var session = await hosts[0].Open();
        await using var facilitator = await hosts[1].Facilitate(session);
        await using var other = await hosts[2].Facilitate(session);
        var first = await hosts[1].Join(session.Code, "Ada", "cloud", id: "the-attempt-to-join-the-session-of-ada");
        await using var player = await Player.Enter(hosts[2].Address, session.Session, first.Ticket);

        // The answer was lost: asked again elsewhere, it is the same seat, and the new ticket is the valid one.
        var again = await hosts[2].Join(session.Code, "Ada", "cloud", id: "the-attempt-to-join-the-session-of-ada");
        Assert.Equal(first.Seat, again.Seat);
        Assert.Equal(RefusalCode.WrongTicket, (await player.Submit(new Say([], "Old ticket."))).Refusal?.Code);
        await using var returned = await Player.Enter(hosts[0].Address, session.Session, again.Ticket);

        var taken = await hosts[0].PostJoin(session.Code, "Bo", "cloud");
        Assert.Equal(RefusalCode.RoleTaken, await TestServer.RefusalOf(taken));
    }

    [PostgresFact]
    public async Task Everybody_sees_who_is_connected_on_any_host()
    {
        var session = await hosts[0].Open();
        await using var facilitator = await hosts[0].Facilitate(session);
        var player = await hosts[1].Play(session, "cloud");
        var seat = player.Snapshot.You.Seat;
        await facilitator.Until(() => facilitator.Presence.Online.Contains(seat));
        await player.Until(() => player.Presence.Online.Contains(facilitator.Snapshot.You.Seat));

        // Who enters on a third host hears of both.
        await using var late = await hosts[2].Facilitate(session);
        await late.Until(() => late.Presence.Online.Contains(seat));

        await player.DisposeAsync();
        await facilitator.Until(() => !facilitator.Presence.Online.Contains(seat));
    }

    [PostgresFact]
    public async Task Autopilots_of_a_session_that_is_open_on_three_hosts_play_it_to_its_end_once()
    {
        var session = await hosts[0].Open();
        var facilitators = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => hosts[n].Facilitate(session)));

        await facilitators[1].Do(new StartSession());

        foreach (var facilitator in facilitators)
            await facilitator.Until(() => facilitator.Phase == Phase.Debrief);
        Assert.All(facilitators, facilitator => Assert.Equal(facilitators[0].Log, facilitator.Log));
        Assert.Single(facilitators[0].Log, notice => notice.Kind == NoticeKind.Ending);
        foreach (var facilitator in facilitators)
            await facilitator.DisposeAsync();
    }

    [PostgresFact]
    public async Task When_hosts_are_killed_their_players_go_on_elsewhere_and_the_clock_runs_on()
    {
        var connection = await hosts.Database.NewSchema();
        var processes = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => new ServerProcess(ClusterArguments.Of(connection)).Start())
        );
        using var http = new HttpClient { BaseAddress = processes[0].Address };
        var session = await TestServer.Read<SessionOpenedReply>(
            await http.PostAsJsonAsync(
                "/api/sessions",
                new OpenSessionRequest("first-call", Pacing.Live, 60, "seed"),
                Json.Options
            )
        );
        await using var facilitator = await Player.Enter(processes[0].Address, session.Session, session.Ticket);
        await using var watcher = await Player.Enter(processes[1].Address, session.Session, session.Ticket);
        await facilitator.Do(new StartSession());
        for (var n = 0; n < 10; n++)
            await facilitator.Do(new Announce($"Announcement {n}."));

        // Whichever host kept the clock, it is not the one that is left.
        await processes[0].Kill();
        await processes[1].Kill();
        await facilitator.Return(processes[2].Address);
        await watcher.Return(processes[2].Address);

        Assert.Equal(10, Announcements(facilitator));
        Assert.Equal(facilitator.Log, watcher.Log);
        await facilitator.Do(new SetPace(3600));
        await facilitator.Until(() => facilitator.Phase == Phase.Debrief);
        foreach (var process in processes)
            await process.DisposeAsync();
    }

    private static bool IsAnnouncement(Notice notice) => notice.Kind == NoticeKind.Announcement;

    private static int Announcements(Player player) => player.Log.Count(IsAnnouncement);

    private static string Words(Notice notice) => notice.Text ?? notice.Headline;
}
