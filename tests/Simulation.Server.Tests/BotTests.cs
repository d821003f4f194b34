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
    /// <summary>Built beside these tests, in the same configuration.</summary>
    private static readonly string s_program = Path.Combine(
        AppContext.BaseDirectory,
        "..",
        "..",
        "Bot",
        new DirectoryInfo(AppContext.BaseDirectory).Name,
        "Bot.dll"
    );

    [Fact]
    public async Task It_joins_by_code_and_plays_its_role_to_the_end()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        using var bot = Start(server.Address, session.Code, "cloud");
        await facilitator.Until(() => facilitator.Pilots["cloud"] == Pilot.People);
        await facilitator.Do(new StartSession());
        var first = await bot.StandardOutput.ReadLineAsync();
        Assert.EndsWith(": accepted", first, StringComparison.Ordinal);
        Assert.DoesNotContain("ready", first, StringComparison.Ordinal);

        await facilitator.Do(new EndSession());
        await bot.WaitForExitAsync();
        Assert.Equal(0, bot.ExitCode);
    }

    [Fact]
    public async Task It_comes_back_after_a_broken_connection_and_plays_on()
    {
        using var data = new TemporaryFolder();
        await using var server = await ServerProcess.Start(Repository.Scenarios, null, "--Data=" + data.Path);
        var address = server.Address;
        using var http = new HttpClient { BaseAddress = address };
        var session = await TestServer.Read<SessionOpenedReply>(
            await http.PostAsJsonAsync(
                "/api/sessions",
                new OpenSessionRequest("first-call", Pacing.Turns, Seed: "seed"),
                Json.Options
            )
        );
        using var bot = Start(address, session.Code, "cloud");
        await using (var before = await Player.Enter(address, session.Session, session.Ticket))
            await before.Until(() => before.Presence.Online.Count == 2);

        await server.Kill();
        Assert.StartsWith(
            "The connection is lost",
            await bot.StandardOutput.ReadLineAsync() ?? "",
            StringComparison.Ordinal
        );
        await using var again = await ServerProcess.Start(Repository.Scenarios, address, "--Data=" + data.Path);
        await using var facilitator = await Player.Enter(address, session.Session, session.Ticket);
        await facilitator.Do(new StartSession());
        var said = await bot.StandardOutput.ReadLineAsync() ?? await bot.StandardError.ReadToEndAsync();
        Assert.EndsWith(": accepted", said, StringComparison.Ordinal);
        bot.Kill();
        await bot.WaitForExitAsync();
    }

    [Fact]
    public async Task It_says_why_it_cannot_join()
    {
        await using var server = await TestServer.Start();
        using var bot = Start(server.Address, "AAAAAA", "cloud");
        Assert.Contains("No session has this code", await bot.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await bot.WaitForExitAsync();
        Assert.Equal(1, bot.ExitCode);
    }

    private static Process Start(Uri server, string code, string role) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [s_program, server.ToString(), code, role])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
