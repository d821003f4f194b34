namespace Simulation.Server.Security;

/// <summary>Whether a request may do what needs the host key. Who guesses keys is logged and answered late.</summary>
public sealed class HostKeyCheck(HostKey key, Guessing guessing, SecurityLog log)
{
    public Task<bool> Opens(HttpContext http) => Opens(http, Bearer.Of(http.Request));

    /// <param name="given">The key where it is not in its usual place; null or empty when there is none.</param>
    public async Task<bool> Opens(HttpContext http, string? given)
    {
        if (!key.IsNeeded)
            return true;
        if (string.IsNullOrEmpty(given))
            return false;
        var isRight = key.Is(given);
        var wasLate = await guessing.HostKeys.Wait(http, !isRight);

        // Beyond that the log would grow as fast as somebody guesses.
        if (!isRight && !wasLate)
            log.WrongHostKey();
        return isRight;
    }
}
