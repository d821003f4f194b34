using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Simulation.Grains.Hosting;
using Simulation.Journal.Postgres;
using Simulation.Server.Startup;

namespace Simulation.Server.Hosting;

/// <summary>This process is a silo of Microsoft Orleans: alone, or one of a cluster.</summary>
public static class OrleansSetup
{
    /// <exception cref="CannotStartException">Its place in the cluster cannot be taken.</exception>
    public static void AddOrleans(this WebApplicationBuilder builder, ClusterSilo? cluster)
    {
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);

        // They recommend another collector than the one chosen here, and take the machine's time since its start for a
        // pause.
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);

        // A turn that takes longer than a second is a busy machine's, as at every cold start.
        builder.Logging.AddFilter("Orleans.Runtime.Scheduler", LogLevel.Error);

        // Orleans retries with it, and logs the outcome itself.
        builder.Logging.AddFilter("Polly", LogLevel.None);

        // A silo that is alone cannot fail to reach another; while it stops, it complains that it does not reach
        // itself, or that nobody was told of its end in time. Nor does it vote on others, which is what it watches its
        // own health for: a busy machine is no warning.
        if (cluster is null)
        {
            builder.Logging.AddFilter("Orleans.Messaging", LogLevel.Critical);
            builder.Logging.AddFilter("Orleans.Runtime.MembershipService.LocalSiloHealthMonitor", LogLevel.Error);
            builder.Logging.AddFilter("Orleans.Runtime.MembershipService.MembershipTableManager", LogLevel.Error);
        }

        builder.UseOrleans(silo =>
        {
            silo.AddWhitecellGrains();
            if (cluster is null)
                silo.UseLocalhostClustering(FreePort(), gatewayPort: 0);
            else
                silo.Join(cluster);
        });
    }

    private static void Join(this ISiloBuilder silo, ClusterSilo cluster)
    {
        CheckPort(cluster, "Cluster:Port", cluster.Port);
        CheckPort(cluster, "Cluster:GatewayPort", cluster.GatewayPort);
        silo.UseAdoNetClustering(table =>
            (table.Invariant, table.ConnectionString) = (
                "Npgsql",
                PostgresPools.ForMembership(cluster.ConnectionString)
            )
        );

        // The default one lets a session be active on two servers for a moment when one joins or leaves. Neither could
        // harm its journal, but players' commands would be put off.
#pragma warning disable ORLEANSEXP003 // The directory is tried by the tests of several servers.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003

        // What was on a killed server may be activated elsewhere as soon as that server is declared dead. The lease
        // would keep it away for half a minute, lest the server should live after all; the journal's versions fence
        // that off.
        silo.Configure<GrainDirectoryOptions>(options => options.RangeLeaseDuration = TimeSpan.Zero);
        silo.Services.AddHostedService<ResubscribeOnSiloLoss>();
        silo.ConfigureEndpoints(cluster.Address, cluster.Port, cluster.GatewayPort);
        silo.Configure<ClusterOptions>(options =>
        {
            (options.ServiceId, options.ClusterId) = (ContractVersion.Service, ContractVersion.Cluster);
        });
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            // A killed server's sessions are out of reach until it has missed two probes. While all is well a probe is
            // waited for half a second, and so is the next one, also on a machine that is overloaded.
            options.ProbeTimeout = TimeSpan.FromSeconds(1);
            options.NumMissedProbesLimit = 2;
            options.ExtendProbeTimeoutDuringDegradation = false;

            // A server that is only slow must stay: no other votes against a server from which anything came within
            // two of these through an open connection. A killed one has no connection.
            options.MaxProbeTimeout = TimeSpan.FromSeconds(2.5);
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);

            // A server that was frozen and declared dead learns it from the table only, because no other calls it any
            // more. Until then it lets people in whom it cannot serve.
            options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        });
    }

    // Orleans would fail as well, with a message that does not name the setting.
    private static void CheckPort(ClusterSilo cluster, string setting, int port)
    {
        try
        {
            using var listener = new TcpListener(cluster.Address, port);
            listener.Start();
        }
        catch (SocketException failure)
        {
            throw new CannotStartException(
                $"The server cannot listen on {cluster.Address}:{port} for the other servers of its cluster:"
                    + $" {failure.Message}. Name another address with Cluster:Address, or another port with {setting}."
            );
        }
    }

    // No other silo has to find one that is alone, and several servers may run on one machine.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
