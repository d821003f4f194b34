using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Directives;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Lab.Debriefs;

/// <summary>
/// Chooses the moments that a debrief tells first: what moved the indicators most, demands and their answers,
/// agreements that were made and broken, what came out, and the end. Weights are points of an indicator: a moment that
/// moved indicators by sixteen in all counts as much as a broken agreement.
/// </summary>
internal static class DecisiveMoments
{
    /// <summary>How many there are at most, the ending among them.</summary>
    public const int Most = 10;

    private const int MostChanges = 3;

    /// <param name="world">The last world.</param>
    /// <param name="lines">The whole timeline.</param>
    /// <param name="forFacilitator">Whether it says which entries of the journal they came with.</param>
    public static Sequence<DecisiveMoment> Of(World world, IReadOnlyList<TimelineLine> lines, bool forFacilitator)
    {
        var moments = Grouped(lines)
            .Select(group => (Group: group, Weight: group.Sum(index => Weight(lines[index]))))
            .Where(moment => moment.Weight > 0)
            .ToList();
        return moments
            .OrderByDescending(moment => moment.Weight)
            .ThenBy(moment => moment.Group[0])
            .Take(Most)
            .OrderBy(moment => moment.Group[0])
            .Select(moment => new DecisiveMoment(
                moment.Group[0],
                moment.Group.Count,
                Why(world, [.. moment.Group.Select(index => lines[index])]),
                forFacilitator ? lines[moment.Group[0]].Entry + 1 : null
            ))
            .ToSequence();
    }

    /// <summary>Indices of lines that are one moment: what happened, and what followed from it at once.</summary>
    private static IEnumerable<List<int>> Grouped(IReadOnlyList<TimelineLine> lines)
    {
        List<int> group = [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (group.Count > 0 && (lines[i].Entry != lines[i - 1].Entry || Opens(lines[i].Event)))
            {
                yield return group;
                group = [];
            }

            group.Add(i);
        }

        if (group.Count > 0)
            yield return group;
    }

    private static bool Opens(SessionEvent happened) =>
        happened
            is MovePlayed
                or MoveSealed
                or MoveLeaked
                or MoveFell
                or Injected
                or InjectWritten
                or WorldAdjusted
                or Drifted
                or ImprovisedRuled
                or DirectiveSettled { Status: DirectiveStatus.Lapsed }
                or AgreementProposed
                or AgreementSigned
                or AgreementSettled { Status: not AgreementStatus.Active }
                or RoundBegan
                or RoundEnded
                or SessionEnded;

    /// <summary>What one line of the timeline counts.</summary>
    internal static int Weight(TimelineLine line) =>
        line.Notice.Changes.Where(change => change.Kind == ChangeKind.Indicator).Sum(change => Math.Abs(change.By))
        + line.Event switch
        {
            SessionEnded => int.MaxValue / 2,
            AgreementSettled { Status: AgreementStatus.Breached } => 16,
            AgreementMarked { Kept: false } => 16,
            AgreementSettled { Status: AgreementStatus.Active } => 12,
            MoveLeaked => 12,
            DirectiveSettled { Status: DirectiveStatus.Defied } => 10,
            DirectiveSettled { Status: DirectiveStatus.Contested or DirectiveStatus.Lapsed } => 8,
            DirectiveIssued => 8,
            DirectiveSettled => 6,
            AgreementSettled { Status: AgreementStatus.Fulfilled } => 6,
            IntelPublished => 6,
            _ => 0,
        };

    private static string Why(World world, IReadOnlyList<TimelineLine> lines)
    {
        var sentences = new List<Sentence>();
        var moved = lines
            .SelectMany(line => line.Notice.Changes)
            .Where(change => change is { Kind: ChangeKind.Indicator, By: not 0 })
            .OrderByDescending(change => Math.Abs(change.By))
            .Take(MostChanges)
            .Select(change =>
                (SentenceArgument)
                    (change.By > 0 ? DebriefSentences.Rose : DebriefSentences.Sank).With(
                        change.Label,
                        Math.Abs(change.By),
                        change.To
                    )
            )
            .ToList();
        if (moved.Count > 0)
            sentences.Add(DebriefSentences.Moved.With(ListWords.Of(moved, ListWords.And)));
        sentences.AddRange(lines.Select(line => OfEvent(world, line.Event)).OfType<Sentence>());
        return string.Join(' ', sentences);
    }

    private static Sentence? OfEvent(World world, SessionEvent happened) =>
        happened switch
        {
            SessionEnded => DebriefSentences.GameOver,
            DirectiveIssued it when world.Directive(it.Directive.Id) is { } directive =>
                DebriefSentences.DemandBecame.With(Title(world, directive.To), Became(directive)),
            DirectiveSettled it when world.Directive(it.Directive) is { } directive => DebriefSentences.DemandMet.With(
                Title(world, directive.From),
                StatusWords.Of(it.Status)
            ),
            AgreementSettled { Status: AgreementStatus.Active } it
                when world.Agreement(it.Agreement) is { } agreement => DebriefSentences.AgreementBecame.With(
                Titles(world, agreement.Parties),
                StatusWords.Of(agreement.Status)
            ),
            AgreementSettled { Status: AgreementStatus.Breached, By: { } by } it
                when world.Agreement(it.Agreement) is { } agreement => DebriefSentences.BrokeWord.With(
                Title(world, by),
                Titles(world, agreement.Parties.Where(party => party != by))
            ),
            AgreementSettled { Status: AgreementStatus.Fulfilled } it
                when world.Agreement(it.Agreement) is { } agreement => DebriefSentences.KeptWord.With(
                Titles(world, agreement.Parties)
            ),
            MoveLeaked it => DebriefSentences.CameToLight.With(Title(world, it.Role)),
            IntelPublished it => world.Intel[world.Scenario.IntelIndex(it.Intel)].True
                ? DebriefSentences.ClaimTrue
                : DebriefSentences.ClaimFalse,
            _ => null,
        };

    private static Sentence Became(Directive directive) =>
        directive.IsOpen ? DebriefSentences.StaysOpen : StatusWords.Of(directive.Status);

    private static string Title(World world, string role) => Secrets.Title(world.Scenario, role);

    private static SentenceArgument Titles(World world, IEnumerable<string> roles) =>
        ListWords.Of([.. roles.Select(role => (SentenceArgument)Title(world, role))], ListWords.And);
}
