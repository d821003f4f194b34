using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Simulation.Grains.Analyses;
using Simulation.Grains.Assistants;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>The real engine and the real journal in a folder of its own, on a clock that the test moves.</summary>
public sealed class TestHost : SessionAccess, IAsyncDisposable
{
    /// <summary>How much is played for the analysis of a session; none begins by itself.</summary>
    internal static readonly AnalysisSettings SmallAnalysis = new() { Size = new(Decisions: 3, Pairs: 6, Games: 80) };

    private readonly IHost _host;
    private readonly TimeSpan? _retention;
    private readonly TimeSpan? _outageAfter;
    private readonly bool _autopilots;
    private bool _isStopped;

    private TestHost(
        IHost host,
        FaultyJournal journal,
        ManualTimeProvider time,
        string data,
        TimeSpan? retention,
        TimeSpan? outageAfter,
        bool autopilots
    )
        : base(host.Services.GetRequiredService<IGrainFactory>(), "host")
    {
        _host = host;
        Journal = journal;
        Time = time;
        Data = data;
        (_retention, _outageAfter, _autopilots) = (retention, outageAfter, autopilots);
    }

    public FaultyJournal Journal { get; }

    public ManualTimeProvider Time { get; }

    public string Data { get; }

    public static async Task<TestHost> Start(
        string? data = null,
        ManualTimeProvider? time = null,
        TimeSpan? retention = null,
        TimeSpan? outageAfter = null,
        AssistantService? assistant = null,
        bool autopilots = true
    )
    {
        data ??= Directory.CreateTempSubdirectory("whitecell-").FullName;
        time ??= new ManualTimeProvider();
        var journal = new FaultyJournal(SqlJournal.OpenSqlite(data));
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        AddSessions(builder.Services, journal, time, retention, outageAfter, autopilots);
        if (assistant is not null)
            builder.Services.AddSingleton(assistant);
        builder.AddManualSilo();
        var host = builder.Build();
        await host.StartAsync();
        return new TestHost(host, journal, time, data, retention, outageAfter, autopilots);
    }

    /// <summary>What the grains of sessions are given.</summary>
    internal static void AddSessions(
        IServiceCollection services,
        FaultyJournal journal,
        ManualTimeProvider time,
        TimeSpan? retention = null,
        TimeSpan? outageAfter = null,
        bool autopilots = true
    )
    {
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IJournal>(_ => journal);

        services.AddSingleton(
            Options.Create(
                new SessionSettings
                {
                    Build = "test",
                    AutopilotsDecide = autopilots,

                    // Where no clock runs, they do nothing before a test lets so much time pass.
                    Thinking = TimeSpan.FromMinutes(10),
                    Retention = retention,

                    // Tests let minutes pass at once.
                    OutageAfter = outageAfter ?? TimeSpan.FromDays(1),
                    LongestHold = TimeSpan.FromDays(1),
                }
            )
        );
        services.AddSingleton(Options.Create(SmallAnalysis));
        services.AddLogging(logging => logging.ClearProviders());
    }

    public Task<List<JournalEntry>> Entries() => Journal.EntriesOf(Session);

    public Task<int> Count(string happened) => Journal.Count(Session, happened);

    /// <summary>Another activation writes something, of which the one here does not hear.</summary>
    public async Task WriteElsewhere(SessionEvent happened, string id = "elsewhere")
    {
        var (name, json) = StoredEvents.Write(happened);
        var version = await Journal.Version("session/" + Session);
        var entry = new JournalEntry(version + 1, Time.GetUtcNow(), id, "server", [new StoredEvent(name, json)]);
        Assert.IsType<AppendResult.Appended>(await Journal.Inner.Append("session/" + Session, version, [entry]));
    }

    /// <summary>
    /// Leaves everything as a killed process does, and starts again on the same folder at the same time.
    /// </summary>
    public async Task<TestHost> Kill()
    {
        Journal.Die();
        await Journal.Inner.DisposeAsync();
        var next = await Start(Data, Time, _retention, _outageAfter, autopilots: _autopilots);

        // What is left of the dead host writes nothing any more; it is only cleared away.
        await Stop();
        return next;
    }

    /// <param name="assistant">The language model that it has from then on; none when left out.</param>
    public async Task<TestHost> Restart(AssistantService? assistant = null)
    {
        await Stop();
        return await Start(Data, Time, _retention, _outageAfter, assistant, _autopilots);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
    }

    private async Task Stop()
    {
        if (_isStopped)
            return;
        _isStopped = true;
        await _host.StopAsync();
        _host.Dispose();
        await Journal.DisposeAsync();
    }
}
