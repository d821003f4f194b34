using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Simulation.Grains.Hosting;

namespace Simulation.Cli;

/// <summary>A running cluster, joined as a client of Orleans through the gateway of one of its servers.</summary>
internal sealed class ClusterClient : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);

    private readonly IHost _host;

    private ClusterClient(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IClusterClient>();

    /// <param name="cluster">Address and gateway port of a server, such as 10.0.0.11:30000.</param>
    /// <exception cref="IOException">
    /// It is no address, or nobody answers there; the message says what to do.
    /// </exception>
    public static async Task<ClusterClient> Connect(string cluster, CancellationToken cancellation)
    {
        if (!IPEndPoint.TryParse(cluster, out var gateway) || gateway.Port == 0)
            throw new IOException($"'{cluster}' is no address with a port, such as 10.0.0.11:30000.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_patience);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services.AddGrainCallSerialization();
        builder.UseOrleansClient(client =>
            client
                .UseStaticClustering(gateway)
                .Configure<ClusterOptions>(options =>
                    (options.ServiceId, options.ClusterId) = (ContractVersion.Service, ContractVersion.Cluster)
                )
        );
        var host = builder.Build();
        try
        {
            await host.StartAsync(patience.Token);
            return new ClusterClient(host);
        }
        catch (Exception failure) when (IsAbsence(failure))
        {
            host.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw NotThere(cluster, failure);
        }
    }

    /// <summary>Whether a call has failed because no server answers.</summary>
    public static bool IsAbsence(Exception failure) =>
        failure is OrleansException or TimeoutException or OperationCanceledException;

    /// <summary>What to say then.</summary>
    public static IOException NotThere(string cluster, Exception failure) =>
        new(
            $"No server of this release answers at {cluster}."
                + " Name the Cluster:Address and Cluster:GatewayPort of one that runs.",
            failure
        );

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
