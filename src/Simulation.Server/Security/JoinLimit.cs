using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Simulation.Server.Security;

/// <summary>
/// Counts, per address, the joins with a code that a session has. Wrong codes do not count: they would keep the right
/// ones of everybody behind the same address out.
/// </summary>
public sealed class JoinLimit(IOptions<LimitSettings> limits) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(
        context => SecuritySetup.PerAddress(context, limits.Value.JoinsPerMinute)
    );

    /// <summary>Whether this address may join once more.</summary>
    public bool Admits(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
