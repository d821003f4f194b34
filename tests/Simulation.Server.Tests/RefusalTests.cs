using System.Net;
using System.Text;
using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>Bad input: each case has its own typed refusal and changes nothing.</summary>
public sealed class RefusalTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("QQQQQQ")]
    [InlineData("nonsense")]
    [InlineData("0")]
    public async Task Unknown_code(string code)
    {
        await using var server = await TestServer.Start();
        Assert.Equal(
            RefusalCode.UnknownSession,
            await TestServer.RefusalOf(await server.Http.GetAsync("/api/join/" + code))
        );
        var joined = await server.PostJoin(code, "Ada");
        Assert.Equal(HttpStatusCode.NotFound, joined.StatusCode);
        Assert.Equal(RefusalCode.UnknownSession, await TestServer.RefusalOf(joined));
    }

    [Fact]
    public async Task A_code_may_be_typed_in_any_case_and_with_blanks()
    {
        var server = await shared.Started;
        var session = await server.Open();
        var typed = $" {session.Code[..3]}-{session.Code[3..]} ".ToLowerInvariant();
        var preview = await TestServer.Read<JoinPreview>(
            await server.Http.GetAsync("/api/join/" + Uri.EscapeDataString(typed))
        );
        Assert.Equal(session.Session, preview.Session);
    }

    [Fact]
    public async Task Full_session_locked_session_and_taken_role()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await server.Join(session.Code, "Ada", "cloud");
        Assert.Equal(
            RefusalCode.RoleTaken,
            await TestServer.RefusalOf(await server.PostJoin(session.Code, "Bo", "cloud"))
        );
        Assert.Equal(
            RefusalCode.RoleTaken,
            await TestServer.RefusalOf(await server.PostJoin(session.Code, "Bo", "no-such-role"))
        );
        await server.Join(session.Code, "Bo");
        await server.Join(session.Code, "Cy");
        Assert.Equal(RefusalCode.SessionFull, await TestServer.RefusalOf(await server.PostJoin(session.Code, "Di")));
        await server.Join(session.Code, "Di", spectator: true);
        await facilitator.Do(new LockSession(true));
        Assert.Equal(
            RefusalCode.SessionLocked,
            await TestServer.RefusalOf(await server.PostJoin(session.Code, "Ed", spectator: true))
        );
    }

    [Fact]
    public async Task Joining_again_with_the_same_id_gives_the_same_seat_and_voids_the_old_ticket()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        var first = await server.Join(session.Code, "Ada", "cloud", id: "0123456789abcdef0123456789abcdef");
        var second = await server.Join(session.Code, "Ada", "cloud", id: "0123456789abcdef0123456789abcdef");
        Assert.Equal(first.Seat, second.Seat);
        Assert.NotEqual(first.Ticket, second.Ticket);
        await using var hub = await SessionClient.Connect(server.Address);
        Assert.Equal(RefusalCode.WrongTicket, (await hub.Enter(session.Session, first.Ticket)).Refusal?.Code);
        Assert.NotNull((await hub.Enter(session.Session, second.Ticket)).Snapshot);
    }

    [Theory]
    [InlineData("", "0123456789abcdef0123456789abcdef")]
    [InlineData("Ada\u0007", "0123456789abcdef0123456789abcdef")]
    [InlineData("Ada", "0123456789abcdef0123456789abcde")]
    [InlineData("Ada", "0123456789abcdef 0123456789abcdef")]
    public async Task Unfit_names_and_ids_of_joiners(string name, string id)
    {
        var server = await shared.Started;
        var session = await server.Open();
        Assert.Equal(
            RefusalCode.Malformed,
            await TestServer.RefusalOf(await server.PostJoin(session.Code, name, id: id))
        );
    }

    [Theory]
    [InlineData("{", RefusalCode.Malformed)]
    [InlineData("null", RefusalCode.Malformed)]
    [InlineData("[]", RefusalCode.Malformed)]
    [InlineData("{\"code\":7}", RefusalCode.Malformed)]
    [InlineData("{\"id\":null,\"code\":\"ABCDEF\",\"name\":\"Ada\"}", RefusalCode.Malformed)]
    public async Task Malformed_bodies(string body, RefusalCode expected)
    {
        var server = await shared.Started;
        foreach (var path in (string[])["/api/join", "/api/sessions"])
        {
            var response = await server.Http.PostAsync(
                path,
                new StringContent(body, Encoding.UTF8, "application/json")
            );
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal(expected, await TestServer.RefusalOf(response));
        }
    }

    [Fact]
    public async Task Oversized_bodies()
    {
        var server = await shared.Started;
        var response = await server.PostJoin("ABCDEF", new string('x', 20_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(RefusalCode.TooLarge, await TestServer.RefusalOf(response));
    }

    [Fact]
    public async Task Unknown_scenario_and_unfit_pace()
    {
        var server = await shared.Started;
        var unknown = await server.Post("/api/sessions", new OpenSessionRequest("../../etc", Pacing.Live));
        Assert.Equal(RefusalCode.ScenarioRefused, await TestServer.RefusalOf(unknown));
        var hasty = await server.Post("/api/sessions", new OpenSessionRequest("first-call", Pacing.Live, 1_000_000));
        Assert.Equal(RefusalCode.Malformed, await TestServer.RefusalOf(hasty));
    }

    [Fact]
    public async Task Wrong_tickets_other_versions_and_calls_before_entering()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var hub = await SessionClient.Connect(server.Address);
        Assert.Equal(RefusalCode.WrongTicket, (await hub.Submit(new DeclareReady(true))).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongTicket, (await hub.Enter(session.Session, "guess")).Refusal?.Code);
        Assert.Equal(RefusalCode.UnknownSession, (await hub.Enter("nosuchsession", session.Ticket)).Refusal?.Code);
        Assert.Equal(RefusalCode.UnknownSession, (await hub.Enter("../lock", session.Ticket)).Refusal?.Code);
        var old = await hub.Call<EnterReply>("Enter", new EnterRequest(0, session.Session, session.Ticket, null, null));
        Assert.Equal(RefusalCode.OtherVersion, old.Refusal?.Code);
    }

    [Fact]
    public async Task Moves_that_are_not_ones_own_not_legal_unknown_or_in_the_wrong_phase()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var lab = await server.Play(session, "ai-lab");
        // Seated before the start: an autopilot could use the role's moves up first.
        await using var house = await server.Play(session, "white-house");
        var takedown = new PlayMove(new MoveChoice("takedown-order", "ai-lab", "lantern"));
        var spectator = await server.Join(session.Code, "Eve", spectator: true);
        await using var watching = await Player.Enter(server.Address, session.Session, spectator.Ticket);

        Assert.Equal(RefusalCode.WrongPhase, await lab.Refused(new PlayMove(new MoveChoice("red-team"))));
        await facilitator.Do(new StartSession());
        Assert.Equal(RefusalCode.NotYours, await lab.Refused(takedown));
        Assert.Equal(RefusalCode.Unknown, await lab.Refused(new PlayMove(new MoveChoice("no-such-move"))));
        Assert.Equal(RefusalCode.NotYours, await watching.Refused(takedown));
        Assert.Equal(RefusalCode.FacilitatorOnly, await lab.Refused(new EndSession()));
        Assert.Equal(RefusalCode.FacilitatorOnly, await lab.Refused(new Announce("I am in charge.")));
        Assert.Equal(RefusalCode.NotLegal, await house.Refused(takedown));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"12345678\"}")]
    [InlineData("{\"id\":\"12345678\",\"command\":{}}")]
    [InlineData("{\"id\":\"12345678\",\"command\":{\"type\":\"take-seat\"}}")]
    [InlineData("{\"id\":\"12345678\",\"command\":{\"type\":\"advance-clock\"}}")]
    [InlineData("{\"id\":\"12345678\",\"command\":{\"type\":\"declare-ready\"}}")]
    [InlineData("{\"id\":\"12345678\",\"command\":{\"type\":\"declare-ready\",\"ready\":\"yes\"}}")]
    [InlineData("{\"id\":\"12345678\",\"command\":{\"type\":\"play-move\",\"choice\":null}}")]
    [InlineData("{\"id\":\"short\",\"command\":{\"type\":\"pause-clock\"}}")]
    [InlineData("{\"id\":\"12345678 9\",\"command\":{\"type\":\"pause-clock\"}}")]
    public async Task Malformed_commands(string envelope)
    {
        var server = await shared.Started;
        await using var facilitator = await server.Facilitate(await server.Open());
        var receipt = await facilitator.Hub.Call<Receipt>("Submit", JsonSerializer.Deserialize<JsonElement>(envelope));
        Assert.Equal(RefusalCode.Malformed, receipt.Refusal?.Code);
        Assert.Null((await facilitator.Submit(new Announce("Still here."))).Refusal);
    }

    [Fact]
    public async Task Commands_and_texts_that_are_too_long()
    {
        var server = await shared.Started;
        await using var facilitator = await server.Facilitate(await server.Open());
        Assert.Equal(RefusalCode.TooLarge, await facilitator.Refused(new Announce(new string('x', 1001))));
        Assert.Equal(
            RefusalCode.TooLarge,
            await facilitator.Refused(new Announce(new string('x', WireConstants.MaxCommandBytes)))
        );
        await facilitator.Do(new Announce("Still here."));
    }

    [Fact]
    public Task A_message_beyond_all_measure_ends_the_connection_and_nothing_else() =>
        EndsTheConnectionAlone(new string('x', 200_000));

    [Fact]
    public Task What_is_no_message_at_all_ends_the_connection_and_nothing_else() =>
        EndsTheConnectionAlone("{not json\u001e");

    [Fact]
    public async Task Too_many_messages()
    {
        await using var server = await TestServer.Start("--Limits:CallsAtOnce=3", "--Limits:CallsPerSecond=1");
        var session = await server.Open();
        await using var hub = await SessionClient.Connect(server.Address);
        await hub.Enter(session.Session, session.Ticket);
        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => hub.Submit(new Announce("Again."), $"message-{i}"))
        );
        Assert.Contains(receipts, receipt => receipt.Refusal is null);
        Assert.Contains(
            receipts,
            receipt =>
                receipt.Refusal?.Code == RefusalCode.TooMany
                && receipt.Id.StartsWith("message-", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Too_many_joins_and_openings()
    {
        await using var server = await TestServer.Start("--Limits:JoinsPerMinute=2", "--Limits:OpeningsPerMinute=1");
        var session = await server.Open();
        var again = await server.Post("/api/sessions", new OpenSessionRequest("first-call", Pacing.Live));
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
        Assert.Equal(RefusalCode.TooMany, await TestServer.RefusalOf(again));
        await server.Join(session.Code, "Ada");
        await server.Join(session.Code, "Bo");
        Assert.Equal(RefusalCode.TooMany, await TestServer.RefusalOf(await server.PostJoin(session.Code, "Cy")));
    }

    private static async Task EndsTheConnectionAlone(string sent)
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var player = await server.Play(session, "cloud");
        using var socket = await RawSocket.Connect(server.Address);
        await socket.Enter(session.Session, player.Ticket);
        await socket.Send(sent);
        await socket.ReadToEnd();
        await facilitator.Do(new Announce("Still here."));
        Assert.False(player.Hub.Ended.IsCompleted);
        Assert.NotNull(await player.Return());
    }
}
