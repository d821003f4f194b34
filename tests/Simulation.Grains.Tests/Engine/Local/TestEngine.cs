using Microsoft.Extensions.Hosting;

namespace Simulation.Grains.Tests.Engine;

internal static class TestEngine
{
    public static void AddEngine(this HostApplicationBuilder builder) => builder.UseOrleans(_ => { });
}
