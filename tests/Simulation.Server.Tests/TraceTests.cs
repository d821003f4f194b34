using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Simulation.Grains;
using Simulation.Rules.Sessions;
using Simulation.Server.Startup;

namespace Simulation.Server.Tests;

/// <summary>Spans and measurements reach the collector that the operator names.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task The_export_listens_to_the_spans_of_commands()
    {
        await using var server = await TestServer.Start("--Otlp:Endpoint=http://127.0.0.1:9");
        using var source = new ActivitySource(Telemetry.Name);
        Assert.True(source.HasListeners());
    }

    [Theory]
    [InlineData("Otlp:Endpoint")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task A_collector_that_is_no_address_is_refused(string key)
    {
        var failure = await Assert.ThrowsAsync<CannotStartException>(() => TestServer.Start($"--{key}=nowhere"));
        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_standard_setting_brings_requests_grains_and_commands_to_the_collector()
    {
        var (traces, metrics) = (new StringBuilder(), new StringBuilder());
        await using var collector = await Collector(traces, metrics);
        await using (
            var server = await TestServer.Start(
                "--OTEL_EXPORTER_OTLP_ENDPOINT=" + collector.Urls.First(),
                "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"
            )
        )
        {
            await using var facilitator = await server.Facilitate(await server.Open());
            await facilitator.Do(new Announce("Traced."));
        }

        // What was left was sent when the server ended.
        string[] sources =
        [
            Telemetry.Name,
            "Microsoft.AspNetCore",
            "Microsoft.Orleans.Application",
            "ISessionGrain/Open",
        ];
        foreach (var source in sources)
            Assert.Contains(source, Text(traces), StringComparison.Ordinal);
        string[] meters =
        [
            "whitecell.commands",
            "Microsoft.Orleans",
            "http.server.request.duration",
            "kestrel.active_connections",
        ];
        foreach (var meter in meters)
            Assert.Contains(meter, Text(metrics), StringComparison.Ordinal);
        Assert.DoesNotContain("Traced.", Text(traces), StringComparison.Ordinal);
    }

    // Names stand in its messages as they are.
    private static async Task<WebApplication> Collector(StringBuilder traces, StringBuilder metrics)
    {
        var builder = WebApplication.CreateSlimBuilder(["--Urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v1/traces", context => Keep(context, traces));
        app.MapPost("/v1/metrics", context => Keep(context, metrics));
        await app.StartAsync();
        return app;
    }

    private static async Task Keep(HttpContext context, StringBuilder kept)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        lock (kept)
            kept.Append(Encoding.Latin1.GetString(body.ToArray()));
    }

    private static string Text(StringBuilder kept)
    {
        lock (kept)
            return kept.ToString();
    }
}
