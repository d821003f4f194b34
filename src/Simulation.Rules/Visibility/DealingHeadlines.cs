using Simulation.Rules.Agreements;
using Simulation.Rules.Directives;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The headlines of what binds roles to each other and what they tell each other: directives, agreements, permits,
/// intel. See <see cref="NoticeHeadlines"/>.
/// </summary>
internal static class DealingHeadlines
{
    public static Notice? Of(SessionEvent happened, World world) =>
        happened switch
        {
            DirectiveIssued e => Issued(world, e.Directive),
            DirectiveSettled e => Settled(world, e),
            AgreementProposed e => Proposed(world, e.Agreement),
            AgreementSigned e => Agreement(
                world,
                e.Agreement,
                e.Role,
                title =>
                    title is null
                        ? NoticeSentences.SignedInWords.With(NoticeHeadlines.Title(world, e.Role))
                        : NoticeSentences.Signed.With(NoticeHeadlines.Title(world, e.Role), title)
            ),
            AgreementSettled { Status: AgreementStatus.Expired } e => Agreement(
                world,
                e.Agreement,
                e.By,
                title => Settled(world, title, e)
            )
                is { } expired
                ? expired with
                {
                    Pilot = Pilot.Nobody,
                }
                : null,
            AgreementSettled e => Agreement(world, e.Agreement, e.By, title => Settled(world, title, e)),
            AgreementMarked e => Marked(world, e),
            IntelPlanted e => Intel(
                world,
                e.Intel,
                claim => NoticeSentences.Learned.With(NoticeHeadlines.Title(world, e.Role), claim)
            ) with
            {
                With = [e.Role],
            },
            IntelShared e => Intel(
                world,
                e.Intel,
                claim =>
                    NoticeSentences.Told.With(
                        NoticeHeadlines.Title(world, e.From),
                        NoticeHeadlines.Title(world, e.To),
                        claim
                    )
            ) with
            {
                Actor = e.From,
                With = [e.From, e.To],
            },
            IntelPublished e => Intel(world, e.Intel, claim => NoticeSentences.EverybodyLearns.With(claim)),
            PermitLapsed e => Lapsed(world, e.Permit),
            _ => null,
        };

    private static Notice Issued(World world, Directive directive)
    {
        var demand = world.Scenario.Demand(directive.Demand)!;
        var authority = world.Scenario.Authority(directive.Authority) is { } named
            ? NoticeSentences.Under.With(named.Title).ToString()
            : null;
        var deadline = directive.Deadline is { } due ? DueBy(world, due, directive.IssuedAt).ToString() : null;
        return NoticeHeadlines.New(
            NoticeKind.Directive,
            NoticeSentences.Demanded.With(
                NoticeHeadlines.Title(world, directive.From),
                NoticeHeadlines.Title(world, directive.To),
                demand.Title
            ),
            string.Join(" ", new[] { demand.Text, authority, deadline }.Where(s => !string.IsNullOrEmpty(s)))
        ) with
        {
            Actor = directive.From,
            With = [directive.To],
        };
    }

    private static Sentence DueBy(World world, long due, long issued) =>
        world.Pacing != Pacing.Live
            ? NoticeSentences.DueByRound.With(Timekeeping.RoundOf(world, due))
            : NoticeSentences.DueIn.With(NoticeHeadlines.Span(due - issued));

    private static Notice Settled(World world, DirectiveSettled settled)
    {
        var directive = world.Directive(settled.Directive)!;
        return NoticeHeadlines.New(
            NoticeKind.Directive,
            NoticeSentences.DemandStands.With(
                world.Scenario.Demand(directive.Demand)!.Title,
                StatusWords.Of(settled.Status)
            )
        ) with
        {
            Actor =
                settled.Status is DirectiveStatus.Withdrawn ? directive.From
                : settled.Status is DirectiveStatus.Lapsed ? null
                : directive.To,
            Pilot = settled.Status is DirectiveStatus.Lapsed ? Pilot.Nobody : null,
            With = [directive.From, directive.To],
        };
    }

    private static Notice Proposed(World world, Agreement agreement)
    {
        var template = world.Scenario.Agreement(agreement.Template);
        var from = NoticeHeadlines.Title(world, agreement.From);
        var others = ListWords.Of(
            [
                .. agreement
                    .Parties.Where(p => p != agreement.From)
                    .Select(p => (SentenceArgument)NoticeHeadlines.Title(world, p)),
            ],
            ListWords.And
        );
        return NoticeHeadlines.New(
            NoticeKind.Agreement,
            template is null
                ? NoticeSentences.ProposedInWords.With(from, others)
                : NoticeSentences.Proposed.With(from, others, template.Title),
            WithComposed(world, agreement, agreement.Text.Length > 0 ? agreement.Text : template?.Text)
        ) with
        {
            Actor = agreement.From,
            With = agreement.Parties.ToSequence(),
        };
    }

    /// <summary>The words of a proposal and, where they are not the prepared ones, its terms.</summary>
    private static string? WithComposed(World world, Agreement agreement, string? text)
    {
        if (agreement.Composed is not { } composed)
            return text;
        var terms = composed.Select(term => $"- {term.Describe(world.Scenario)}");
        return string.Join("\n", string.IsNullOrEmpty(text) ? terms : [text, "", .. terms]);
    }

    /// <param name="headline">Of the agreement's title, which is null for one in free words.</param>
    private static Notice? Agreement(World world, string id, string? by, Func<string?, Sentence> headline) =>
        world.Agreement(id) is { } agreement
            ? NoticeHeadlines.New(
                NoticeKind.Agreement,
                headline(world.Scenario.Agreement(agreement.Template)?.Title)
            ) with
            {
                Actor = by,
                With = agreement.Parties.ToSequence(),
            }
            : null;

    private static Sentence Settled(World world, string? title, AgreementSettled settled)
    {
        var status = StatusWords.Of(settled.Status);
        var by = settled.By is { } role ? NoticeHeadlines.Title(world, role) : null;
        return (title, by) switch
        {
            (null, null) => NoticeSentences.SettledInWords.With(status),
            (null, _) => NoticeSentences.SettledInWordsBy.With(status, by),
            (_, null) => NoticeSentences.Settled.With(status, title),
            _ => NoticeSentences.SettledBy.With(status, by, title),
        };
    }

    private static Notice? Marked(World world, AgreementMarked marked)
    {
        var role = marked.By == Talking.Facilitator ? null : marked.By;
        var headline = (role, marked.Kept) switch
        {
            (null, true) => NoticeSentences.RuledKept,
            (null, false) => NoticeSentences.RuledBroken,
            (_, true) => NoticeSentences.MarkedKept.With(NoticeHeadlines.Title(world, role)),
            (_, false) => (Sentence)NoticeSentences.MarkedBroken.With(NoticeHeadlines.Title(world, role)),
        };
        return Agreement(world, marked.Agreement, role, _ => headline) is { } notice
            ? notice with
            {
                Text = world.Agreement(marked.Agreement)!.Text,
            }
            : null;
    }

    private static Notice Lapsed(World world, Permit permit) =>
        NoticeHeadlines.New(
            NoticeKind.Permit,
            NoticeSentences.PermitLapsed.With(
                world.Scenario.Permits[world.Scenario.Permit(permit.Name)].Title,
                NoticeHeadlines.Title(world, permit.Holder)
            )
        ) with
        {
            Actor = permit.Holder,
        };

    /// <param name="headline">Of the claim.</param>
    private static Notice Intel(World world, string id, Func<string, Sentence> headline)
    {
        var intel = world.Scenario.Intel[world.Scenario.IntelIndex(id)];
        return NoticeHeadlines.New(NoticeKind.Knowledge, headline(intel.Title), intel.Text);
    }
}
