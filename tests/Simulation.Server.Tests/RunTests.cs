using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Tests;

/// <summary>A session that begins where another one stood, as a client asks for it.</summary>
public sealed class RunTests
{
    [Fact]
    public async Task A_facilitator_opens_one_of_a_game_that_runs_and_of_one_that_is_over()
    {
        // Autopilots leave the game to the facilitator.
        await using var server = await TestServer.Start("--Autopilot:ThinkSeconds=86400");
        var session = await server.Open();
        await using var console = await server.Facilitate(session);
        await console.Do(new StartSession());
        await console.Do(new EndRound());
        var early = await TestServer.Read<SessionOpenedReply>(
            await Open(server, session.Session, session.Ticket, new OpenRunRequest(Minute: 5))
        );
        await console.Do(new EndSession());
        var late = await TestServer.Read<SessionOpenedReply>(
            await Open(server, session.Session, session.Ticket, new OpenRunRequest(Entry: 3, Luck: RunLuck.New))
        );
        Assert.Equal(3, new[] { session.Session, early.Session, late.Session }.Distinct().Count());

        // People join it with its code, and the facilitator with the new ticket.
        await using var facilitator = await server.Facilitate(late);
        await using var lab = await server.Play(late, "ai-lab");
        await facilitator.Do(new StartSession());
        Assert.Contains(facilitator.Snapshot.Log, n => n.Headline.Contains(session.Session, StringComparison.Ordinal));
        Assert.DoesNotContain(lab.Snapshot.Log, n => n.Headline.Contains(session.Session, StringComparison.Ordinal));

        // It goes when the other one goes.
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await server.Http.DeleteAsync($"/api/sessions/{session.Session}")).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync($"/api/join/{late.Code}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync($"/api/join/{early.Code}")).StatusCode);
    }

    [Fact]
    public async Task It_needs_the_ticket_and_where_sessions_need_it_the_host_key_too()
    {
        await using var server = await TestServer.Start("--HostKey=a-host-key-of-some-length");
        var opening = new HttpRequestMessage(HttpMethod.Post, "/api/sessions")
        {
            Content = JsonContent.Create(new OpenSessionRequest("first-call", Pacing.Turns), options: Json.Options),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", "a-host-key-of-some-length") },
        };
        var session = await TestServer.Read<SessionOpenedReply>(await server.Http.SendAsync(opening));
        await using var console = await server.Facilitate(session);
        await console.Do(new StartSession());
        var request = new OpenRunRequest(Entry: 3);

        var id = session.Session;
        var unkeyed = await Open(server, id, session.Ticket, request);
        Assert.Equal(RefusalCode.HostKeyNeeded, await TestServer.RefusalOf(unkeyed));
        var wrong = await Open(server, id, session.Ticket, request, "another-key");
        Assert.Equal(RefusalCode.HostKeyNeeded, await TestServer.RefusalOf(wrong));
        var untitled = await Open(server, id, "nobody's", request, "a-host-key-of-some-length");
        Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(untitled));
        var right = await Open(server, id, session.Ticket, request, "a-host-key-of-some-length");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_asked_for_is_refused_with_what_is_wrong()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var lab = await server.Play(session, "ai-lab");
        await using var console = await server.Facilitate(session);
        await console.Do(new StartSession());

        Assert.Equal(RefusalCode.FacilitatorOnly, await Refused(lab.Ticket, new OpenRunRequest(Entry: 5)));
        Assert.Equal(RefusalCode.WrongPhase, await Refused(session.Ticket, new OpenRunRequest(Entry: 1)));
        Assert.Equal(RefusalCode.Malformed, await Refused(session.Ticket, new OpenRunRequest()));
        var unknown = await server.PostWithTicket(
            $"/api/sessions/{session.Session}/runs",
            new { entry = 5, luck = "worse" },
            session.Ticket
        );
        Assert.Equal(RefusalCode.Malformed, await TestServer.RefusalOf(unknown));

        async Task<RefusalCode> Refused(string ticket, OpenRunRequest request) =>
            await TestServer.RefusalOf(await Open(server, session.Session, ticket, request));
    }

    private static Task<HttpResponseMessage> Open(
        TestServer server,
        string session,
        string ticket,
        OpenRunRequest request,
        string? hostKey = null
    )
    {
        var message = new HttpRequestMessage(HttpMethod.Post, $"/api/sessions/{session}/runs")
        {
            Content = JsonContent.Create(request, options: Json.Options),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", ticket) },
        };
        if (hostKey is not null)
            message.Headers.Add("Whitecell-Host-Key", hostKey);
        return server.Http.SendAsync(message);
    }
}
