using Simulation.Scenarios.Diagnostics;

namespace Simulation.Server.Startup;

/// <summary>
/// Prints addresses, scenarios and a host key that the server has drawn to the console, and later that it stops.
/// </summary>
public static partial class Banner
{
    public static void Print(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>();
        var journal = app.Services.GetRequiredService<JournalPlace>();
        if (settings.JsonLogs)
        {
            var addresses = string.Join(' ', LocalAddresses.Own(app.Services));
            LogStarted(app.Logger, ServerSettings.Version, journal.Words, addresses);
            app.Lifetime.ApplicationStopping.Register(() => LogStopping(app.Logger));
            app.Lifetime.ApplicationStopped.Register(() => LogStopped(app.Logger));
        }
        else
        {
            PrintWords(app, settings, journal);
            app.Lifetime.ApplicationStopping.Register(() =>
                Console.WriteLine("  Stopping: what is accepted is saved.")
            );
            app.Lifetime.ApplicationStopped.Register(() => Console.WriteLine("  Stopped."));
        }

        if (journal.Advice is { } advice)
            LogAdvice(app.Logger, advice);
    }

    private static void PrintWords(WebApplication app, ServerSettings settings, JournalPlace journal)
    {
        var library = app.Services.GetRequiredService<ScenarioFolder>().Read();
        var own = LocalAddresses.Own(app.Services);
        var playable = library.Shelf.Count(scenario => scenario.Scenario is not null);
        Console.WriteLine();
        Console.WriteLine($"  Whitecell {ServerSettings.Version}");
        foreach (var address in own)
            Console.WriteLine($"  Open        {address}{settings.PathBase}");
        foreach (var address in LocalAddresses.Reachable(app.Services))
            Console.WriteLine($"  Players     {address}{settings.PathBase}");
        var console = (own.Count > 0 ? own[0] : "") + settings.PathBase + "/host";
        Console.WriteLine($"  Facilitator {console}{(settings.DrawnKey is { } key ? "#key=" + key : "")}");
        if (settings.DrawnKey is { } drawn)
            Console.WriteLine($"  Host key    {drawn}   (needed to open sessions)");
        else if (settings.HostKey is not null)
            Console.WriteLine("  Host key    your own (needed to open sessions)");
        Console.WriteLine($"  Journal     {journal.Words}");
        Console.WriteLine($"  Scenarios   {playable} in {settings.Scenarios}");
        foreach (var broken in library.Shelf.Where(scenario => scenario.Scenario is null))
        {
            var first = broken.Diagnostics.FirstOrDefault(found => found.Severity == Severity.Error);
            Console.WriteLine($"              {broken.Id} cannot be played: {first}");
        }

        Console.WriteLine("  Stop with Ctrl+C. Sessions go on where they were after the next start.");
        Console.WriteLine();
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Whitecell {Version}, journal: {Journal}, listens on {Addresses}"
    )]
    private static partial void LogStarted(ILogger logger, string version, string journal, string addresses);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: what is accepted is saved.")]
    private static partial void LogStopping(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped.")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Advice}")]
    private static partial void LogAdvice(ILogger logger, string advice);
}
