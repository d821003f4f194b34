using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Simulation.Grains;

namespace Simulation.Server.Startup;

/// <summary>
/// Sends what <see cref="Telemetry"/> measures, and what the framework, Microsoft Orleans and Npgsql do, to a
/// collector when <c>Otlp:Endpoint</c> or the standard <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one.
/// </summary>
public static class TelemetryExport
{
    private const string Own = "Otlp:Endpoint";

    private const string Standard = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] s_meters =
    [
        Telemetry.Name,
        "Microsoft.Orleans",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Http.Connections",
        "System.Runtime",
        "Npgsql",
    ];

    private static readonly string[] s_sources =
    [
        Telemetry.Name,
        "Microsoft.AspNetCore",
        "Microsoft.Orleans.Application",
        "Microsoft.Orleans.Runtime",
    ];

    /// <exception cref="CannotStartException">The collector's address is none.</exception>
    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        var own = Read(builder.Configuration, Own);
        if (own is null && Read(builder.Configuration, Standard) is null)
            return;
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService(Telemetry.Name.ToLowerInvariant(), serviceVersion: ServerSettings.Version)
            )
            .WithMetrics(metrics => metrics.AddMeter(s_meters).AddOtlpExporter(Send))
            .WithTracing(traces => traces.AddSource(s_sources).AddOtlpExporter(Send));

        // A call to a grain belongs to the request that made it, also on another server.
        builder.UseOrleans(silo => silo.AddActivityPropagation());

        // The standard settings are read by the exporter itself.
        void Send(OtlpExporterOptions options)
        {
            if (own is not null)
                options.Endpoint = own;
        }
    }

    private static Uri? Read(ConfigurationManager configuration, string key) =>
        configuration[key] switch
        {
            null or "" => null,
            var text when Uri.TryCreate(text, UriKind.Absolute, out var endpoint) => endpoint,
            var text => throw new CannotStartException(
                $"{key}: '{text}' is not an address such as http://collector:4317."
            ),
        };
}
