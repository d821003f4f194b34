using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Local.Tests.Engine;
using Orleans.Local.Tests.Scripts;
using Simulation.Testing;

namespace Orleans.Local.Tests;

/// <summary>A host with the engine, a clock that the test moves, and the log.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    public static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(10);

    private readonly IHost _host;
    private readonly RecordingLogger _log = new();

    public TestSilo(Action<ISiloBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(_log).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton(Lifecycle);
        builder.UseOrleans(silo =>
        {
            silo.AddEngine(this);
            silo.ConfigureServices(services => services.AddScoped<Scoped>())
                .Configure<GrainCollectionOptions>(options => options.CollectionAge = CollectionAge);
            configure?.Invoke(silo);
        });
        _host = builder.Build();
    }

    /// <summary>What grains, their timers and their lifetimes go by.</summary>
    public ManualTimeProvider Clock { get; } = new();

    /// <summary>What the waiting for answers goes by, on an engine that lets it be chosen.</summary>
    public ManualTimeProvider MessagingClock { get; } = new();

    public Lifecycle Lifecycle { get; } = new();

    public IClusterClient Grains => _host.Services.GetRequiredService<IClusterClient>();

    public IPlainScript Plain(string key) => Grains.GetGrain<IPlainScript>(key);

    /// <summary>The next entry of the log that has not been read; waits for one.</summary>
    public ValueTask<(string Message, Exception? Exception)> NextLogged() => _log.Entries.Reader.ReadAsync();

    /// <summary>Completes when an exception with this message has been logged.</summary>
    public async Task Logged(string exceptionMessage)
    {
        while (true)
        {
            for (var exception = (await NextLogged()).Exception; exception is not null; exception = exception.InnerException)
            {
                if (exception.Message == exceptionMessage)
                    return;
            }
        }
    }

    public Task Start() => _host.StartAsync();

    public Task Stop(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>A service that lives as long as an activation.</summary>
    public sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class RecordingLogger : ILoggerProvider, ILogger
    {
        public Channel<(string, Exception?)> Entries { get; } = Channel.CreateUnbounded<(string, Exception?)>();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Entries.Writer.TryWrite((formatter(state, exception), exception));

        public void Dispose()
        {
        }
    }
}
