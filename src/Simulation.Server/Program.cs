// The table of contents of the server: each call is defined in the folder that does the work.
using System.Globalization;
using Simulation.Server.Assistants;
using Simulation.Server.Broadcasting;
using Simulation.Server.Dashboard;
using Simulation.Server.Endpoints;
using Simulation.Server.Hosting;
using Simulation.Server.Hubs;
using Simulation.Server.Security;
using Simulation.Server.Startup;

namespace Simulation.Server;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            await using var app = await Build(args);
            await app.StartListening();
            Banner.Print(app);
            _ = app.Services.GetRequiredService<WarmUp>().GiveBackMemory();
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (CannotStartException reason)
        {
            await Console.Error.WriteLineAsync(reason.Message);
            return 1;
        }
    }

    /// <summary>The whole server, ready to be started.</summary>
    /// <exception cref="CannotStartException">
    /// Something that it needs is missing; the message says what to do.
    /// </exception>
    public static async Task<WebApplication> Build(string[] args)
    {
        // What the server writes is the same on every machine, whatever its language.
        CultureInfo.DefaultThreadCurrentCulture =
            CultureInfo.DefaultThreadCurrentUICulture =
            CultureInfo.CurrentCulture =
            CultureInfo.CurrentUICulture =
                CultureInfo.InvariantCulture;
        var builder = ServerSetup.CreateBuilder(args);
        var settings = builder.AddSettings();
        BrowserClient.Check(settings);
        builder.AddListening(settings);
        await builder.AddJournal(settings);
        builder.AddScenarios(settings);
        builder.AddAssistant();
        builder.AddGrains(settings);
        builder.AddSessionHub();
        builder.AddBroadcasting();
        builder.AddBrowserClient();
        builder.AddReverseProxy();
        builder.AddSecurity(settings);
        builder.AddDashboard();
        builder.AddTelemetryExport();

        var app = builder.Build();
        app.UsePathPrefix(settings);
        app.UseReverseProxy();
        app.UseProtectiveHeaders();
        app.UseUnexpectedFaults();
        app.UseRefuseWhileStopping();
        app.UseSecurity();
        app.UseBrowserClient(settings);
        app.MapSessionHub();
        app.UseClosingMessages();
        app.MapHost();
        app.MapScenarios();
        app.MapOpening();
        app.MapJoining();
        app.MapSessions();
        app.MapRuns();
        app.MapClasses();
        app.MapHealth();
        app.MapDashboard();
        app.MapBrowserClient(settings);
        return app;
    }
}
