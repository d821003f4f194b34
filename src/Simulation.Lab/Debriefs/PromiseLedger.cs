using Simulation.Rules;
using Simulation.Rules.Agreements;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Phrases;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Debriefs;

/// <summary>
/// Who promised what and kept it: the terms of agreements, agreements in free words with their marks, and what
/// autopilots announced and threatened. What people say in messages is not read: no rule knows what it binds them to.
/// </summary>
internal static class PromiseLedger
{
    /// <param name="world">The last world.</param>
    /// <param name="view">What the facilitator sees of it.</param>
    /// <param name="entries">All entries of the journal.</param>
    /// <returns>In the order in which they were said.</returns>
    public static Sequence<GivenPromise> Of(World world, View view, IReadOnlyList<GameEntry> entries)
    {
        var events = entries.SelectMany(entry => entry.Events).ToList();
        return Agreed(world, view, events)
            .Concat(Spoken(world.Scenario, events))
            .OrderBy(promise => promise.Said)
            .ToSequence();
    }

    private static IEnumerable<GivenPromise> Agreed(World world, View view, List<SessionEvent> events)
    {
        var said = events.OfType<AgreementProposed>().ToDictionary(e => e.Agreement.Id, e => e.At);
        var inForce = events
            .OfType<AgreementSettled>()
            .Where(e => e.Status == AgreementStatus.Active)
            .ToDictionary(e => e.Agreement, e => e.At);
        var judged = events.OfType<TermSettled>().ToDictionary(e => (e.Agreement, e.Term), e => e.At);
        var marked = events
            .OfType<AgreementMarked>()
            .GroupBy(e => e.Agreement)
            .ToDictionary(marks => marks.Key, marks => marks.Last().At);
        foreach (var agreement in world.Agreements)
        {
            var signed = inForce.TryGetValue(agreement.Id, out var at) ? at : (long?)null;
            var terms = agreement.TermsIn(world.Scenario);
            var seen = view.Agreements[agreement.Id];
            for (var i = 0; i < terms.Count; i++)
            {
                // What the others would have promised is nothing that they have said.
                if (!agreement.Signed.Contains(terms[i].By))
                    continue;
                var outcome = OutcomeOf(agreement, terms[i], i, signed is not null);
                yield return new GivenPromise(
                    terms[i].By,
                    PromiseKind.Term,
                    Others(agreement, terms[i].By),
                    seen.Terms[i].Text,
                    seen.Title,
                    said[agreement.Id],
                    signed,
                    outcome,
                    outcome is PromiseOutcome.Kept or PromiseOutcome.Broken ? judged[(agreement.Id, i)] : null
                );
            }

            if (terms.Count == 0 && agreement.Template is null)
            {
                yield return new GivenPromise(
                    agreement.From,
                    PromiseKind.Words,
                    Others(agreement, agreement.From),
                    agreement.Text,
                    seen.Title,
                    said[agreement.Id],
                    signed,
                    OutcomeOf(agreement),
                    marked.TryGetValue(agreement.Id, out var then) ? then : null
                );
            }
        }
    }

    private static PromiseOutcome OutcomeOf(Agreement agreement, TermDefinition term, int index, bool isSigned) =>
        (isSigned, term, agreement.Terms[index].Status) switch
        {
            (false, _, _) => PromiseOutcome.NotSigned,
            (_, SaysTerm, _) => PromiseOutcome.NotJudged,
            (_, _, TermStatus.Kept) => PromiseOutcome.Kept,
            (_, _, TermStatus.Broken) => PromiseOutcome.Broken,
            _ => agreement.Status == AgreementStatus.Breached ? PromiseOutcome.Released : PromiseOutcome.Open,
        };

    private static PromiseOutcome OutcomeOf(Agreement words) =>
        words.Status switch
        {
            AgreementStatus.Fulfilled => PromiseOutcome.Kept,
            AgreementStatus.Breached => PromiseOutcome.Broken,
            AgreementStatus.Active => PromiseOutcome.NotJudged,
            _ => PromiseOutcome.NotSigned,
        };

    private static Sequence<string> Others(Agreement agreement, string role) =>
        agreement.Parties.Where(party => party != role).ToSequence();

    /// <summary>What autopilots announced and threatened; they say of which move they speak.</summary>
    private static IEnumerable<GivenPromise> Spoken(Scenario scenario, List<SessionEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i] is not Said { About: { } about } said || MoveOf(scenario, about) is not var (kind, move))
                continue;
            var played = events
                .Skip(i)
                .OfType<MovePlayed>()
                .FirstOrDefault(it =>
                    it.Role == said.From
                    && it.Choice.Move == move.Id
                    && (
                        kind == PromiseKind.Announcement
                        || it.Choice.Target is null
                        || said.To.Contains(it.Choice.Target)
                    )
                );
            yield return new GivenPromise(
                said.From,
                kind,
                said.To,
                move.Title,
                null,
                said.At,
                null,
                played is null ? PromiseOutcome.Open : PromiseOutcome.Kept,
                played?.At
            );
        }
    }

    private static (PromiseKind Kind, MoveDefinition Move)? MoveOf(Scenario scenario, string about)
    {
        var parts = about.Split('/');
        PromiseKind? kind = parts[0] switch
        {
            nameof(Occasion.Announce) => PromiseKind.Announcement,
            nameof(Occasion.Threaten) => PromiseKind.Threat,
            _ => null,
        };
        return kind is { } known && parts.Length > 1 && scenario.Move(parts[1]) is { } move ? (known, move) : null;
    }
}
