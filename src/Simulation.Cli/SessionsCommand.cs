using System.CommandLine;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Simulation.Cli.Journals;
using Simulation.Grains.Hosting;
using Simulation.Grains.Sessions;

namespace Simulation.Cli;

/// <summary>
/// <c>whitecell sessions</c>: lists the sessions of a journal, or those that are awake in a cluster and on which
/// server.
/// </summary>
internal static class SessionsCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    public static Command Create()
    {
        var options = new JournalOptions();
        var cluster = new Option<string?>("--cluster")
        {
            Description =
                "List those that are awake instead, and on which server each is: address and gateway port of any server"
                + " of the cluster, such as 10.0.0.11:30000.",
        };
        var command = new Command(
            "sessions",
            "List the sessions of a journal with their codes and times. A server may be running on it."
        )
        {
            options.Data,
            options.Database,
            cluster,
        };
        command.SetAction(
            (parsed, cancellation) =>
                parsed.GetValue(cluster) is { } gateway
                    ? ListAwake(gateway, cancellation)
                    : JournalOptions.Try(async () =>
                    {
                        await using var journal = await options.OpenToRead(parsed, cancellation);
                        return await SessionList.Print(journal, cancellation);
                    })
        );
        return command;
    }

    private static async Task<int> ListAwake(string cluster, CancellationToken cancellation)
    {
        if (!IPEndPoint.TryParse(cluster, out var gateway) || gateway.Port == 0)
        {
            await Console.Error.WriteLineAsync($"'{cluster}' is no address with a port, such as 10.0.0.11:30000.");
            return 1;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(s_patience);
        try
        {
            await Print(gateway, patience.Token);
            return 0;
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(
                $"No server of this release answers at {gateway}."
                    + " Name the Cluster:Address and Cluster:GatewayPort of one that runs."
            );
            return 1;
        }
    }

    private static async Task Print(IPEndPoint gateway, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
            client
                .UseStaticClustering(gateway)
                .Configure<ClusterOptions>(options =>
                    (options.ServiceId, options.ClusterId) = (ContractVersion.Service, ContractVersion.Cluster)
                )
        );
        using var host = builder.Build();
        await host.StartAsync(cancellation);
        var management = host.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0);
        var awake = (await management.GetDetailedGrainStatistics(null, null, cancellation))
            .Where(grain => grain.GrainType.Contains(nameof(SessionGrain), StringComparison.Ordinal))
            .Select(grain => (Session: grain.GrainId.Key.ToString()!, grain.SiloAddress))
            .OrderBy(grain => grain.Session, StringComparer.Ordinal)
            .ToList();
        foreach (var (session, silo) in awake)
            Console.WriteLine($"{session}  {silo.Endpoint}");
        Console.WriteLine($"{awake.Count} {(awake.Count == 1 ? "session is" : "sessions are")} awake.");
        await host.StopAsync(cancellation);
    }
}
