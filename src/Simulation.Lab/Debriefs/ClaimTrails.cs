using Simulation.Rules.Debriefing;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Debriefs;

/// <summary>Who came to believe which claim how far, and when.</summary>
internal static class ClaimTrails
{
    /// <param name="world">The last world.</param>
    /// <param name="entries">All entries of the journal.</param>
    /// <returns>In the order of the scenario; one that nobody ever had has no steps.</returns>
    public static Sequence<ClaimTrail> Of(World world, IReadOnlyList<GameEntry> entries)
    {
        var events = entries.SelectMany(entry => entry.Events).ToList();
        return world
            .Scenario.Intel.Select(
                (claim, i) => new ClaimTrail(claim.Title, world.Intel[i].True, Steps(claim, events).ToSequence())
            )
            .ToSequence();
    }

    private static IEnumerable<BeliefStep> Steps(IntelDefinition claim, List<SessionEvent> events)
    {
        foreach (var role in claim.HeldBy)
            yield return new BeliefStep(0, role, BeliefCause.Start, claim.Confidence);
        var certain = new HashSet<string>(StringComparer.Ordinal);
        foreach (var happened in events)
        {
            switch (happened)
            {
                case IntelPlanted it when it.Intel == claim.Id:
                    yield return new BeliefStep(it.At, it.Role, BeliefCause.Found, it.Confidence);
                    break;
                // Whoever knows for certain stays so, whatever others tell.
                case IntelShared it when it.Intel == claim.Id && !certain.Contains(it.To):
                    yield return new BeliefStep(it.At, it.To, BeliefCause.Told, it.Confidence, it.From);
                    break;
                case ConfidenceChanged it when it.Intel == claim.Id:
                    yield return new BeliefStep(it.At, it.Role, BeliefCause.Doubted, it.To);
                    break;
                case IntelVerified it when it.Intel == claim.Id:
                    certain.Add(it.Role);
                    yield return new BeliefStep(it.At, it.Role, BeliefCause.Verified, it.True ? 100 : 0);
                    break;
                case IntelPublished it when it.Intel == claim.Id:
                    yield return new BeliefStep(it.At, null, BeliefCause.Published, claim.Confidence);
                    break;
            }
        }
    }
}
