using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>One request opens a session, seats the person, starts it, and leaves nothing when it is refused.</summary>
public sealed class PlayAloneTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Attempt = "0123456789abcdef0123456789abcdef";

    private static readonly PlayAloneRequest Cloud = new(Attempt, "first-call", "cloud", "Ada", Seed: "alone");

    [Fact]
    public async Task The_game_runs_with_the_person_in_the_role_and_autopilots_in_all_others()
    {
        await using var server = await TestServer.Start();
        var alone = await PlayAlone(server, Cloud);
        await using var hub = await SessionClient.Connect(server.Address);
        var snapshot = (await hub.Enter(alone.Session, alone.Ticket)).Snapshot!;

        Assert.Equal(new SeatIdentity(alone.Seat, "Ada", SeatKind.Player, "cloud"), snapshot.You);
        Assert.Equal((Phase.Running, Pacing.Turns), (snapshot.View.Session.Phase, snapshot.View.Session.Pacing));
        Assert.Equal(Unattended.Waits, snapshot.View.Session.Unattended);
        Assert.Equal(alone.Code, snapshot.Code);
        Assert.All(
            snapshot.View.Roles,
            role => Assert.Equal(role.Key == "cloud" ? Pilot.People : Pilot.Autopilot, role.Value.Pilot)
        );
    }

    [Fact]
    public async Task The_person_facilitates_too_and_comes_to_the_debrief()
    {
        await using var server = await TestServer.Start();
        var alone = await PlayAlone(server, Cloud with { Pacing = Pacing.Live });
        await using var console = await Player.Enter(server.Address, alone.Session, alone.FacilitatorTicket);
        await console.Do(new PauseClock());
        await console.Do(new ResumeClock());
        await console.Do(new EndSession());

        foreach (var ticket in (string[])[alone.Ticket, alone.FacilitatorTicket])
        {
            var debrief = await server.GetWithTicket($"/api/sessions/{alone.Session}/debrief", ticket);
            Assert.Equal(HttpStatusCode.OK, debrief.StatusCode);
        }
    }

    [Fact]
    public async Task The_same_attempt_gets_the_same_session_also_at_the_same_moment_and_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        PlayAloneReply first;
        await using (var server = await TestServer.StartIn(folder.Path))
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PlayAlone(server, Cloud)));
            first = replies[0];
            Assert.All(replies, reply => Assert.Equal(IdsOf(first), IdsOf(reply)));
        }

        await using var next = await TestServer.StartIn(folder.Path);
        var again = await PlayAlone(next, Cloud);
        Assert.Equal(IdsOf(first), IdsOf(again));
        await using var hub = await SessionClient.Connect(next.Address);
        Assert.Equal(RefusalCode.WrongTicket, (await hub.Enter(first.Session, first.Ticket)).Refusal?.Code);
        var snapshot = (await hub.Enter(again.Session, again.Ticket)).Snapshot!;
        Assert.Equal(2, snapshot.View.Seats.Count);
        Assert.Equal(0, snapshot.View.Session.Round);

        var another = await PlayAlone(next, Cloud with { Id = Attempt.Replace('0', 'f') });
        Assert.NotEqual(first.Session, another.Session);
        Assert.NotEqual(first.Code, another.Code);
    }

    [Fact]
    public async Task What_is_refused_leaves_neither_a_session_nor_a_code()
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartIn(folder.Path);
        await server.WarmUp();
        var before = await Streams(server);
        await IsRefused(server, Cloud with { Id = Attempt[1..] }, RefusalCode.Malformed);
        await IsRefused(server, Cloud with { Id = Attempt + " " }, RefusalCode.Malformed);
        await IsRefused(server, Cloud with { Scenario = "../first-call" }, RefusalCode.ScenarioRefused);
        await IsRefused(server, Cloud with { Cast = "nobody" }, RefusalCode.ScenarioRefused);
        await IsRefused(server, Cloud with { Role = "no-such-role" }, RefusalCode.RoleTaken);
        await IsRefused(server, Cloud with { Role = "" }, RefusalCode.RoleTaken);
        await IsRefused(server, Cloud with { Name = " " }, RefusalCode.Malformed);
        await IsRefused(server, Cloud with { Name = "Autopilot" }, RefusalCode.NameReserved);
        await IsRefused(server, Cloud with { Name = new string('x', 41) }, RefusalCode.TooLarge);
        await IsRefused(server, Cloud with { Seed = new string('x', 101) }, RefusalCode.TooLarge);

        Assert.Equal(before, await Streams(server));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"0123456789abcdef0123456789abcdef\",\"scenario\":\"first-call\",\"name\":\"Ada\"}")]
    [InlineData(
        "{\"id\":\"0123456789abcdef0123456789abcdef\",\"scenario\":\"first-call\",\"name\":\"Ada\",\"role\":null}"
    )]
    [InlineData(
        "{\"id\":\"0123456789abcdef0123456789abcdef\",\"scenario\":\"first-call\",\"name\":\"Ada\",\"role\":\"cloud\",\"pacing\":\"never\"}"
    )]
    public async Task Malformed_bodies(string body)
    {
        var server = await shared.Started;
        var response = await server.Http.PostAsync(
            "/api/sessions/alone",
            new StringContent(body, Encoding.UTF8, "application/json")
        );
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(RefusalCode.Malformed, await TestServer.RefusalOf(response));
    }

    [Fact]
    public async Task It_needs_the_host_key_and_counts_as_an_opening()
    {
        await using var guarded = await TestServer.Start("--HostKey=a-key-of-the-operator");
        Assert.Equal(
            RefusalCode.HostKeyNeeded,
            await TestServer.RefusalOf(await guarded.Post("/api/sessions/alone", Cloud))
        );
        guarded.Http.DefaultRequestHeaders.Authorization = new("Bearer", "a-key-of-the-operator");
        await PlayAlone(guarded, Cloud);

        await using var limited = await TestServer.Start("--Limits:OpeningsPerMinute=1");
        await PlayAlone(limited, Cloud);
        Assert.Equal(RefusalCode.TooMany, await TestServer.RefusalOf(await limited.Post("/api/sessions/alone", Cloud)));
    }

    private static async Task<PlayAloneReply> PlayAlone(TestServer server, PlayAloneRequest request) =>
        await TestServer.Read<PlayAloneReply>(await server.Post("/api/sessions/alone", request));

    private static async Task IsRefused(TestServer server, PlayAloneRequest request, RefusalCode code) =>
        Assert.Equal(code, await TestServer.RefusalOf(await server.Post("/api/sessions/alone", request)));

    private static async Task<List<string>> Streams(TestServer server)
    {
        var journal = server.Services.GetRequiredService<IJournal>();
        return [.. await journal.List("session/").ToListAsync(), .. await journal.List("code/").ToListAsync()];
    }

    private static (string, string, string) IdsOf(PlayAloneReply reply) => (reply.Session, reply.Code, reply.Seat);
}
