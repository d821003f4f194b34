using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;
using Simulation.Grains.Replays;
using Simulation.Server.Assistants;
using Simulation.Server.Dashboard;
using Simulation.Server.Hosting;
using Simulation.Server.Security;

namespace Simulation.Server.Startup;

/// <summary>
/// What the server needs before it serves anything: settings, addresses, scenarios and the grains with their silo.
/// </summary>
public static class ServerSetup
{
    private const string SettingsFile = "appsettings.json";

    /// <summary>
    /// What the server is built with. It reads its settings once: a watch on their files would report every write to a
    /// data folder beside them.
    /// </summary>
    /// <exception cref="CannotStartException">A file of settings is no JSON.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);

            // The file beside the program gives way to all other sources, a file in the current folder among them.
            var shipped = new JsonConfigurationSource
            {
                Path = Path.Combine(AppContext.BaseDirectory, SettingsFile),
                Optional = true,
            };
            shipped.ResolveFileProvider();
            ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, shipped);
            return builder;
        }
        catch (InvalidDataException failure)
        {
            var reason = failure.GetBaseException().Message.ReplaceLineEndings(" ");
            throw new CannotStartException($"{failure.Message} {reason}");
        }
    }

    /// <exception cref="CannotStartException">A setting is not allowed; the message says what is.</exception>
    public static ServerSettings AddSettings(this WebApplicationBuilder builder)
    {
        UnknownSettings.Refuse(builder.Configuration);
        SettingsBinding.Validate(services => AddSettings(services, builder.Configuration));
        AddSettings(builder.Services, builder.Configuration);
        var settings = ServerSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        if (settings.JsonLogs)
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "O"));
        }

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);

        // What keeps the server from starting is said once, in words for the person at the console.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        return settings;
    }

    private static void AddSettings(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<HttpSettings>(configuration);
        services.AddSettings<FolderSettings>(configuration);
        services.AddSettings<JournalSettings>(configuration);
        services.AddSettings<ClusterSettings>(configuration);
        services.AddSettings<LimitSettings>(configuration);
        services.AddSettings<SessionTimes>(configuration);
        services.AddSettings<AnalysisLimits>(configuration);
        services.AddSettings<ProxySettings>(configuration);
        services.AddSettings<TelemetrySettings>(configuration);
        services.AddSettings<DashboardSettings>(configuration);
        services.AddSettings<LoggingSettings>(configuration);
        services.AddSettings<AssistantSettings>(configuration);
    }

    /// <exception cref="CannotStartException">The clients that are allowed do not fit this process.</exception>
    public static void AddListening(this WebApplicationBuilder builder, ServerSettings settings)
    {
        OpenFiles.Check(SettingsBinding.Read<LimitSettings>(builder.Configuration), OpenFiles.Limit);
        builder.WebHost.UseUrls([.. settings.Urls.Select(url => url.GetLeftPart(UriPartial.Authority))]);
        builder
            .Services.AddOptions<KestrelServerOptions>()
            .Configure<IOptions<LimitSettings>>(
                (kestrel, limits) =>
                {
                    var timeout = TimeSpan.FromSeconds(limits.Value.HandshakeSeconds);
                    kestrel.AddServerHeader = false;
                    kestrel.Limits.MaxRequestBodySize = 64 * 1024;
                    kestrel.Limits.MaxConcurrentConnections = OpenFiles.ConnectionsOfAllKinds(
                        limits.Value,
                        OpenFiles.Limit
                    );
                    kestrel.Limits.RequestHeadersTimeout = timeout;
                    kestrel.ConfigureEndpointDefaults(endpoint =>
                    {
                        endpoint.UseSendBuffer(LimitSettings.SendBuffer);
                        endpoint.UseFirstByteTimeout(timeout);
                    });
                }
            );
    }

    public static void AddScenarios(this WebApplicationBuilder builder, ServerSettings settings)
    {
        if (!Directory.Exists(settings.Scenarios))
        {
            throw new CannotStartException(
                $"There is no scenario folder {settings.Scenarios}; name one with --Scenarios=<folder>."
            );
        }

        try
        {
            _ = Directory.EnumerateFileSystemEntries(settings.Scenarios).Any();
        }
        catch (UnauthorizedAccessException)
        {
            throw new CannotStartException(
                $"The user of this process ({Environment.UserName}) may not read the scenario folder"
                    + $" {settings.Scenarios}; let that user read it, or name another with --Scenarios=<folder>."
            );
        }

        builder.Services.AddSingleton(new ScenarioFolder(settings.Scenarios));
    }

    public static void AddGrains(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.Services.AddSingleton(services =>
            Options.Create(
                services.GetRequiredService<IOptions<SessionTimes>>().Value.ForGrains() with
                {
                    AnalysesAtEnd = services.GetRequiredService<IOptions<AnalysisLimits>>().Value.Automatic,
                }
            )
        );
        builder.Services.AddSingleton(services =>
            Options.Create(services.GetRequiredService<IOptions<AnalysisLimits>>().Value.ForGrains())
        );
        builder.Services.AddSingleton<ReplayService>();
        builder.Services.AddHostedService<Retention>();
        builder.Services.AddHostedService<DeadlineWaker>();
        builder.Services.AddHostedService<AnalysisResumption>();
        builder.Services.AddSingleton<WarmUp>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WarmUp>());
        builder.AddOrleans(ClusterSilo.Read(builder.Configuration));
    }

    /// <summary>Starts to listen, or says why it cannot.</summary>
    public static async Task StartListening(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException or SocketException)
        {
            var urls = string.Join(
                ", ",
                app.Services.GetRequiredService<ServerSettings>().Urls.Select(url => url.Authority)
            );
            throw new CannotStartException(
                failure.InnerException is AddressInUseException
                    ? $"{urls} is in use by another program. Stop it, or choose another address with --Urls=http://localhost:5081."
                    : $"The server cannot listen on {urls}: {failure.InnerException.Message}"
            );
        }
        catch (SocketException failure)
        {
            throw new CannotStartException(
                $"The server cannot listen: {failure.Message} Choose another address with --Urls=http://localhost:5081."
            );
        }
    }
}
