using System.Collections.Immutable;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Agreements;

/// <summary>
/// Terms that a proposal brings itself: the prepared ones in their order, perhaps with other amounts and times, and then
/// added ones. Asked of the world as the proposer may know it.
/// </summary>
internal static class ComposedTerms
{
    /// <summary>Terms beyond the prepared ones.</summary>
    public const int MostAdded = 4;

    /// <summary>Characters of an added promise in words.</summary>
    private const int LongestWords = 300;

    private const int MostGiven = 1000;

    /// <summary>Null where a proposal has the prepared terms as they are.</summary>
    public static Sequence<TermDefinition>? Changed(
        ImmutableArray<TermDefinition> prepared,
        Sequence<TermDefinition>? terms
    ) => terms is { } all && !all.SequenceEqual(prepared) ? all : null;

    /// <summary>Why a proposal cannot have these terms; null when it can.</summary>
    /// <param name="prepared">Those of the scenario's agreement; empty for free words.</param>
    public static Refusal? Refuse(
        World seen,
        int role,
        ImmutableArray<string> parties,
        ImmutableArray<TermDefinition> prepared,
        Sequence<TermDefinition>? terms
    )
    {
        if (terms is not { } all)
            return null;
        // A list in a message can hold a null, whatever its type says.
        if (all.Any(term => term is null))
            return TermRefusals.Empty.Refuse(RefusalCode.Malformed);
        if (all.Count > prepared.Length + MostAdded)
            return TermRefusals.TooMany.Refuse(RefusalCode.LimitReached, MostAdded);
        if (all.Count < prepared.Length || prepared.Where((term, i) => !IsSamePromise(term, all[i])).Any())
            return TermRefusals.PreparedChanged.Refuse(RefusalCode.NotLegal);
        for (var i = 0; i < all.Count; i++)
        {
            if (RefuseBounds(all[i]) is { } outOfBounds)
                return outOfBounds;
            if (i >= prepared.Length && RefuseAdded(seen, role, parties, all, i) is { } unfit)
                return unfit;
        }

        return AgreementLegality.CanPay(seen, role, all) ? null : MoveRefusals.CannotPay.Refuse(RefusalCode.TooDear);
    }

    /// <summary>Whether two terms promise the same but for the amount and the time.</summary>
    private static bool IsSamePromise(TermDefinition prepared, TermDefinition term) =>
        (prepared, term) switch
        {
            (PlaysTerm a, PlaysTerm b) => a == b with { Within = a.Within },
            (RefrainsTerm a, RefrainsTerm b) => a == b with { For = a.For },
            (GivesTerm a, GivesTerm b) => a == b with { Amount = a.Amount },
            (PermitsTerm a, PermitsTerm b) => a == b with { For = a.For },
            _ => prepared == term,
        };

    private static Refusal? RefuseBounds(TermDefinition term) =>
        term switch
        {
            GivesTerm { Amount: < 1 or > MostGiven } => TermRefusals.AmountBetween.Refuse(
                RefusalCode.Malformed,
                1,
                MostGiven
            ),
            PlaysTerm { Within: var minutes } => RefuseMinutes(minutes),
            RefrainsTerm { For: var minutes } => RefuseMinutes(minutes),
            PermitsTerm { For: { } minutes } => RefuseMinutes(minutes),
            _ => null,
        };

    private static Refusal? RefuseMinutes(int minutes) =>
        minutes is < 1 or > RangeAttribute.YearInMinutes
            ? TermRefusals.MinutesBetween.Refuse(RefusalCode.Malformed, 1, RangeAttribute.YearInMinutes)
            : null;

    private static Refusal? RefuseAdded(
        World seen,
        int role,
        ImmutableArray<string> parties,
        Sequence<TermDefinition> terms,
        int added
    )
    {
        var term = terms[added];
        if (
            !parties.Contains(term.By) || (term is GivesTerm { To: var to } && (!parties.Contains(to) || to == term.By))
        )
            return TermRefusals.NotAmongParties.Refuse(RefusalCode.Unknown);
        if (Subject(term) is { } subject && terms.Where((other, i) => i != added && Subject(other) == subject).Any())
            return TermRefusals.SaidTwice.Refuse(RefusalCode.NotLegal);
        return term switch
        {
            PlaysTerm plays => RefusePromise(seen, plays.By, plays.Plays),
            RefrainsTerm refrains => RefusePromise(seen, refrains.By, refrains.Refrains),
            GivesTerm gives => RefusePayment(seen, role, gives),
            SaysTerm says when says.By != seen.Scenario.Actors[role].Id => TermRefusals.WordsOfOthers.Refuse(
                RefusalCode.NotYours
            ),
            SaysTerm says => CommandGuards.RefuseText(says.Says, LongestWords),
            _ => TermRefusals.PermitAdded.Refuse(RefusalCode.NotLegal),
        };
    }

    /// <summary>What a role promises about one move, whichever way, it promises once.</summary>
    private static (string By, string Move)? Subject(TermDefinition term) =>
        term switch
        {
            PlaysTerm plays => (plays.By, plays.Plays),
            RefrainsTerm refrains => (refrains.By, refrains.Refrains),
            _ => null,
        };

    // That a promise was kept or broken tells that the move was played, so a secret one cannot be promised; and the
    // refusal is the same whether a role has such a move or not.
    private static Refusal? RefusePromise(World seen, string by, string id)
    {
        var actor = seen.Scenario.Actors[seen.Scenario.Actor(by)];
        return seen.Scenario.Move(id) is { Secret: false } move && actor.IsNamedBy(move.By)
            ? null
            : TermRefusals.NoSuchMove.Refuse(RefusalCode.NotYours, actor.Title);
    }

    private static Refusal? RefusePayment(World seen, int role, GivesTerm gives)
    {
        var (payer, resource) = (seen.Scenario.Actor(gives.By), seen.Scenario.Resource(gives.Gives));
        if (resource < 0)
            return TermRefusals.NoSuchResource.Refuse(RefusalCode.Unknown);
        var definition = seen.Scenario.Resources[resource];
        var isKnown = payer == role || definition.Public;
        var owns = isKnown ? seen.Resource(payer, gives.Gives) : int.MaxValue;
        return gives.Amount <= owns
            ? null
            : TermRefusals.OwnsTooLittle.Refuse(
                RefusalCode.TooDear,
                owns,
                definition.Title,
                seen.Scenario.Actors[payer].Title
            );
    }
}
