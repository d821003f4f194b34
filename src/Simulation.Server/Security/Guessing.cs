using Microsoft.Extensions.Options;

namespace Simulation.Server.Security;

/// <summary>
/// What strangers could guess, each counted by itself, so that wrong codes do not delay the host key.
/// </summary>
public sealed class Guessing(IOptions<LimitSettings> limits, TimeProvider time, SecurityLog log)
{
    private const int WrongHostKeysPerMinute = 10;

    public GuessDelay Codes { get; } =
        new(limits.Value.UnknownCodesPerMinute, time, () => log.CodesGuessed(limits.Value.UnknownCodesPerMinute));

    public GuessDelay HostKeys { get; } =
        new(WrongHostKeysPerMinute, time, () => log.HostKeysGuessed(WrongHostKeysPerMinute));
}
