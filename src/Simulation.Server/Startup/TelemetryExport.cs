using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Simulation.Grains;

namespace Simulation.Server.Startup;

/// <summary>Sends what <see cref="Telemetry"/> measures, and what the framework does, to a collector when <c>Otlp:Endpoint</c> names one.</summary>
public static class TelemetryExport
{
    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Otlp:Endpoint"] is not { Length: > 0 } configured) return;
        if (!Uri.TryCreate(configured, UriKind.Absolute, out var endpoint))
            throw new CannotStartException($"Otlp:Endpoint: '{configured}' is not an address such as http://collector:4317.");
        var resource = ResourceBuilder.CreateDefault().AddService(Telemetry.Name.ToLowerInvariant(), serviceVersion: ServerSettings.Version);
        var exports = new Exports(
            Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(resource)
                .AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "System.Runtime", "Npgsql")
                .AddOtlpExporter(options => options.Endpoint = endpoint)
                .Build(),
            Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .AddSource(Telemetry.Name)
                .AddOtlpExporter(options => options.Endpoint = endpoint)
                .Build());
        builder.Services.AddHostedService(_ => exports);
    }

    /// <summary>Sends what is left when the server stops.</summary>
    private sealed class Exports(MeterProvider metrics, TracerProvider traces) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            metrics.Dispose();
            traces.Dispose();
            return Task.CompletedTask;
        }
    }
}
