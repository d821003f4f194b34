using System.Net;
using Simulation.Protocol;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>A server under a prefix of the name that nginx serves.</summary>
public sealed class NginxPrefixTests
{
    [NginxTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Interface_and_hub_are_reached_under_the_prefix_alone(bool takesOff)
    {
        await using var server = await TestServer.Start("--PathBase=/whitecell");
        await using var nginx = await Nginx.Start([server, server, server], "/whitecell", takesOff);
        var session = await server.Open();

        var preview = await TestServer.Read<JoinPreview>(
            await nginx.Http.GetAsync("/whitecell/api/join/" + session.Code)
        );
        Assert.Equal(session.Session, preview.Session);
        await using var hub = await SessionClient.Connect(
            new Uri(nginx.Address, "/whitecell/"),
            nginx.Address.GetLeftPart(UriPartial.Authority)
        );
        Assert.NotNull((await hub.Enter(session.Session, session.Ticket)).Snapshot);

        using var beside = await nginx.Http.GetAsync("/api/host");
        Assert.Equal(HttpStatusCode.NotFound, beside.StatusCode);
    }
}
