using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// Keys what an autopilot draws: by the seed of the game, the role, the round and the number of its decision. What others
/// say, and how fast the game is played, change nothing of it.
/// </summary>
public static class ThinkKey
{
    /// <summary>
    /// The key of a role's round: a digest, so that an autopilot draws the same in the same game without holding the
    /// secret of its dice.
    /// </summary>
    public static string OfRound(World world, string role) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{world.Seed}/{role}/{world.Round}")));

    /// <summary>The key of the decision that a role makes next.</summary>
    /// <param name="seen">The world redacted for the role.</param>
    internal static string OfDecision(World seen, string role, string roundKey)
    {
        var decisions = Decisions(seen, role);
        return $"{roundKey}/{decisions}";
    }

    /// <summary>How many decisions of a role show in the world: each that is carried out changes the number.</summary>
    private static int Decisions(World seen, string role)
    {
        var actor = seen.Scenario.Actor(role);
        if (actor < 0)
            return 0;
        var state = seen.Actors[actor];
        var decisions = state.Sealed.Length;
        foreach (var use in state.Played.Values)
            decisions += use.Total;
        foreach (var agreement in seen.Agreements)
        {
            if (!agreement.Parties.Contains(role))
                continue;
            if (agreement.Signed.Contains(role))
                decisions++;
            if (agreement.Status is AgreementStatus.Declined or AgreementStatus.Countered or AgreementStatus.Withdrawn)
                decisions++;
        }

        foreach (var intel in seen.Intel)
        {
            if (intel.By(actor) is { } held)
                decisions += BitOperations.PopCount(held.ToldTo);
        }

        return decisions;
    }
}
