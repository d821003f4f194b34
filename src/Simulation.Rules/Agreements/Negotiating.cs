using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Dice;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Agreements;

/// <summary>Roles propose, sign, decline and withdraw agreements, and the promises in them are watched.</summary>
internal static class Negotiating
{
    /// <summary>Game minutes until a proposal in free words lapses.</summary>
    internal const int FreeWordsExpireAfter = 240;

    public static Refusal? Propose(DecisionContext decision, CommandAuthor by, Propose command)
    {
        if (decision.Role(by, out var role, out _) is { } notYours)
            return notYours;
        if (decision.World.RefuseUnlessMayAct(role) is { } notNow)
            return notNow;
        var me = decision.Scenario.Actors[role].Id;
        if (AgreementLegality.RefuseAnyProposal(decision.World, role) is { } tooMany)
            return tooMany;
        if (
            command.CounterTo is { } countered
            && (
                decision.World.Agreement(countered) is not { IsOpen: true } open
                || !open.Parties.Contains(me)
                || open.From == me
            )
        )
        {
            return MoveRefusals.NotOpenToYou.Refuse(RefusalCode.TooLate);
        }

        var proposed = command.Template is null
            ? FreeWords(decision, me, command)
            : Prepared(decision, role, me, command);
        if (proposed.Refusal is { } refusal)
            return refusal;
        if (command.CounterTo is { } to)
            decision.Emit(new AgreementSettled(to, AgreementStatus.Countered, me));
        decision.Emit(new AgreementProposed(proposed.Agreement!));
        return null;
    }

    public static Refusal? Accept(DecisionContext decision, CommandAuthor by, string id)
    {
        if (OpenTo(decision, by, id, out var me, out var agreement) is { } refusal)
            return refusal;
        if (agreement.Signed.Contains(me))
            return MoveRefusals.SignedAlready.Refuse(RefusalCode.NotLegal);
        var role = decision.Scenario.Actor(me);
        if (AgreementLegality.RefuseSignature(decision.SeenBy(me), role, agreement) is { } notLegal)
            return notLegal;

        decision.Emit(new AgreementSigned(id, me));
        if (agreement.Signed.Length + 1 == agreement.Parties.Length)
            Activate(decision, id);
        return null;
    }

    public static Refusal? Decline(DecisionContext decision, CommandAuthor by, string id)
    {
        if (OpenTo(decision, by, id, out var me, out var agreement) is { } refusal)
            return refusal;
        if (agreement.From == me)
            return MoveRefusals.OwnProposal.Refuse(RefusalCode.NotLegal);
        decision.Emit(new AgreementSettled(id, AgreementStatus.Declined, me));
        return null;
    }

    public static Refusal? Withdraw(DecisionContext decision, CommandAuthor by, string id)
    {
        if (OpenTo(decision, by, id, out var me, out var agreement) is { } refusal)
            return refusal;
        if (agreement.From != me)
            return MoveRefusals.NotYourProposal.Refuse(RefusalCode.NotYours);
        decision.Emit(new AgreementSettled(id, AgreementStatus.Withdrawn, me));
        return null;
    }

    public static Refusal? Mark(DecisionContext decision, CommandAuthor by, MarkAgreement command)
    {
        if (decision.World.Phase == Phase.Lobby)
            return TableRefusals.NotStarted.Refuse(RefusalCode.WrongPhase);
        var marker = Talking.Facilitator;
        if (decision.RefuseUnlessFacilitator(by) is not null)
        {
            if (decision.Role(by, out var role, out _) is { } notYours)
                return notYours;
            marker = decision.Scenario.Actors[role].Id;
        }

        var agreement = decision.World.Agreement(command.Agreement);
        if (agreement is null || (marker != Talking.Facilitator && !agreement.Parties.Contains(marker)))
            return MoveRefusals.NoAgreementOfYours.Refuse(RefusalCode.Unknown);
        if (agreement.Template is not null || agreement.Composed is not null)
            return MoveRefusals.JudgedByRules.Refuse(RefusalCode.NotLegal);
        var isInForce =
            agreement.Status is AgreementStatus.Active or AgreementStatus.Fulfilled or AgreementStatus.Breached;
        if (!isInForce)
            return MoveRefusals.NotInForce.Refuse(RefusalCode.NotLegal);
        if (agreement.MarkedBy == Talking.Facilitator && marker != Talking.Facilitator)
            return MoveRefusals.MarkedByFacilitator.Refuse(RefusalCode.NotLegal);
        var isNew = agreement.MarkedBy != marker || agreement.Status == AgreementStatus.Fulfilled != command.Kept;
        if (isNew)
            decision.Emit(new AgreementMarked(agreement.Id, command.Kept, marker));
        return null;
    }

    /// <summary>Game time at which a proposal expires or a promise is judged next.</summary>
    public static long NextDue(World world)
    {
        var next = long.MaxValue;
        foreach (var agreement in world.Agreements)
        {
            if (agreement.IsOpen)
                next = Math.Min(next, agreement.Expires);
            if (agreement.Status != AgreementStatus.Active)
                continue;
            foreach (var term in agreement.Terms)
            {
                if (term is { Status: TermStatus.Open, Due: { } due })
                    next = Math.Min(next, due);
            }
        }

        return next;
    }

    /// <summary>
    /// Does what is due: proposals expire, promises to play are broken, promises to refrain are kept.
    /// </summary>
    public static void Bring(DecisionContext decision, long due)
    {
        foreach (var agreement in decision.World.Agreements)
        {
            if (agreement.IsOpen && agreement.Expires <= due)
                decision.Emit(new AgreementSettled(agreement.Id, AgreementStatus.Expired, null));
            if (agreement.Status != AgreementStatus.Active)
                continue;
            var terms = agreement.TermsIn(decision.Scenario);
            for (var i = 0; i < agreement.Terms.Length; i++)
            {
                if (agreement.Terms[i] is not { Status: TermStatus.Open, Due: { } at } || at > due)
                    continue;
                Judge(decision, agreement.Id, i, terms[i] is RefrainsTerm ? TermStatus.Kept : TermStatus.Broken);
            }
        }
    }

    /// <summary>After a move: promises to play it are kept, promises to refrain from it are broken.</summary>
    public static void WatchPlayed(DecisionContext decision, string role, string move)
    {
        foreach (var agreement in decision.World.Agreements)
        {
            if (agreement.Status != AgreementStatus.Active)
                continue;
            var terms = agreement.TermsIn(decision.Scenario);
            for (var i = 0; i < agreement.Terms.Length; i++)
            {
                if (agreement.Terms[i].Status != TermStatus.Open || terms[i].By != role)
                    continue;
                if (terms[i] is PlaysTerm plays && plays.Plays == move)
                    Judge(decision, agreement.Id, i, TermStatus.Kept);
                else if (terms[i] is RefrainsTerm refrains && refrains.Refrains == move)
                    Judge(decision, agreement.Id, i, TermStatus.Broken);
            }
        }
    }

    private static (Agreement? Agreement, Refusal? Refusal) Prepared(
        DecisionContext decision,
        int role,
        string me,
        Propose command
    )
    {
        if (decision.Scenario.Agreement(command.Template) is not { } template || !template.Between.Contains(me))
        {
            return (null, MoveRefusals.NoSuchAgreement.Refuse(RefusalCode.Unknown));
        }

        var seen = decision.SeenBy(me);
        if (ComposedTerms.Refuse(seen, role, template.Between, template.Terms, command.Terms) is { } unfitTerms)
            return (null, unfitTerms);
        if (AgreementLegality.RefuseProposal(seen, role, template, command.CounterTo, command.Terms) is { } notLegal)
            return (null, notLegal);
        if (command.Text.Length > 0 && CommandGuards.RefuseText(command.Text, 1000) is { } unfit)
            return (null, unfit);
        var composed = ComposedTerms.Changed(template.Terms, command.Terms);
        return (
            New(
                decision,
                me,
                template.Id,
                template.Between,
                command,
                template.Secret,
                template.ExpiresAfter,
                composed,
                composed?.Count ?? template.Terms.Length
            ),
            null
        );
    }

    private static (Agreement? Agreement, Refusal? Refusal) FreeWords(
        DecisionContext decision,
        string me,
        Propose command
    )
    {
        if (CommandGuards.RefuseText(command.Text, 1000) is { } unfit)
            return (null, unfit);
        var others = command.To.Where(to => to != me).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (others.IsEmpty || others.Any(to => decision.Scenario.Actor(to) < 0))
        {
            return (null, MoveRefusals.NameParties.Refuse(RefusalCode.Unknown));
        }

        var seen = decision.SeenBy(me);
        if (
            ComposedTerms.Refuse(seen, decision.Scenario.Actor(me), [me, .. others], [], command.Terms) is
            { } unfitTerms
        )
            return (null, unfitTerms);
        var composed = ComposedTerms.Changed([], command.Terms);
        return (
            New(decision, me, null, others, command, false, FreeWordsExpireAfter, composed, composed?.Count ?? 0),
            null
        );
    }

    private static Agreement New(
        DecisionContext decision,
        string me,
        string? template,
        ImmutableArray<string> parties,
        Propose command,
        bool secret,
        int expiresAfter,
        Sequence<TermDefinition>? composed,
        int terms
    ) =>
        new(
            NewId(decision, [me, .. parties]),
            template,
            me,
            [me, .. parties.Where(party => party != me)],
            command.Text.Trim(),
            secret,
            [me],
            [.. Enumerable.Repeat(new TermState(TermStatus.Open, null), terms)],
            AgreementStatus.Proposed,
            decision.Time + (expiresAfter * 60L),
            command.CounterTo,
            Composed: composed
        );

    /// <summary>A name that tells outsiders nothing, above all not how many proposals there were before it.</summary>
    private static string NewId(DecisionContext decision, ImmutableArray<string> parties)
    {
        var among = string.Join('.', parties.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        for (var n = 1; ; n++)
        {
            var id =
                "a"
                + Die.Between(decision.World.Seed, $"agreement/{among}/{n}", 0, int.MaxValue)
                    .ToString("x8", CultureInfo.InvariantCulture);
            if (decision.World.Agreement(id) is null)
                return id;
        }
    }

    private static Refusal? OpenTo(
        DecisionContext decision,
        CommandAuthor by,
        string id,
        out string me,
        out Agreement agreement
    )
    {
        me = "";
        agreement = null!;
        if (decision.Role(by, out var role, out _) is { } notYours)
            return notYours;
        if (decision.World.RefuseUnlessMayAct(role) is { } notNow)
            return notNow;
        me = decision.Scenario.Actors[role].Id;
        if (decision.World.Agreement(id) is not { } found || !found.Parties.Contains(me))
            return MoveRefusals.NoSuchProposal.Refuse(RefusalCode.Unknown);
        agreement = found;
        return found.IsOpen ? null : MoveRefusals.NotOpen.Refuse(RefusalCode.TooLate);
    }

    /// <summary>Puts an agreement into force that everybody has signed.</summary>
    internal static void Activate(DecisionContext decision, string id)
    {
        decision.Emit(new AgreementSettled(id, AgreementStatus.Active, null));
        var agreement = decision.World.Agreement(id)!;
        var terms = agreement.TermsIn(decision.Scenario);
        var paid = terms.Select(term => term is not GivesTerm gives || Pay(decision, gives)).ToArray();
        foreach (var term in terms.OfType<PermitsTerm>())
        {
            Permitting.Grant(
                decision,
                term.Permits,
                decision.Scenario.Actor(term.To),
                decision.Scenario.Actor(term.By),
                term.For
            );
        }

        if (decision.Scenario.Agreement(agreement.Template) is { } template)
        {
            decision.ApplyEffects(
                $"agreement/{id}",
                Audiences.Of(decision.Scenario, agreement),
                template.OnSigning,
                ContextOf(decision, agreement, agreement.From)
            );
        }

        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].Minutes is null)
                Judge(decision, id, i, paid[i] ? TermStatus.Kept : TermStatus.Broken);
        }
    }

    /// <summary>Pays what there is; false when it is less than was promised.</summary>
    private static bool Pay(DecisionContext decision, GivesTerm gives)
    {
        var (from, to) = (decision.Scenario.Actor(gives.By), decision.Scenario.Actor(gives.To));
        var amount = Math.Min(gives.Amount, decision.World.Resource(from, gives.Gives));
        decision.ChangeResource(from, gives.Gives, -amount);
        decision.ChangeResource(to, gives.Gives, amount);
        return amount == gives.Amount;
    }

    private static void Judge(DecisionContext decision, string id, int term, TermStatus status)
    {
        if (
            decision.World.Phase != Phase.Running
            || decision.World.Agreement(id) is not { Status: AgreementStatus.Active } active
        )
            return;
        if (active.Terms[term].Status != TermStatus.Open)
            return;
        decision.Emit(new TermSettled(id, term, status));
        var agreement = decision.World.Agreement(id)!;
        if (status == TermStatus.Broken)
        {
            var breaker = agreement.TermsIn(decision.Scenario)[term].By;
            decision.Emit(new AgreementSettled(id, AgreementStatus.Breached, breaker));
            if (decision.Scenario.Agreement(agreement.Template) is not { } template)
                return;
            decision.ApplyEffects(
                $"breach/{id}/{term}",
                Audiences.Of(decision.Scenario, agreement),
                template.OnBreach,
                ContextOf(decision, agreement, breaker)
            );
        }
        else if (agreement.Terms.All(t => t.Status == TermStatus.Kept))
        {
            decision.Emit(new AgreementSettled(id, AgreementStatus.Fulfilled, null));
        }
    }

    /// <summary>Self is the party that acts, target the other one of two.</summary>
    private static EffectContext ContextOf(DecisionContext decision, Agreement agreement, string self)
    {
        var other = agreement.Parties.FirstOrDefault(party => party != self);
        return new EffectContext(decision.Scenario.Actor(self), decision.Scenario.Actor(other));
    }
}
