using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>A server is ready when it has exercised what an opening uses.</summary>
public sealed class WarmUpTests
{
    [Fact]
    public async Task Before_it_is_warm_a_server_is_not_ready()
    {
        using var data = new TemporaryFolder();
        await using var app = await Program.Build([
            "--Urls=http://127.0.0.1:0",
            "--Client=none",
            "--Data=" + data.Path,
            "--Scenarios=" + Repository.Scenarios,
        ]);
        var ready = ((IEndpointRouteBuilder)app)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Single(endpoint => endpoint.RoutePattern.RawText == "/health/ready");
        var context = new DefaultHttpContext { RequestServices = app.Services };
        await ready.RequestDelegate!(context);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
    }

    [Fact]
    public async Task A_warm_server_is_ready_and_has_kept_nothing_of_it()
    {
        using var data = new TemporaryFolder();
        await using (var server = await TestServer.StartIn(data.Path))
        {
            await server.WarmUp();
            using var ready = await server.Http.GetAsync("/health/ready");
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        }

        var files = Directory.EnumerateFiles(data.Path, "*", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(files);
        Assert.DoesNotContain(
            files,
            file => (file + File.ReadAllText(file)).Contains("warm-up", StringComparison.Ordinal)
        );
    }
}
