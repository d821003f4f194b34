using System.Reflection;
using System.Security.Cryptography;
using Simulation.Protocol;
using Simulation.Rules;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sessions;

/// <summary>Makes a session's first event of what the facilitator asked for, and draws its seed and nonce.</summary>
internal static class SessionOpenedFactory
{
    private const int SeedAtMost = 100; // Characters.

    /// <summary>Version of this server; null where it is not known.</summary>
    public static readonly string? Version = typeof(SessionOpenedFactory)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion.Split('+')[0];

    /// <param name="now">
    /// Before which no deadline may lie; null for a table, whose class has looked at them when it was opened.
    /// </param>
    public static Result<SessionOpened> Of(
        string session,
        ScenarioPack pack,
        OpenSessionRequest request,
        string code,
        DateTimeOffset? now
    )
    {
        if (Read(pack, request.Pace, request.Seed, request.Cast, out var scenario) is { } refusal)
            return refusal;
        if (now is { } then && RoundDeadlines.Refuse(scenario, request.Pacing, request.Deadlines, then) is { } unfit)
            return unfit;
        var seed = request.Seed ?? DrawSeed();
        var nonce = SeedCommitment.DrawNonce();
        return new SessionOpened(
            session,
            code,
            pack.Files,
            seed,
            request.Pacing,
            request.Pace ?? scenario.Pace,
            scenario.Cast,
            // Over days nobody is connected most of the time, and deadlines do not wait.
            request is { Unattended: Unattended.PlaysOn } or { Pacing: Pacing.Async }
                ? Unattended.PlaysOn
                : null,
            SeedCommitment.Of(seed, pack.Hash, nonce),
            nonce,
            request.Teams,
            Deadlines: request.Deadlines,
            Server: Version
        );
    }

    /// <summary>What a session and a class are opened with alike.</summary>
    /// <returns>Why nothing can be opened with it; null when it can.</returns>
    public static Refusal? Read(ScenarioPack pack, decimal? pace, string? seed, string? cast, out Scenario scenario)
    {
        scenario = null!;
        if (RefuseSettings(pace, seed) is { } unfit)
            return unfit;
        if (ScenarioReader.Read(pack, cast).Scenario is not { } read)
            return new Refusal(RefusalCode.ScenarioRefused, "The scenario has no such cast.");
        scenario = read;
        return null;
    }

    /// <summary>Why nothing can be opened with them; null when it can.</summary>
    public static Refusal? RefuseSettings(decimal? pace, string? seed)
    {
        if (pace is < 0.1m or > 3600m)
            return TableRefusals.PaceBetween.Refuse(RefusalCode.Malformed);
        return seed is { Length: > SeedAtMost }
            ? new Refusal(RefusalCode.TooLarge, $"The seed is longer than {SeedAtMost} characters.")
            : null;
    }

    public static string DrawSeed() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
