using System.ComponentModel.DataAnnotations;
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
        var settings = SettingsBinding.Read<TelemetrySettings>(builder.Configuration);
        if ((settings.Endpoint ?? settings.StandardEndpoint) is not { } collector)
            return;
        builder.Services.AddSingleton(new TelemetryCollector(new Uri(collector)));
        builder.Services.AddHostedService<TelemetryFailureLog>();
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
            if (settings.Endpoint is { } endpoint)
                options.Endpoint = new Uri(endpoint);
        }
    }
}

/// <summary>Where measurements and traces are sent.</summary>
public sealed record TelemetrySettings : ISettings, IValidatableObject
{
    private const string OwnKey = "Otlp:Endpoint";

    private const string StandardKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static string Section => "";

    /// <summary>Address of an OpenTelemetry collector (OTLP over gRPC); null for none.</summary>
    [ConfigurationKeyName(OwnKey)]
    public string? Endpoint { get; init; }

    /// <summary>The same by its standard name; the exporter reads the other standard settings itself.</summary>
    [ConfigurationKeyName(StandardKey)]
    public string? StandardEndpoint { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        new (string Key, string? Text)[] { (OwnKey, Endpoint), (StandardKey, StandardEndpoint) }
            .Where(setting => setting.Text is { } text && !IsAddress(text))
            .Select(setting => new ValidationResult(
                $"{setting.Key}: '{setting.Text}' is not an address such as http://collector:4317."
            ));

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
