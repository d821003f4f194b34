using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>sweep --cluster, against real servers that share a database.</summary>
public sealed class ClusterSweepTests(PostgresServer database) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PostgresFact]
    public async Task Servers_write_the_tables_that_one_machine_writes_and_a_run_goes_on_on_either()
    {
        var connection = await database.NewSchema();
        string[][] members = [ClusterArguments.Of(connection), ClusterArguments.Of(connection)];
        await using var first = await WhitecellProcess.Server(members[0]).Start();
        await using var second = await WhitecellProcess.Server(members[1]).Start();
        var gateway = "127.0.0.1:" + GatewayOf(members[1]);

        var (exitCode, output) = await Sweep(games: 12, "here");
        Assert.True(exitCode == 0, output);
        (exitCode, output) = await Sweep(games: 5, "there", "--cluster", gateway);
        Assert.True(exitCode == 0, output);
        (exitCode, output) = await Sweep(games: 9, "there");
        Assert.True(exitCode == 0, output);
        (exitCode, output) = await Sweep(games: 12, "there", "--cluster", gateway);
        Assert.True(exitCode == 0, output);
        foreach (var table in Directory.GetFiles(Folder("here"), "*.csv"))
        {
            Assert.Equal(
                await File.ReadAllTextAsync(table),
                await File.ReadAllTextAsync(Path.Combine(Folder("there"), Path.GetFileName(table)))
            );
        }

        Assert.Equal(13, (await File.ReadAllLinesAsync(Path.Combine(Folder("there"), "sweep.ndjson"))).Length);
    }

    [Fact]
    public async Task An_address_where_nobody_answers_is_refused_in_words()
    {
        var (exitCode, output) = await Sweep(games: 1, "there", "--cluster", "127.0.0.1");
        Assert.Equal(1, exitCode);
        Assert.Contains("'127.0.0.1' is no address with a port", output, StringComparison.Ordinal);
    }

    private string Folder(string name) => Path.Combine(_folder.Path, name);

    private Task<(int ExitCode, string Output)> Sweep(int games, string folder, params string[] options) =>
        WhitecellProcess.Run(
            null,
            [
                "sweep",
                Path.Combine(Repository.Scenarios, "first-call"),
                "--games",
                $"{games}",
                "--vary",
                "indicators.public-trust.start=20..80",
                "--why",
                "0",
                "--out",
                Folder(folder),
                .. options,
            ]
        );

    private static string GatewayOf(string[] member)
    {
        const string setting = "--Cluster:GatewayPort=";
        return member.Single(one => one.StartsWith(setting, StringComparison.Ordinal))[setting.Length..];
    }
}
