using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Local;

/// <summary>What a reference leads to: a grain or an observer.</summary>
internal abstract class RequestTarget(ILogger logger)
{
    /// <summary>Whether all requests to it interleave.</summary>
    public abstract bool Interleaves { get; }

    /// <summary>Whether failures are logged also when the caller learns of them.</summary>
    public abstract bool LogsFailures { get; }

    public abstract Messaging Messaging { get; }

    public abstract void Send(Request request);

    /// <summary>Called once for each request sent.</summary>
    public abstract void Completed(Request request);

    public void LogTimeout(string message) => logger.LogWarning("{Message}", message);

    // A host that stops refuses what still comes in; that is no failure of anything.
    public void Log(Request request, Exception exception) => logger.Log(
        exception is SiloUnavailableException ? LogLevel.Debug : LogLevel.Error, exception, "{Target}.{Method} failed.", this, request.Name);
}
