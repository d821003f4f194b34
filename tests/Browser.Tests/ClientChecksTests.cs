using System.Diagnostics;
using Browser.Tests.Driving;
using Simulation.Testing;

namespace Browser.Tests;

/// <summary>Runs the client's own checks and tests, so that <c>dotnet test</c> covers all of the repository.</summary>
[Collection(BrowserFixture.Name)]
public class ClientChecksTests
{
    private static readonly string Client = Path.Combine(Repository.Root, "client-web");

    [NodeFact]
    public async Task The_client_passes_its_own_checks_and_tests()
    {
        if (!Directory.Exists(Path.Combine(Client, "node_modules")))
            await Npm("ci", "--no-audit", "--no-fund");
        await Npm("run", "check");
        await Npm("test");
    }

    private static async Task Npm(params string[] arguments)
    {
        var start = new ProcessStartInfo(InstalledPrograms.Npm!, arguments) { WorkingDirectory = Client };
        var (exitCode, output) = await ChildProcess.Run(start);
        Assert.True(exitCode == 0, $"npm {string.Join(' ', arguments)}:\n{output}");
    }
}
