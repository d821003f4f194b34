using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Simulation.Server.Security;

/// <summary>
/// Counts, per address, the joins with a right code. Wrong codes do not count: they would keep the right ones of
/// everybody behind the same address out.
/// </summary>
public sealed class JoinLimit(IOptions<LimitSettings> limits) : IDisposable
{
    // A class bounds those who join it by its size, and all of them may stand behind one address. What is left is one
    // person who asks again and again; the largest classes come in at once well below it.
    private const int OfClassesPerMinute = 6000;

    private readonly PartitionedRateLimiter<HttpContext> _sessions = PartitionedRateLimiter.Create<HttpContext, string>(
        context => SecuritySetup.PerAddress(context, limits.Value.JoinsPerMinute)
    );

    private readonly PartitionedRateLimiter<HttpContext> _classes = PartitionedRateLimiter.Create<HttpContext, string>(
        context => SecuritySetup.PerAddress(context, OfClassesPerMinute)
    );

    /// <summary>Whether this address may join a session once more.</summary>
    public bool Admits(HttpContext context) => Admits(_sessions, context);

    /// <summary>Whether this address may join a class once more.</summary>
    public bool AdmitsToClass(HttpContext context) => Admits(_classes, context);

    public void Dispose()
    {
        _sessions.Dispose();
        _classes.Dispose();
    }

    private static bool Admits(PartitionedRateLimiter<HttpContext> limiter, HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }
}
