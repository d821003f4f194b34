using System.Security.Cryptography;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sessions;

/// <summary>Makes a session's first event of what the facilitator asked for, and draws its seed and nonce.</summary>
internal static class SessionOpenedFactory
{
    private const int SeedAtMost = 100; // Characters.

    public static Result<SessionOpened> Of(string session, ScenarioPack pack, OpenSessionRequest request, string code)
    {
        if (request.Pace is < 0.1m or > 3600m)
            return new Refusal(RefusalCode.Malformed, "The pace lies between 0.1 and 3,600 game seconds per second.");
        if (request.Seed is { Length: > SeedAtMost })
            return new Refusal(RefusalCode.TooLarge, $"The seed is longer than {SeedAtMost} characters.");
        if (ScenarioReader.Read(pack, request.Cast).Scenario is not { } scenario)
            return new Refusal(RefusalCode.ScenarioRefused, "The scenario has no such cast.");

        var seed = request.Seed ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var nonce = SeedCommitment.DrawNonce();
        return new SessionOpened(
            session,
            code,
            pack.Files,
            seed,
            request.Pacing,
            request.Pace ?? scenario.Pace,
            scenario.Cast,
            request.Unattended == Unattended.PlaysOn ? Unattended.PlaysOn : null,
            SeedCommitment.Of(seed, pack.Hash, nonce),
            nonce,
            request.Teams
        );
    }
}
