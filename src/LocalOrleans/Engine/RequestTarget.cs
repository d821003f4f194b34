using Microsoft.Extensions.Logging;

namespace Orleans.Local;

/// <summary>What a reference leads to: a grain or an observer.</summary>
internal abstract class RequestTarget(ILogger logger)
{
    /// <summary>Whether all requests to it interleave.</summary>
    public abstract bool Interleaves { get; }

    /// <summary>Whether failures are logged also when the caller learns of them.</summary>
    public abstract bool LogsFailures { get; }

    public abstract TimeProvider Clock { get; }

    public abstract void Send(Request request);

    /// <summary>Called once for each request sent.</summary>
    public abstract void Completed(Request request);

    public void Log(Request request, Exception exception) =>
        logger.LogError(exception, "{Target}.{Method} failed.", this, request.Name);
}
