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

    // By the hash of a token: monotonic time of the sign-in.
    private readonly ConcurrentDictionary<string, long> _signedIn = new(StringComparer.Ordinal);

    /// <summary>Gives the browser that is answered a token.</summary>
    public void Add(HttpContext context)
    {
        foreach (var (hash, since) in _signedIn)
        {
            if (!Holds(since))
                _signedIn.TryRemove(hash, out _);
        }

        var token = RandomNumberGenerator.GetHexString(2 * TokenBytes, lowercase: true);
        _signedIn[Hash(token)] = time.GetTimestamp();
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
        && _signedIn.TryGetValue(Hash(token), out var since)
        && Holds(since);

    private bool Holds(long since) => time.GetElapsedTime(since) < Lifetime;

    // Looked up by its hash, so that how long the search takes says nothing of a token.
    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
