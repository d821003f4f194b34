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
/// <param name="Seat">Of the person who decided; null for an autopilot.</param>
/// <param name="IsOpening">Whether it is a sealed move that opens: its role has decided it when it was sealed.</param>
internal sealed record Decision(
    DateTimeOffset At,
    long GameTime,
    int Round,
    string Role,
    Pilot Pilot,
    string Kind,
    string What,
    MoveChoice? Choice,
    string? Seat,
    bool IsOpening
)
{
    /// <summary>Whether it is a move or an answer that was played, and thus counts.</summary>
    public bool IsPlay => Kind == "played";

    /// <summary>Whether something was decided anew: no sealed move has opened or was taken back.</summary>
    public bool IsNew => !IsOpening && Kind != "taken-back";
}

/// <summary>Finds the decisions in what a journal holds, from its first entry on.</summary>
internal sealed class DecisionReader
{
    private readonly Dictionary<string, string> _proposed = new(StringComparer.Ordinal);
    private readonly List<(string Role, MoveChoice Choice, CommandAuthor By)> _sealed = [];
    private int _round;

    public static ImmutableArray<Decision> Of(IReadOnlyList<GameEntry> entries)
    {
        var reader = new DecisionReader();
        return [.. entries.SelectMany(entry => reader.Next(entry))];
    }

    /// <param name="entry">The one after the last that was read.</param>
    public ImmutableArray<Decision> Next(GameEntry entry)
    {
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        foreach (var happened in entry.Events)
        {
            if (happened is RoundBegan began)
            {
                _round = began.Round;
                _sealed.Clear(); // All have opened, or were no longer possible.
            }

            if (happened is AgreementProposed offer)
                _proposed[offer.Agreement.Id] = offer.Agreement.Template ?? "";
            var opening = OpeningOf(happened);
            if (Read(happened) is not var (role, pilot, kind, what, choice))
                continue;

            // Who ends the round, or the server, is not who has decided what was sealed.
            var by = opening ?? entry.By;
            if (happened is MoveSealed)
                _sealed.Add((role, choice!, by));
            decisions.Add(
                new Decision(
                    entry.At,
                    happened.At,
                    _round + 1,
                    role,
                    pilot ?? PilotOf(by),
                    kind,
                    what,
                    choice,
                    by.Kind == AuthorKind.Person ? by.Id : null,
                    opening is not null
                )
            );
        }

        return decisions.ToImmutable();
    }

    /// <returns>Who has sealed the move that opens with it; null when none does.</returns>
    private CommandAuthor? OpeningOf(SessionEvent happened)
    {
        if (happened is MoveTakenBack back)
            _sealed.RemoveAll(waits => waits.Role == back.Role && waits.Choice.Move == back.Move);
        if (happened is not MovePlayed played)
            return null;
        var i = _sealed.FindIndex(waits => waits.Role == played.Role && waits.Choice == played.Choice);
        if (i < 0)
            return null;
        var by = _sealed[i].By;
        _sealed.RemoveAt(i);
        return by;
    }

    private (string Role, Pilot? Pilot, string Kind, string What, MoveChoice? Choice)? Read(SessionEvent happened) =>
        happened switch
        {
            MovePlayed it => (it.Role, it.Pilot, "played", it.Choice.Move, it.Choice),
            MoveSealed it => (it.Role, it.Pilot, "sealed", it.Choice.Move, it.Choice),
            MoveTakenBack it => (it.Role, null, "taken-back", it.Move, null),
            MoveImprovised it => (it.Move.Role, it.Move.Pilot, "improvised", it.Move.Id, null),
            AgreementProposed it => (it.Agreement.From, null, "proposed", it.Agreement.Template ?? "", null),
            AgreementSigned it => (it.Role, null, "signed", _proposed.GetValueOrDefault(it.Agreement, ""), null),
            AgreementSettled { Status: AgreementStatus.Declined, By: { } by } it => (
                by,
                null,
                "declined",
                _proposed.GetValueOrDefault(it.Agreement, ""),
                null
            ),
            _ => null,
        };

    private static Pilot PilotOf(CommandAuthor by) => by.Kind == AuthorKind.Autopilot ? Pilot.Autopilot : Pilot.People;
}
