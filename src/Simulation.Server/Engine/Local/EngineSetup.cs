using Simulation.Server.Startup;

namespace Simulation.Server.Engine;

/// <summary>The grains run in this process, on LocalOrleans.</summary>
public static class EngineSetup
{
    public const string Name = "LocalOrleans";

    /// <exception cref="CannotStartException">A cluster was asked for.</exception>
    public static void AddEngine(this WebApplicationBuilder builder, ClusterSettings? cluster)
    {
        if (cluster is not null)
        {
            throw new CannotStartException(
                "This server was built for grains in one process and can be in no cluster: build it with -p:Engine=Orleans, or leave Cluster:Kind out; several servers over one database need no cluster.");
        }

        builder.UseOrleans(_ => { });
    }
}
