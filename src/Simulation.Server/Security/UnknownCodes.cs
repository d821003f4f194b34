using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Simulation.Server.Security;

/// <summary>
/// Counts, per address, the codes that no session has; an address that guesses too many has to wait.
/// </summary>
public sealed class UnknownCodes(IOptions<ServerLimits> limits) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(
        context =>
            RateLimitPartition.GetFixedWindowLimiter(
                Caller.Of(context),
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = limits.Value.UnknownCodesPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                }
            )
    );

    /// <summary>Whether this address may still ask for a code.</summary>
    public bool MayAsk(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context, 0);
        return lease.IsAcquired;
    }

    public void Count(HttpContext context) => _limiter.AttemptAcquire(context).Dispose();

    public void Dispose() => _limiter.Dispose();
}
