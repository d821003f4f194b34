using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Simulation.Grains.Sessions;
using Simulation.Grains.Tests.Engine;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>The real engine and the real journal in a folder of its own, on a clock that the test moves.</summary>
public sealed class TestHost : IAsyncDisposable
{
    public const string Session = "session1";
    public const string Code = "ABCDEF";

    private static readonly ScenarioPack Pack = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!.Pack!;

    private readonly IHost _host;
    private bool _isStopped;

    private TestHost(IHost host, FaultyJournal journal, ManualTimeProvider time, string data)
    {
        _host = host;
        Journal = journal;
        Time = time;
        Data = data;
        Grains = host.Services.GetRequiredService<IGrainFactory>();
    }

    public FaultyJournal Journal { get; }

    public ManualTimeProvider Time { get; }

    public IGrainFactory Grains { get; }

    public string Data { get; }

    public ISessionGrain Table => Grains.GetGrain<ISessionGrain>(Session);

    public static async Task<TestHost> Start(string? data = null, ManualTimeProvider? time = null, TimeSpan? retention = null)
    {
        data ??= Directory.CreateTempSubdirectory("whitecell-").FullName;
        time ??= new ManualTimeProvider();
        var journal = new FaultyJournal(FileJournal.Open(data));
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IJournal>(_ => journal);

        // Autopilots that think for so long do nothing before a test lets them.
        builder.Services.AddSingleton(new SessionSettings { Build = "test", Thinking = TimeSpan.FromMinutes(10), Retention = retention });
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.AddEngine();
        var host = builder.Build();
        await host.StartAsync();
        return new TestHost(host, journal, time, data);
    }

    /// <summary>Opens the session; the answer holds the facilitator's ticket.</summary>
    public async Task<string> Open(Pacing pacing = Pacing.Live, decimal pace = 60, Unattended unattended = Unattended.Waits)
    {
        var opened = await Table.Open(Pack, new OpenSessionRequest("first-call", pacing, pace, "seed", Unattended: unattended), Code);
        Assert.Null(opened.Refusal);
        return opened.Value!.Ticket;
    }

    public async Task<JoinReply> Join(string name, string? role = null, bool spectator = false)
    {
        var joined = await Table.Join(new JoinRequest($"the-attempt-of-{name}", Code, name, role, spectator));
        Assert.Null(joined.Refusal);
        return joined.Value!;
    }

    public Task<Receipt> Submit(string ticket, SeatCommand command, string? id = null) =>
        Table.Submit(ticket, new CommandEnvelope(id ?? Guid.NewGuid().ToString(), command));

    public async Task Do(string ticket, SeatCommand command) => Assert.Null((await Submit(ticket, command)).Refusal);

    public async Task<Snapshot> Look(string ticket) => (await Table.Enter(ticket, null, null)).Reply.Snapshot!;

    /// <summary>Listens as a host does on which these seats are connected.</summary>
    public async Task<Recorder> Watch(params string[] seats)
    {
        var recorder = new Recorder();
        recorder.Reference = Grains.CreateObjectReference<ISessionWatcher>(recorder);
        await Table.Watch("host", recorder.Reference, [.. seats]);
        return recorder;
    }

    public async Task<List<JournalEntry>> Entries()
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in Journal.Read("session/" + Session)) entries.Add(entry);
        return entries;
    }

    public async Task<int> Count(string happened) =>
        (await Entries()).Sum(entry => entry.Events.Count(e => e.Name == happened));

    /// <summary>Leaves everything as a killed process does, and starts again on the same folder at the same time.</summary>
    public async Task<TestHost> Kill()
    {
        Journal.Die();
        await Journal.Inner.DisposeAsync();
        var next = await Start(Data, Time);

        // What is left of the dead host writes nothing any more; it is only cleared away.
        await Stop();
        return next;
    }

    public async Task<TestHost> Restart()
    {
        await Stop();
        return await Start(Data, Time);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (Directory.Exists(Data)) Directory.Delete(Data, recursive: true);
    }

    private async Task Stop()
    {
        if (_isStopped) return;
        _isStopped = true;
        await _host.StopAsync();
        _host.Dispose();
        await Journal.DisposeAsync();
    }
}
