using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;
using Simulation.Grains.Hosting;
using Simulation.Testing;

namespace Orleans.Contract.Tests;

/// <summary>Two silos set up as the server's are. Their grains follow a clock that the test moves.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    public const string Shared = "two silos";

    private readonly InProcessTestCluster _cluster;
    private readonly List<InProcessSiloHandle> _silos = [];

    public TestCluster()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.InitializeClientOnDeploy = false;
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) => host.Services.AddSingleton<TimeProvider>(Clock));
        builder.ConfigureSilo(
            (_, silo) =>
            {
                silo.AddWhitecellGrains();
                silo.KeepOwnClocks();
                silo.Configure<ClusterMembershipOptions>(options =>
                {
                    options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                    options.NumMissedProbesLimit = 2;
                    options.NumVotesForDeathDeclaration = 1;
                });
            }
        );
        _cluster = builder.Build();
    }

    /// <summary>What grain timers go by.</summary>
    public ManualTimeProvider Clock { get; } = new();

    /// <summary>What code on a silo, outside of grains, calls grains with.</summary>
    public IGrainFactory this[int silo] => _silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>();

    public SiloAddress AddressOf(int silo) => _silos[silo].SiloAddress;

    public async Task InitializeAsync()
    {
        await _cluster.DeployAsync();
        _silos.AddRange(_cluster.Silos);
    }

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask();

    public Task Stop(int silo) => _cluster.StopSiloAsync(_silos[silo]);

    /// <summary>Ends the silo as abruptly as can be done within one process.</summary>
    public Task Kill(int silo) => _cluster.KillSiloAsync(_silos[silo]);

    /// <summary>Completes when one silo has learnt that the other is dead.</summary>
    public Task WhenDead(int silo, int seenBy)
    {
        var watch = new DeathWatch(AddressOf(silo));
        _silos[seenBy].ServiceProvider.GetRequiredService<ISiloStatusOracle>().SubscribeToSiloStatusEvents(watch);
        return watch.Dead;
    }

    /// <summary>Deactivates what has not been used for so long, by the machine's clock, on both silos.</summary>
    public Task CollectIdle(TimeSpan unused) => this[0].GetGrain<IManagementGrain>(0).ForceActivationCollection(unused);

    private sealed class DeathWatch(SiloAddress silo) : ISiloStatusListener
    {
        private readonly TaskCompletionSource _dead = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Dead => _dead.Task;

        public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
        {
            if (updatedSilo.Equals(silo) && status == SiloStatus.Dead)
                _dead.TrySetResult();
        }
    }
}

[CollectionDefinition(TestCluster.Shared)]
public sealed class SharedTestCluster : ICollectionFixture<TestCluster>;
