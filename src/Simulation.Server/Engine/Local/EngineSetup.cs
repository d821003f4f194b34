namespace Simulation.Server.Engine;

/// <summary>The grains run in this process, on LocalOrleans.</summary>
public static class EngineSetup
{
    public const string Name = "LocalOrleans";

    public static void AddEngine(this WebApplicationBuilder builder) => builder.UseOrleans(_ => { });
}
