namespace Simulation.Server.Security;

/// <summary>Whether a request may do what needs the host key. Who guesses keys is logged and answered late.</summary>
public sealed class HostKeyCheck(HostKey key, Guessing guessing, SecurityLog log)
{
    public async Task<bool> Opens(HttpContext http)
    {
        if (!key.IsNeeded)
            return true;
        if (Bearer.Of(http.Request) is not { } given)
            return false;
        var isRight = key.Is(given);
        var wasLate = await guessing.HostKeys.Wait(http, !isRight);

        // Beyond that the log would grow as fast as somebody guesses.
        if (!isRight && !wasLate)
            log.WrongHostKey();
        return isRight;
    }
}
