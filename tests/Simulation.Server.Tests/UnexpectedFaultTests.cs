using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Hubs;
using Simulation.Server.Security;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>
/// A journal that was closed under the server fails in a way that nobody has foreseen. No call ends without a type.
/// </summary>
public sealed class UnexpectedFaultTests
{
    [Fact]
    public async Task Whatever_calls_a_grain_is_answered_with_a_typed_refusal()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var newcomer = await SessionClient.Connect(server.Address);
        await server.Services.GetRequiredService<SqlJournal>().DisposeAsync();

        Assert.Equal(RefusalCode.TryAgain, (await facilitator.Submit(new Announce("Lost."))).Refusal?.Code);
        Assert.Equal(RefusalCode.SessionDamaged, (await newcomer.Enter("another", session.Ticket)).Refusal?.Code);
        await AllAnswer(
            RefusalCode.TryAgain,
            HttpStatusCode.ServiceUnavailable,
            server.Post("/api/sessions", new OpenSessionRequest("first-call", Pacing.Live)),
            server.Post("/api/classes", OpenAClass),
            server.PostJoin("QQQQQQQQ", "Ada"),
            server.Http.GetAsync("/api/join/QQQQQQQQ")
        );

        // What cannot be read of a session is taken for its damage.
        await AllAnswer(
            RefusalCode.SessionDamaged,
            HttpStatusCode.InternalServerError,
            server.Http.DeleteAsync("/api/sessions/another"),
            server.Http.DeleteAsync("/api/classes/another"),
            server.GetWithTicket("/api/sessions/another/debrief", session.Ticket),
            server.GetWithTicket("/api/sessions/another/journal", session.Ticket),
            server.GetWithTicket("/api/classes/another/participation", session.Ticket)
        );
    }

    [Fact]
    public async Task A_call_of_the_hub_that_fails_is_refused_and_not_ended_with_an_error()
    {
        var sessions = new StubSessions();
        var grains = Stub.Of<IGrainFactory>(
            (_, _) => Stub.Of<ISessionGrain>((_, _) => throw new InvalidOperationException("Unforeseen."))
        );
        using var hub = new SessionHub(
            grains,
            sessions.Host,
            new WhatIfStream(grains, TimeProvider.System),
            Options.Create(new LimitSettings()),
            TimeProvider.System,
            sessions.Lifetime,
            NullLogger<SessionHub>.Instance
        )
        {
            Context = new StubCaller("caller"),
        };
        var request = new EnterRequest(WireConstants.Version, "session", "ticket", null, null);
        var reply = await hub.Enter(JsonSerializer.SerializeToElement(request, Json.Options));
        Assert.Equal(RefusalCode.TryAgain, reply.Refusal?.Code);
    }

    private static async Task AllAnswer(
        RefusalCode code,
        HttpStatusCode status,
        params Task<HttpResponseMessage>[] requests
    )
    {
        foreach (var request in requests)
        {
            using var answer = await request;
            Assert.Equal((code, status), (await TestServer.RefusalOf(answer), answer.StatusCode));
        }
    }

    private static OpenClassRequest OpenAClass => new(new string('a', 40), "first-call", 2, Pacing.Live);
}
