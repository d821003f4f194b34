using System.Diagnostics;
using System.Net.Http.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>The bots of examples/ as processes, against a real server: the one in C# and the one in JavaScript.</summary>
public sealed class BotTests
{
    private static readonly string JavaScript = Path.Combine(Repository.Root, "examples/bot-javascript/bot.cjs");

    [Fact]
    public async Task A_table_of_bots_of_both_languages_plays_a_session_to_its_end()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var cloud = Start(server.Address, session.Code, "cloud", inJavaScript: false);
        await using var lab = Start(server.Address, session.Code, "ai-lab", inJavaScript: true);
        await using var house = Start(server.Address, session.Code, "white-house", inJavaScript: true);
        await facilitator.Until(() =>
            facilitator.Pilots.Count == 3 && facilitator.Pilots.Values.All(pilot => pilot == Pilot.People)
        );

        // In turns: a round ends when all three are ready, and no clock is waited for.
        await facilitator.Do(new StartSession());
        foreach (var bot in (ChildProcess[])[cloud, lab, house])
        {
            var first = await bot.ReadLine();
            Assert.EndsWith(": accepted", first, StringComparison.Ordinal);
            Assert.DoesNotContain("ready", first, StringComparison.Ordinal);
        }

        foreach (var bot in (ChildProcess[])[cloud, lab, house])
            Assert.Equal(0, await bot.WaitForExit());
        await facilitator.Until(() => facilitator.Phase == Phase.Debrief);
    }

    [Fact]
    public void They_are_short()
    {
        foreach (var bot in (string[])["examples/bot/Program.cs", "examples/bot-javascript/bot.cjs"])
            Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, bot)).Length, 1, 129);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_comes_back_after_a_broken_connection_and_plays_on(bool inJavaScript)
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
        await using var bot = Start(address, session.Code, "cloud", inJavaScript);
        await using (var before = await Player.Enter(address, session.Session, session.Ticket))
            await before.Until(() => before.Presence.Online.Count == 2);

        await server.Kill();
        Assert.StartsWith("The connection is lost", await bot.ReadLine() ?? "", StringComparison.Ordinal);
        await server.Start();
        await using var facilitator = await Player.Enter(address, session.Session, session.Ticket);
        await facilitator.Do(new StartSession());
        Assert.EndsWith(": accepted", await bot.ReadLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_says_why_it_cannot_join(bool inJavaScript)
    {
        await using var server = await TestServer.Start();
        await using var bot = Start(server.Address, "AAAAAA", "cloud", inJavaScript);
        var exitCode = await bot.WaitForExit();
        Assert.Contains("No session has this code", string.Join('\n', bot.Errors), StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    private static ChildProcess Start(Uri server, string code, string role, bool inJavaScript)
    {
        var bot = new ChildProcess();
        string[] asked = [server.ToString(), code, role];
        bot.Start(
            inJavaScript
                ? new ProcessStartInfo("node", [JavaScript, .. asked])
                {
                    // The client's packages, so that the bot's need not be fetched.
                    Environment = { ["NODE_PATH"] = Path.Combine(Repository.Root, "client-web/node_modules") },
                }
                : new ProcessStartInfo("dotnet", [Repository.Built("Bot"), .. asked])
        );
        return bot;
    }
}
