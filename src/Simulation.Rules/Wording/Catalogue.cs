using System.Collections.Immutable;
using System.Reflection;

namespace Simulation.Rules.Wording;

/// <summary>
/// Every sentence of the engine by its code: headlines, changes, expectations, conditions, promises, refusals, and the
/// words for values. A scenario's and a person's own words stand in them as arguments. Nothing else in the rules puts
/// words together, so another language needs its form of each pattern and its own <see cref="English"/>.
/// </summary>
public static class Catalogue
{
    /// <summary>In the order of their codes.</summary>
    public static readonly ImmutableSortedDictionary<string, SentencePattern> All = new[]
    {
        typeof(NoticeSentences),
        typeof(ChangeSentences),
        typeof(ExpectedEffectSentences),
        typeof(ConditionSentences),
        typeof(PromiseSentences),
        typeof(FactorSentences),
        typeof(DebriefSentences),
        typeof(MoveRefusals),
        typeof(TermRefusals),
        typeof(SpeechSentences),
        typeof(TableRefusals),
        typeof(ChannelRefusals),
        typeof(NoteRefusals),
        typeof(SurveyRefusals),
        typeof(ClassRefusals),
        typeof(TimeWords),
        typeof(BoundsWords),
        typeof(ListWords),
        typeof(PlaceholderWords),
        typeof(StatusWords),
    }
        .SelectMany(part => part.GetFields(BindingFlags.Static | BindingFlags.Public))
        .Where(field => field.FieldType == typeof(SentencePattern))
        .Select(field => (SentencePattern)field.GetValue(null)!)
        .ToImmutableSortedDictionary(pattern => pattern.Code, pattern => pattern, StringComparer.Ordinal);
}
