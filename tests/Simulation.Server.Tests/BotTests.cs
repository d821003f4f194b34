using System.Diagnostics;
using System.Net.Http.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>The bot of examples/bot as a process, against a real server.</summary>
public sealed class BotTests
{
    [Fact]
    public async Task It_joins_by_code_and_plays_its_role_to_the_end()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var bot = Start(server.Address, session.Code, "cloud");
        await facilitator.Until(() => facilitator.Pilots["cloud"] == Pilot.People);
        await facilitator.Do(new StartSession());
        var first = await bot.ReadLine();
        Assert.EndsWith(": accepted", first, StringComparison.Ordinal);
        Assert.DoesNotContain("ready", first, StringComparison.Ordinal);

        await facilitator.Do(new EndSession());
        Assert.Equal(0, await bot.WaitForExit());
    }

    [Fact]
    public async Task It_comes_back_after_a_broken_connection_and_plays_on()
    {
        await using var server = await new ServerProcess().Start();
        var address = server.Address;
        using var http = new HttpClient { BaseAddress = address };
        var session = await TestServer.Read<SessionOpenedReply>(
            await http.PostAsJsonAsync(
                "/api/sessions",
                new OpenSessionRequest("first-call", Pacing.Turns, Seed: "seed"),
                Json.Options
            )
        );
        await using var bot = Start(address, session.Code, "cloud");
        await using (var before = await Player.Enter(address, session.Session, session.Ticket))
            await before.Until(() => before.Presence.Online.Count == 2);

        await server.Kill();
        Assert.StartsWith("The connection is lost", await bot.ReadLine() ?? "", StringComparison.Ordinal);
        await server.Start();
        await using var facilitator = await Player.Enter(address, session.Session, session.Ticket);
        await facilitator.Do(new StartSession());
        Assert.EndsWith(": accepted", await bot.ReadLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_why_it_cannot_join()
    {
        await using var server = await TestServer.Start();
        await using var bot = Start(server.Address, "AAAAAA", "cloud");
        var exitCode = await bot.WaitForExit();
        Assert.Contains("No session has this code", string.Join('\n', bot.Errors), StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    private static ChildProcess Start(Uri server, string code, string role)
    {
        var bot = new ChildProcess();
        bot.Start(new ProcessStartInfo("dotnet", [Repository.Built("Bot"), server.ToString(), code, role]));
        return bot;
    }
}
