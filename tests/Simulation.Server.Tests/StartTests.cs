using Microsoft.Extensions.Configuration;
using Simulation.Server.Hosting;
using Simulation.Server.Startup;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>A server that cannot start says in one line what to do.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Port_taken()
    {
        await using var first = await TestServer.Start();
        using var data = new TemporaryFolder();
        await using var second = await Program.Build([
            "--Urls=" + first.Address,
            "--Client=none",
            "--Data=" + data.Path,
            "--Scenarios=" + Repository.Scenarios,
        ]);
        await Says("in use by another program", () => second.StartListening());
    }

    [Fact]
    public async Task Data_folder_in_use()
    {
        await using var first = await TestServer.Start();
        await Says("another process uses it. Stop that one", () => TestServer.StartIn(first.Data));
    }

    // The kernel's own folder, where root may not write either.
    [Fact]
    public async Task Data_folder_without_permission()
    {
        if (OperatingSystem.IsLinux())
            await Says("may not write into /sys/kernel. Give that user", () => TestServer.StartIn("/sys/kernel"));
    }

    [Fact]
    public async Task Data_folder_that_is_a_file()
    {
        var file = Path.GetTempFileName();
        await Says("cannot be used", () => TestServer.StartIn(file));
        File.Delete(file);
    }

    [Fact]
    public async Task Scenario_folder_missing() =>
        await Says("--Scenarios=", () => TestServer.Start("--Scenarios=/no/such/folder"));

    [Fact]
    public async Task Address_that_is_none() =>
        await Says("is not an address", () => TestServer.Start("--Urls=nonsense"));

    [Fact]
    public async Task Client_folder_missing() =>
        await Says("--Client=", () => TestServer.Start("--Client=/no/such/folder"));

    [Theory]
    [InlineData("0")]
    [InlineData("a week")]
    public async Task Retention_that_is_no_number_of_days(string days) =>
        await Says("Retention:Days", () => TestServer.Start("--Retention:Days=" + days));

    [Fact]
    public async Task Journal_of_a_kind_that_does_not_exist() =>
        await Says("neither sqlite nor postgres", () => TestServer.Start("--Journal:Kind=tablets"));

    [Theory]
    [InlineData("", "needs Journal:ConnectionString")]
    [InlineData("Host=/no/such/folder;Password=a-secret", "cannot be used")]
    [InlineData("Password=a-secret;Port=a-secret", "cannot be read")]
    [InlineData("a-secret", "cannot be read")]
    public async Task Database_that_cannot_be_used(string connection, string expected)
    {
        var refused = await Says(
            expected,
            () => TestServer.Start("--Journal:Kind=postgres", "--Journal:ConnectionString=" + connection)
        );
        Assert.DoesNotContain("a-secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cluster:Port means nothing without Journal:Kind=postgres", "--Cluster:Port=11111")]
    [InlineData("Cluster:Address means nothing without Journal:Kind=postgres", "--Cluster:Address=10.0.0.1")]
    public async Task Cluster_that_cannot_be(string expected, params string[] settings) =>
        await Says(expected, () => TestServer.Start(settings));

    [Theory]
    [InlineData("Cluster:Port", "0", "no port from 1 to 65535")]
    [InlineData("Cluster:Port", "http", "no port from 1 to 65535")]
    [InlineData("Cluster:GatewayPort", "70000", "no port from 1 to 65535")]
    [InlineData("Cluster:Address", "no such name", "no address, and no name of one")]
    [InlineData("Cluster:Address", "192.0.2.7", "is a public address")]
    [InlineData("Cluster:Address", "172.32.0.1", "is a public address")]
    [InlineData("Cluster:Address", "2001:db8::1", "is a public address")]
    public void Cluster_member_that_nobody_can_reach(string key, string value, string expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Journal:Kind", "postgres"),
                new("Journal:ConnectionString", "Host=db"),
                .. key == "Cluster:Address"
                    ? []
                    : (KeyValuePair<string, string?>[])[new("Cluster:Address", "127.0.0.1")],
                new(key, value),
            ])
            .Build();
        Assert.Contains(
            expected,
            Assert.Throws<CannotStartException>(() => ClusterSilo.Read(configuration)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("http://localhost:5080", false)]
    [InlineData("http://127.0.0.1:1;http://[::1]:2", false)]
    [InlineData("http://localhost:5080;http://192.0.2.7:80", true)]
    [InlineData("http://*:5080", true)]
    [InlineData("http://0.0.0.0:5080", true)]
    public void A_key_is_drawn_when_others_can_reach_the_server(string urls, bool drawn)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Urls", urls)]).Build();
        var settings = ServerSettings.Read(configuration);
        Assert.Equal(drawn, settings.HostKey is { Length: >= 20 });
        Assert.Equal(settings.HostKey, settings.DrawnKey);
        Assert.Equal(!drawn, settings.IsLoopback);
    }

    [Fact]
    public void The_operators_own_key_counts_as_given_and_not_as_drawn()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Urls", "http://*:5080"), new("HostKey", "a-key-of-ones-own")])
            .Build();
        var settings = ServerSettings.Read(configuration);
        Assert.Equal("a-key-of-ones-own", settings.HostKey);
        Assert.Null(settings.DrawnKey);
    }

    private static async Task<CannotStartException> Says(string expected, Func<Task> start)
    {
        var refused = await Assert.ThrowsAsync<CannotStartException>(start);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        return refused;
    }
}
