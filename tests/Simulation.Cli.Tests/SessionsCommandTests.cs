using System.Net.Http.Json;
using System.Text.Json;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>sessions, against the gateway of a real cluster.</summary>
public sealed class SessionsCommandTests(PostgresServer database) : IClassFixture<PostgresServer>
{
    [PostgresFact]
    public async Task It_lists_each_session_that_is_awake_and_the_server_that_it_is_on()
    {
        var connection = await database.NewSchema();
        string[][] members = [ClusterArguments.Of(connection), ClusterArguments.Of(connection)];
        await using var first = await WhitecellProcess.Server(members[0]).Start();
        await using var second = await WhitecellProcess.Server(members[1]).Start();
        var (here, there) = (await Open(first.Address), await Open(second.Address));

        // Through either gateway the same is said.
        foreach (var member in members)
        {
            var (exitCode, output) = await List(Setting(member, "GatewayPort"));
            Assert.True(exitCode == 0, output);
            Assert.Contains($"{here}  127.0.0.1:{Setting(members[0], "Port")}", output, StringComparison.Ordinal);
            Assert.Contains($"{there}  127.0.0.1:{Setting(members[1], "Port")}", output, StringComparison.Ordinal);
            Assert.Contains("2 sessions are awake.", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("127.0.0.1")]
    public async Task An_address_without_a_port_is_refused_in_words(string cluster)
    {
        var (exitCode, output) = await Run(cluster);
        Assert.Equal(1, exitCode);
        Assert.Contains("no address with a port", output, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output)> List(string port) => Run("127.0.0.1:" + port);

    private static Task<(int ExitCode, string Output)> Run(string cluster) =>
        WhitecellProcess.Run(null, "sessions", "--cluster", cluster);

    private static async Task<string> Open(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        var answer = await http.PostAsJsonAsync("/api/sessions", new { scenario = "first-call", pacing = "turns" });
        using var opened = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return opened.RootElement.GetProperty("session").GetString()!;
    }

    private static string Setting(string[] member, string name)
    {
        var prefix = $"--Cluster:{name}=";
        return member.Single(setting => setting.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..];
    }
}
