using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Simulation.Grains.Hosting;
using Simulation.Journal;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>
/// Two silos of one cluster over one journal, on a clock that the test moves. What passes between them is written and
/// read as between two machines.
/// </summary>
internal sealed class TwoSilos : IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("whitecell-").FullName;
    private readonly SqlJournal _files;
    private readonly List<FaultyJournal> _journals = [];
    private readonly InProcessTestCluster _cluster;
    private readonly List<InProcessSiloHandle> _silos = [];

    private TwoSilos()
    {
        _files = SqlJournal.OpenSqlite(_data);
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.InitializeClientOnDeploy = false;
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost(
            (_, host) =>
            {
                var journal = new FaultyJournal(_files) { IsShared = true };
                lock (_journals)
                    _journals.Add(journal);
                TestHost.AddSessions(host.Services, journal, Time);
            }
        );
        builder.ConfigureSilo(
            (_, silo) =>
            {
                silo.AddWhitecellGrains();
                silo.KeepOwnClocks();
            }
        );
        _cluster = builder.Build();
    }

    public ManualTimeProvider Time { get; } = new();

    /// <summary>How people come in through each silo.</summary>
    public SessionAccess this[int silo] =>
        new(_silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>(), $"host {silo}");

    public FaultyJournal JournalOf(int silo) =>
        (FaultyJournal)_silos[silo].ServiceProvider.GetRequiredService<IJournal>();

    /// <summary>Whether the session is awake on a silo.</summary>
    public async Task<bool> IsOn(int silo) => await Find(this[1].Table) == silo;

    public static async Task<TwoSilos> Start()
    {
        var both = new TwoSilos();
        await both._cluster.DeployAsync();
        both._silos.AddRange(both._cluster.Silos);
        return both;
    }

    public SiloAddress AddressOf(int silo) => _silos[silo].SiloAddress;

    /// <summary>Where a grain is; null for nowhere.</summary>
    public async Task<int?> Find(IGrain grain) =>
        await this[1].Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain) is { } address
            ? _silos.FindIndex(silo => silo.SiloAddress.Equals(address))
            : null;

    public Task<int> Count(string happened) => new FaultyJournal(_files).Count(SessionAccess.Session, happened);

    /// <summary>The silo is gone at once; nothing it had under way reaches the disk any more.</summary>
    public async Task Kill(int silo)
    {
        JournalOf(silo).Die();
        await _cluster.KillSiloAsync(_silos[silo]);
    }

    public Task Stop(int silo) => _cluster.StopSiloAsync(_silos[silo]);

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _files.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
