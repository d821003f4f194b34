using System.Collections.Immutable;
using Simulation.Rules.Agreements;
using Simulation.Rules.Improvised;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>One decision of an institution, and who made it: people at the table or its autopilot.</summary>
/// <param name="At">Real time.</param>
/// <param name="GameTime">Seconds since the first round began.</param>
/// <param name="Round">From 1.</param>
/// <param name="Kind">played, sealed, taken-back, improvised, proposed, signed or declined.</param>
/// <param name="What">
/// Id of the move, of the improvised move, or of the prepared agreement; empty for an agreement in free words.
/// </param>
internal sealed record Decision(
    DateTimeOffset At,
    long GameTime,
    int Round,
    string Role,
    Pilot Pilot,
    string Kind,
    string What,
    MoveChoice? Choice
)
{
    /// <summary>Whether it is a move or an answer that was played, and thus counts.</summary>
    public bool IsPlay => Kind == "played";
}

/// <summary>Finds the decisions in what a journal holds.</summary>
internal static class DecisionReader
{
    public static ImmutableArray<Decision> Of(IReadOnlyList<GameEntry> entries)
    {
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        var proposed = new Dictionary<string, string>(StringComparer.Ordinal);
        var round = 0;
        foreach (var entry in entries)
        {
            foreach (var happened in entry.Events)
            {
                if (happened is RoundBegan began)
                    round = began.Round;
                if (happened is AgreementProposed offer)
                    proposed[offer.Agreement.Id] = offer.Agreement.Template ?? "";
                if (Read(happened, proposed) is not var (role, pilot, kind, what, choice))
                    continue;
                decisions.Add(
                    new Decision(entry.At, happened.At, round + 1, role, pilot ?? PilotOf(entry.By), kind, what, choice)
                );
            }
        }

        return decisions.ToImmutable();
    }

    private static (string Role, Pilot? Pilot, string Kind, string What, MoveChoice? Choice)? Read(
        SessionEvent happened,
        Dictionary<string, string> proposed
    ) =>
        happened switch
        {
            MovePlayed it => (it.Role, it.Pilot, "played", it.Choice.Move, it.Choice),
            MoveSealed it => (it.Role, it.Pilot, "sealed", it.Choice.Move, it.Choice),
            MoveTakenBack it => (it.Role, null, "taken-back", it.Move, null),
            MoveImprovised it => (it.Move.Role, it.Move.Pilot, "improvised", it.Move.Id, null),
            AgreementProposed it => (it.Agreement.From, null, "proposed", it.Agreement.Template ?? "", null),
            AgreementSigned it => (it.Role, null, "signed", proposed.GetValueOrDefault(it.Agreement, ""), null),
            AgreementSettled { Status: AgreementStatus.Declined, By: { } by } it => (
                by,
                null,
                "declined",
                proposed.GetValueOrDefault(it.Agreement, ""),
                null
            ),
            _ => null,
        };

    private static Pilot PilotOf(CommandAuthor by) => by.Kind == AuthorKind.Autopilot ? Pilot.Autopilot : Pilot.People;
}
