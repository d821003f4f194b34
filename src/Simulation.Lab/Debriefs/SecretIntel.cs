using Simulation.Rules;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Debriefs;

/// <summary>
/// Pieces of intel: whether they were true, which is the secret, who had them, and who made them public.
/// </summary>
internal static class SecretIntel
{
    public static IEnumerable<Secret> Of(World world, IReadOnlyList<GameEntry> entries)
    {
        var scenario = world.Scenario;
        var publishers = Publishers(scenario, entries);
        for (var i = 0; i < world.Intel.Length; i++)
        {
            var (definition, intel) = (scenario.Intel[i], world.Intel[i]);
            var holders = scenario.Actors.Zip(intel.Held).Where(pair => pair.Second is not null).ToList();
            var verified = holders.Where(pair => pair.Second!.Verified).Select(pair => pair.First.Id).ToSequence();
            if (verified.Count == scenario.Actors.Length)
                continue;
            yield return new Secret(
                SecretSubject.Intel,
                $"“{definition.Title}”",
                $"{(intel.True ? "true" : "false")}; {(intel.Public ? publishers.GetValueOrDefault(definition.Id, "public") : HeldBy(holders.Select(pair => (pair.First.Title, pair.Second!))))}",
                verified
            );
        }
    }

    private static string HeldBy(IEnumerable<(string Title, IntelHeld Held)> holders)
    {
        var held = holders
            .Select(holder =>
                holder.Held.Verified
                    ? $"{holder.Title}, for certain"
                    : $"{holder.Title}, {holder.Held.Confidence} % sure"
            )
            .ToList();
        return held.Count == 0 ? "nobody had it" : $"held by {string.Join("; by ", held)}";
    }

    /// <summary>By what each piece was made public, in words.</summary>
    private static Dictionary<string, string> Publishers(Scenario scenario, IReadOnlyList<GameEntry> entries)
    {
        var publishers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var cause = "made public";
            foreach (var happened in entry.Events)
            {
                cause = happened switch
                {
                    MovePlayed it => $"made public by {Secrets.Title(scenario, it.Role)}",
                    Injected it => $"made public by “{scenario.Injects[scenario.Inject(it.Inject)].Title}”",
                    _ => cause,
                };
                if (happened is IntelPublished published)
                    publishers.TryAdd(published.Intel, cause);
            }
        }

        return publishers;
    }
}
