using Browser.Tests.Driving;
using Simulation.Testing;

namespace Browser.Tests;

/// <summary>
/// What the tests share: one Chromium, and one server on which no autopilot does anything, so that what happens is what
/// the tests do. They run one after the other, because each of them holds several browsers.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public const string Name = "Browsers";

    public static readonly string[] NoAutopilots = ["--Autopilot:ThinkSeconds=86400", "--Autopilot:GraceSeconds=86400"];

    public Browsers Browsers { get; private set; } = null!;

    public ServerProcess Server { get; private set; } = null!;

    /// <summary>A server that serves the browser client.</summary>
    public static Task<ServerProcess> StartServer(params string[] settings) =>
        new ServerProcess(["--Client=", .. settings]).Start();

    public async Task InitializeAsync()
    {
        if (InstalledPrograms.LacksBrowser is not null)
            return;
        await ClientBuild.Run();
        Server = await StartServer(NoAutopilots);
        Browsers = await Browsers.Launch();
    }

    public async Task DisposeAsync()
    {
        if (Browsers is not null)
            await Browsers.DisposeAsync();
        if (Server is not null)
            await Server.DisposeAsync();
    }
}

[CollectionDefinition(BrowserFixture.Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>;
