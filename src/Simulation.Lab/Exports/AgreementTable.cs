using Simulation.Rules.Agreements;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>One row per proposal or agreement: its parties and promises, and whether they were kept.</summary>
internal static class AgreementTable
{
    public static readonly DataTableDefinition Definition = DataTableDefinition.Of(
        "agreements",
        [
            ("agreement", "The proposal or agreement", "id of an agreement"),
            ("template", "The prepared agreement that it is", "id; empty for one in free words"),
            ("proposed_by", "Who proposed it", "id of a role"),
            ("parties", "Between whom it is, the proposer first", "ids of roles, separated by blanks"),
            ("secret", "Whether only its parties knew of it", "yes or no"),
            ("counter_to", "The proposal that it answers with another one", "id of an agreement; empty for none"),
            ("round", "The round in which it was proposed", "whole number from 1"),
            ("proposed_minute", "When it was proposed, as game time", "minutes, one decimal"),
            ("signed_minute", "When all had signed, as game time", "minutes, one decimal; empty when they had not"),
            (
                "ended_minute",
                "When it was declined, withdrawn, expired, answered with another one, fulfilled or breached, as game "
                    + "time",
                "minutes, one decimal; empty when it stood to the end"
            ),
            (
                "status",
                "How it stood at the end",
                "proposed, countered, active, declined, withdrawn, expired, fulfilled or breached"
            ),
            (
                "closed_by",
                "Who declined, withdrew, countered or broke it, or marked one in free words",
                "id of a role, or facilitator; empty when nobody did"
            ),
            ("signed", "Who had signed", "ids of roles, separated by blanks"),
            (
                "terms",
                "Its promises: who promises, what, and how it stood at the end",
                "role:plays:move=kept and so on, separated by blanks; plays, refrains, gives, permits or says (words, "
                    + "which are left out), and open, kept or broken; empty for words alone"
            ),
            ("kept", "Promises that were kept", "whole number from 0"),
            ("broken", "Promises that were broken", "whole number from 0"),
            ("broken_by", "Who broke a promise", "ids of roles, separated by blanks; empty for nobody"),
        ],
        Rows
    );

    private sealed record Times(int Round, long Proposed)
    {
        public long? Signed { get; set; }

        public long? Ended { get; set; }

        public string? EndedBy { get; set; }
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(FinishedSession session)
    {
        var times = new Dictionary<string, Times>(StringComparer.Ordinal);
        var round = 1;
        foreach (var happened in session.Played.Events)
        {
            switch (happened)
            {
                case RoundBegan began:
                    round = began.Round + 1;
                    break;
                case AgreementProposed it:
                    times[it.Agreement.Id] = new Times(round, it.At);
                    break;
                case AgreementSettled { Status: AgreementStatus.Active } it:
                    times[it.Agreement].Signed = it.At;
                    break;
                case AgreementSettled it:
                    (times[it.Agreement].Ended, times[it.Agreement].EndedBy) = (it.At, it.By);
                    break;
                case AgreementMarked it:
                    (times[it.Agreement].Ended, times[it.Agreement].EndedBy) = (it.At, it.By);
                    break;
            }
        }

        return session.Played.End.Agreements.Select(agreement => Row(session, agreement, times[agreement.Id]));
    }

    private static string[] Row(FinishedSession session, Agreement agreement, Times times)
    {
        var terms = agreement.TermsIn(session.Scenario).Zip(agreement.Terms).ToList();
        return
        [
            agreement.Id,
            agreement.Template ?? "",
            agreement.From,
            string.Join(' ', agreement.Parties),
            agreement.Secret ? "yes" : "no",
            agreement.CounterTo ?? "",
            FinishedSession.Number(times.Round),
            FinishedSession.Minutes(times.Proposed),
            times.Signed is { } signed ? FinishedSession.Minutes(signed) : "",
            times.Ended is { } ended ? FinishedSession.Minutes(ended) : "",
            EnumKeyword.Of(agreement.Status),
            times.EndedBy ?? "",
            string.Join(' ', agreement.Signed),
            string.Join(' ', terms.Select(term => $"{Promise(term.First)}={EnumKeyword.Of(term.Second.Status)}")),
            FinishedSession.Number(terms.Count(term => term.Second.Status == TermStatus.Kept)),
            FinishedSession.Number(terms.Count(term => term.Second.Status == TermStatus.Broken)),
            string.Join(
                ' ',
                terms.Where(term => term.Second.Status == TermStatus.Broken).Select(term => term.First.By).Distinct()
            ),
        ];
    }

    private static string Promise(TermDefinition term) =>
        term switch
        {
            PlaysTerm it => $"{it.By}:plays:{it.Plays}",
            RefrainsTerm it => $"{it.By}:refrains:{it.Refrains}",
            GivesTerm it => $"{it.By}:gives:{FinishedSession.Number(it.Amount)}:{it.Gives}:{it.To}",
            PermitsTerm it => $"{it.By}:permits:{it.Permits}:{it.To}",
            _ => $"{term.By}:says",
        };
}
