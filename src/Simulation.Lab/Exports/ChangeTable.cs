using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>One row per change of a number of the world, with what caused it and whose deed that was.</summary>
internal static class ChangeTable
{
    public static readonly DataTableDefinition Definition = DataTableDefinition.Of(
        "changes",
        [
            ("number", "Its place among the session's changes", "whole number from 1"),
            ("at", "When it happened", "UTC"),
            ("game_minute", "Game time since the first round began", "minutes, one decimal"),
            ("round", "The round", "whole number from 1"),
            ("kind", "What sort of number changed", "indicator, resource, relation or attribute"),
            ("what", "Which one", "id of an indicator, resource or attribute; for a relation the role thought of"),
            ("of", "Whose it is", "id of a role, for an attribute of an asset; empty for an indicator"),
            ("by", "By how much", "whole number"),
            ("to", "To what", "whole number"),
            ("role", "Whose deed caused it", "id of a role; empty when it was nobody's or the facilitator's"),
            (
                "cause",
                "What caused it: a move (its cost too), a sealed move's cost when it was sealed or its return, a leak, "
                    + "an inject, drift, an agreement when all had signed or when it was broken, a demand that lapsed, "
                    + "an improvised move, or the facilitator by hand",
                "move, sealed, taken-back, fell, leak, inject, drift, signing, breach, lapse, improvised or facilitator"
            ),
            (
                "cause_id",
                "Which one",
                "id of a move, inject, agreement, directive or improvised move; empty for drift, for the facilitator "
                    + "and for an inject that was sent as it was written"
            ),
        ],
        Rows
    );

    /// <param name="Kind">As the column <c>cause</c> has it.</param>
    private sealed record Cause(string Kind, string Id = "", string Role = "");

    private static IEnumerable<IReadOnlyList<string>> Rows(FinishedSession session)
    {
        var (round, number) = (1, 0);
        foreach (var entry in session.Entries)
        {
            var cause = new Cause("");
            var signer = "";
            foreach (var happened in entry.Events)
            {
                if (happened is RoundBegan began)
                    round = began.Round + 1;
                signer = happened is AgreementSigned signed ? signed.Role : signer;
                cause = CauseOf(session, happened, signer) ?? cause;
                if (ChangeOf(happened) is not var (kind, what, of, by, to))
                    continue;
                yield return
                [
                    FinishedSession.Number(++number),
                    FinishedSession.Time(entry.At),
                    FinishedSession.Minutes(happened.At),
                    FinishedSession.Number(round),
                    kind,
                    what,
                    of,
                    FinishedSession.Number(by),
                    FinishedSession.Number(to),
                    cause.Role,
                    cause.Kind,
                    cause.Id,
                ];
            }
        }
    }

    private static (string Kind, string What, string Of, int By, int To)? ChangeOf(SessionEvent happened) =>
        happened switch
        {
            IndicatorChanged it => ("indicator", it.Indicator, "", it.By, it.To),
            ResourceChanged it => ("resource", it.Resource, it.Role, it.By, it.To),
            RelationChanged it => ("relation", it.Of, it.Role, it.By, it.To),
            AttributeChanged it => ("attribute", it.Attribute, it.Asset, it.By, it.To),
            _ => null,
        };

    /// <param name="signer">Who has signed last.</param>
    /// <returns>Null when the changes that follow belong to what came before.</returns>
    private static Cause? CauseOf(FinishedSession session, SessionEvent happened, string signer) =>
        happened switch
        {
            MovePlayed it => new Cause("move", it.Choice.Move, it.Role),
            MoveSealed it => new Cause("sealed", it.Choice.Move, it.Role),
            MoveTakenBack it => new Cause("taken-back", it.Move, it.Role),
            MoveFell it => new Cause("fell", it.Move, it.Role),
            MoveLeaked it => new Cause("leak", it.Choice.Move, it.Role),
            Injected it => new Cause("inject", it.Inject),
            InjectWritten it => new Cause("inject", it.Inject ?? ""),
            Drifted => new Cause("drift"),
            WorldAdjusted => new Cause("facilitator"),
            ImprovisedRuled it => new Cause(
                "improvised",
                it.Improvised,
                session.Played.End.ImprovisedMove(it.Improvised)!.Role
            ),
            DirectiveSettled { Status: DirectiveStatus.Lapsed } it => new Cause(
                "lapse",
                it.Directive,
                session.Played.End.Directive(it.Directive)!.To
            ),
            AgreementSettled { Status: AgreementStatus.Active } it => new Cause("signing", it.Agreement, signer),
            AgreementSettled { Status: AgreementStatus.Breached } it => new Cause("breach", it.Agreement, it.By ?? ""),
            _ => null,
        };
}
