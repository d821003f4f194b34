using System.Reflection;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>serve, as an operator calls it.</summary>
public sealed class ServeCommandTests
{
    [Fact]
    public async Task It_is_the_server_with_the_settings_behind_the_word()
    {
        using var data = new TemporaryFolder();
        await using var server = await WhitecellProcess
            .Server("--Data", data.Path, "--HostKey=a-key-of-the-operator")
            .Start();
        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.Contains("\"keyNeeded\":true", await http.GetStringAsync("/api/host"), StringComparison.Ordinal);
        Assert.True(Directory.EnumerateFileSystemEntries(data.Path).Any());
        Assert.Equal(0, await server.Stop());
    }

    [Fact]
    public void What_keeps_the_server_from_starting_is_an_exit_code_of_its_own() =>
        Assert.Equal(
            1,
            (int)
                Assembly
                    .Load("whitecell")
                    .EntryPoint!.Invoke(null, [new[] { "serve", "--Urls=nonsense", "--Client=none" }])!
        );
}
