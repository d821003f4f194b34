using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Simulation.Grains;
using Simulation.Server.Hosting;
using Simulation.Server.Security;

namespace Simulation.Server.Startup;

/// <summary>
/// What the server stands on: settings, addresses, the journal, the scenarios and the engine of the grains.
/// </summary>
public static class ServerSetup
{
    public static ServerSettings AddSettings(this WebApplicationBuilder builder)
    {
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

    public static void AddListening(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var limits = ServerLimits.Read(builder.Configuration);
        builder.WebHost.UseUrls([.. settings.Urls.Select(url => url.GetLeftPart(UriPartial.Authority))]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            kestrel.Limits.MaxConcurrentConnections = limits.Connections * 2L;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HandshakeSeconds);
            kestrel.ConfigureEndpointDefaults(endpoint =>
            {
                endpoint.UseSendBuffer(ServerLimits.SendBuffer);
                endpoint.UseFirstByteWithin(TimeSpan.FromSeconds(limits.HandshakeSeconds));
            });
        });
    }

    public static void AddScenarios(this WebApplicationBuilder builder, ServerSettings settings)
    {
        if (!Directory.Exists(settings.Scenarios))
        {
            throw new CannotStartException(
                $"There is no scenario folder {settings.Scenarios}; name one with --Scenarios=<folder>."
            );
        }

        builder.Services.AddSingleton(new ScenarioFolder(settings.Scenarios));
    }

    public static void AddGrains(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var seconds = builder.Configuration.GetValue("Autopilot:ThinkSeconds", 4.0);
        var grace = builder.Configuration.GetValue("Autopilot:GraceSeconds", 60.0);
        builder.Services.AddSingleton(
            Options.Create(
                new SessionSettings
                {
                    Thinking = TimeSpan.FromSeconds(seconds),
                    AbsenceGrace = TimeSpan.FromSeconds(grace),
                    UnattendedGrace = TimeSpan.FromSeconds(
                        builder.Configuration.GetValue("Unattended:GraceSeconds", 30.0)
                    ),
                    Retention = Retention.Days(builder.Configuration) is { } days ? TimeSpan.FromDays(days) : null,
                    Build = ServerSettings.Build,
                }
            )
        );
        builder.Services.AddHostedService<Retention>();
        builder.Services.AddSingleton<WarmUp>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WarmUp>());
        builder.AddOrleans(ClusterSettings.Read(builder.Configuration));
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
