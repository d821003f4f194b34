using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Tests;

/// <summary>What is refused before a handler is called, and when a handler is called again.</summary>
public sealed class SessionRequestFilterTests
{
    private static readonly Refusal NotAllowed = new(RefusalCode.WrongTicket, "Not allowed.");

    private int _calls;

    [Theory]
    [InlineData("no/session", RefusalCode.WrongTicket)]
    [InlineData("7f3a", RefusalCode.WrongTicket)]
    public async Task Who_may_not_ask_learns_nothing_of_the_id(string id, RefusalCode expected) =>
        Assert.Equal(expected, await RefusalOf(id, NotAllowed, () => Results.Ok()));

    [Fact]
    public async Task An_id_that_no_session_can_have_calls_no_handler()
    {
        Assert.Equal(RefusalCode.UnknownSession, await RefusalOf("no/session", null, () => Results.Ok()));
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task A_handler_whose_session_cannot_be_reached_is_called_again_with_the_same_body()
    {
        var http = Request("7f3a");
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("""{"id":"i","code":"c","name":"Ada"}"""));
        var body = await JsonBody<JoinRequest>.BindAsync(http);
        List<string?> names = [];
        await new SessionRequestFilter(_ => new(default(Refusal?))).InvokeAsync(
            EndpointFilterInvocationContext.Create(http),
            async _ =>
            {
                names.Add((await body.Read()).Value?.Name);
                return names.Count == 1 ? throw new SiloUnavailableException() : Results.Ok();
            }
        );
        Assert.Equal(["Ada", "Ada"], names);
    }

    [Fact]
    public async Task A_fault_of_the_storage_asks_the_client_to_try_again()
    {
        Assert.Equal(
            RefusalCode.TryAgain,
            await RefusalOf("7f3a", null, () => throw new JournalUnavailableException("The disk is full."))
        );
        Assert.Equal(1, _calls);
    }

    private async Task<RefusalCode> RefusalOf(string id, Refusal? refusal, Func<IResult> handler)
    {
        var http = Request(id);
        http.Response.Body = new MemoryStream();
        var result = await new SessionRequestFilter(_ => new(refusal)).InvokeAsync(
            EndpointFilterInvocationContext.Create(http),
            _ =>
            {
                _calls++;
                return ValueTask.FromResult<object?>(handler());
            }
        );
        await ((IResult)result!).ExecuteAsync(http);
        http.Response.Body.Position = 0;
        return JsonSerializer.Deserialize<Problem>(http.Response.Body, Json.Options)!.Refusal.Code;
    }

    private static DefaultHttpContext Request(string id)
    {
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var services = new ServiceCollection().AddSingleton<IHostApplicationLifetime>(lifetime);
        var http = new DefaultHttpContext { RequestServices = services.BuildServiceProvider() };
        http.Request.RouteValues["id"] = id;
        return http;
    }
}
