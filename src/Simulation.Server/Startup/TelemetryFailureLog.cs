// Wraps the exporter's event source: the exporter itself writes nothing to the log.
using System.Diagnostics.Tracing;

namespace Simulation.Server.Startup;

/// <summary>Says once in the log that the collector does not take what is measured.</summary>
internal sealed partial class TelemetryFailureLog(TelemetryCollector collector, ILogger<TelemetryFailureLog> logger)
    : IHostedService,
        IDisposable
{
    private Listener? _listener;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener = new Listener(() => LogLost(collector.Address));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _listener?.Dispose();

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Measurements and traces do not reach the collector at {Address}. Sessions go on without it, and the"
            + " server keeps trying; this is said once."
    )]
    private partial void LogLost(Uri address);

    private sealed class Listener : EventListener
    {
        private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";

        private static readonly HashSet<string> s_failures =
        [
            "FailedToReachCollector",
            "TransientHttpError",
            "HttpRequestFailed",
            "RequestTimedOut",
            "OperationUnexpectedlyCanceled",
            "GrpcStatusWarning",
            "ExportFailure",
        ];

        private readonly Action _failed;
        private int _said;

        public Listener(Action failed)
        {
            _failed = failed;

            // The base class has asked about the sources that there are before the line above.
            foreach (var source in EventSource.GetSources())
                OnEventSourceCreated(source);
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == Exporter && _failed is not null)
                EnableEvents(eventSource, EventLevel.Warning);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (s_failures.Contains(eventData.EventName ?? "") && Interlocked.Exchange(ref _said, 1) == 0)
                _failed();
        }
    }
}

/// <summary>Where measurements and traces are sent.</summary>
internal sealed record TelemetryCollector(Uri Address);
