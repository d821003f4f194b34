using Simulation.Rules;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

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
                ListWords.Quoted.With(definition.Title).ToString(),
                ListWords
                    .Semicolon.With(
                        intel.True ? DebriefSentences.True : DebriefSentences.False,
                        intel.Public
                            ? publishers.GetValueOrDefault(definition.Id, DebriefSentences.Public)
                            : HeldBy(holders.Select(pair => (pair.First.Title, pair.Second!)))
                    )
                    .ToString(),
                verified
            );
        }
    }

    private static Sentence HeldBy(IEnumerable<(string Title, IntelHeld Held)> holders)
    {
        var held = holders
            .Select(holder =>
                (SentenceArgument)(
                    holder.Held.Verified
                        ? DebriefSentences.ForCertain.With(holder.Title)
                        : DebriefSentences.Sure.With(holder.Title, holder.Held.Confidence)
                )
            )
            .ToList();
        return held.Count == 0 ? DebriefSentences.NobodyHadIt : DebriefSentences.HeldBy.With(ListWords.Series(held));
    }

    /// <summary>By what each piece was made public, in words.</summary>
    private static Dictionary<string, Sentence> Publishers(Scenario scenario, IReadOnlyList<GameEntry> entries)
    {
        var publishers = new Dictionary<string, Sentence>(StringComparer.Ordinal);
        var titles = scenario.Injects.ToDictionary(inject => inject.Id, inject => inject.Title, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            Sentence cause = DebriefSentences.MadePublic;
            foreach (var happened in entry.Events)
            {
                if (happened is InjectEdited edited)
                    titles[edited.Inject] = edited.Content.Title;
                cause = happened switch
                {
                    MovePlayed it => DebriefSentences.MadePublicBy.With(Secrets.Title(scenario, it.Role)),
                    Injected it => DebriefSentences.MadePublicByInject.With(titles[it.Inject]),
                    _ => cause,
                };
                if (happened is IntelPublished published)
                    publishers.TryAdd(published.Intel, cause);
            }
        }

        return publishers;
    }
}
