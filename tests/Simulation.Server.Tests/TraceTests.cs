using System.Diagnostics;
using Simulation.Grains;

namespace Simulation.Server.Tests;

/// <summary>The spans of commands reach the collector that the operator names.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task The_export_listens_to_the_spans_of_commands()
    {
        await using var server = await TestServer.Start("--Otlp:Endpoint=http://127.0.0.1:9");
        using var source = new ActivitySource(Telemetry.Name);
        Assert.True(source.HasListeners());
    }
}
