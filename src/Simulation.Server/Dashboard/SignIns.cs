using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Simulation.Server.Dashboard;

/// <summary>
/// Browsers that have signed in to the dashboard with the host key. A browser gets a cookie with a random token, never
/// the key; the server keeps the token's hash until it expires or the server ends.
/// </summary>
public sealed class SignIns(TimeProvider time)
{
    public const string Cookie = "whitecell-dashboard";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private const int TokenBytes = 32;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);

    /// <summary>Gives the browser that is answered a token.</summary>
    public void Add(HttpContext context)
    {
        var now = time.GetUtcNow();
        foreach (var (hash, expiry) in _expiries)
        {
            if (expiry <= now)
                _expiries.TryRemove(hash, out _);
        }

        var token = RandomNumberGenerator.GetHexString(2 * TokenBytes, lowercase: true);
        _expiries[Hash(token)] = now + Lifetime;
        context.Response.Cookies.Append(
            Cookie,
            token,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                Path = context.Request.PathBase + DashboardSetup.Path,
                MaxAge = Lifetime,
            }
        );
    }

    /// <summary>Whether the browser that asks has a token that holds.</summary>
    public bool Include(HttpRequest request) =>
        request.Cookies[Cookie] is { Length: 2 * TokenBytes } token
        && _expiries.TryGetValue(Hash(token), out var expiry)
        && time.GetUtcNow() < expiry;

    // Looked up by its hash, so that how long the search takes says nothing of a token.
    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
