using System.Collections.Immutable;
using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Directives;
using Simulation.Rules.Improvised;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>
/// One decision of an institution, and who made it: a person at the table, its autopilot, an AI assistant, or nobody,
/// when something lapsed because no answer came.
/// </summary>
/// <param name="At">Real time.</param>
/// <param name="GameTime">Seconds since the first round began.</param>
/// <param name="Round">From 1.</param>
/// <param name="Kind">played, sealed, taken-back, improvised, proposed, signed, declined or lapsed.</param>
/// <param name="What">
/// Id of the move, of the improvised move, of the prepared agreement or of the demand that lapsed; empty for an
/// agreement in free words.
/// </param>
/// <param name="Seat">Of the person who decided; null for anybody else.</param>
/// <param name="IsOpening">Whether it is a sealed move that opens: its role has decided it when it was sealed.</param>
/// <param name="Assistant">The language model that decided; null for anybody else.</param>
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
    bool IsOpening,
    AssistantModel? Assistant = null
)
{
    /// <summary>Whether it is a move or an answer that was played, and thus counts.</summary>
    public bool IsPlay => Kind == "played";

    /// <summary>Whether something was decided anew: no sealed move has opened or was taken back.</summary>
    public bool IsNew => !IsOpening && Kind is not ("taken-back" or "lapsed");

    /// <summary>As tables name it: person, autopilot, assistant, or default when nobody decided.</summary>
    public string DecidedBy =>
        Pilot switch
        {
            Pilot.People => "person",
            Pilot.Autopilot => "autopilot",
            Pilot.Assistant => "assistant",
            _ => "default",
        };
}

/// <summary>Finds the decisions in what a journal holds, from its first entry on.</summary>
internal sealed class DecisionReader
{
    private readonly Dictionary<string, string> _proposed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _unsigned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Directive> _demanded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AssistantModel?> _assistants = new(StringComparer.Ordinal);
    private readonly List<Sealing> _sealed = [];
    private int _round;

    private sealed record Sealing(string Role, MoveChoice Choice, CommandAuthor By, AssistantModel? Assistant);

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
            Follow(happened);
            var opening = OpeningOf(happened);
            foreach (var (role, pilot, kind, what, choice) in Read(happened))
            {
                // Who ends the round, or the server, is not who has decided what was sealed.
                var by = opening?.By ?? entry.By;
                var stamp = pilot ?? by.Stamp ?? Pilot.People;
                var assistant =
                    stamp != Pilot.Assistant ? null
                    : opening is not null ? opening.Assistant
                    : _assistants.GetValueOrDefault(role);
                if (happened is MoveSealed)
                    _sealed.Add(new Sealing(role, choice!, by, assistant));
                decisions.Add(
                    new Decision(
                        entry.At,
                        happened.At,
                        _round + 1,
                        role,
                        stamp,
                        kind,
                        what,
                        choice,
                        stamp != Pilot.Nobody && by.Kind == AuthorKind.Person ? by.Id : null,
                        opening is not null,
                        assistant
                    )
                );
            }
        }

        return decisions.ToImmutable();
    }

    private void Follow(SessionEvent happened)
    {
        switch (happened)
        {
            case RoundBegan began:
                _round = began.Round;
                _sealed.Clear(); // All have opened, or were no longer possible.
                break;
            case AssistantSeated seated:
                _assistants[seated.Role] = seated.Assistant;
                break;
            case DirectiveIssued issued:
                _demanded[issued.Directive.Id] = issued.Directive;
                break;
            case AgreementProposed offer:
                _proposed[offer.Agreement.Id] = offer.Agreement.Template ?? "";
                _unsigned[offer.Agreement.Id] = [.. offer.Agreement.Parties.Except(offer.Agreement.Signed)];
                break;
            case AgreementSigned signed:
                _unsigned.GetValueOrDefault(signed.Agreement)?.Remove(signed.Role);
                break;
        }
    }

    /// <returns>How the move that opens with it was sealed; null when none does.</returns>
    private Sealing? OpeningOf(SessionEvent happened)
    {
        if (happened is MoveTakenBack back)
            _sealed.RemoveAll(waits => waits.Role == back.Role && waits.Choice.Move == back.Move);
        if (happened is not MovePlayed played)
            return null;
        var i = _sealed.FindIndex(waits => waits.Role == played.Role && waits.Choice == played.Choice);
        if (i < 0)
            return null;
        var sealing = _sealed[i];
        _sealed.RemoveAt(i);
        return sealing;
    }

    private IEnumerable<(string Role, Pilot? Pilot, string Kind, string What, MoveChoice? Choice)> Read(
        SessionEvent happened
    ) =>
        happened switch
        {
            MovePlayed it => [(it.Role, it.Pilot, "played", it.Choice.Move, it.Choice)],
            MoveSealed it => [(it.Role, it.Pilot, "sealed", it.Choice.Move, it.Choice)],
            MoveTakenBack it => [(it.Role, null, "taken-back", it.Move, null)],
            MoveImprovised it => [(it.Move.Role, it.Move.Pilot, "improvised", it.Move.Id, null)],
            AgreementProposed it => [(it.Agreement.From, null, "proposed", it.Agreement.Template ?? "", null)],
            AgreementSigned it => [(it.Role, null, "signed", _proposed.GetValueOrDefault(it.Agreement, ""), null)],
            AgreementSettled { Status: AgreementStatus.Declined, By: { } by } it =>
            [
                (by, null, "declined", _proposed.GetValueOrDefault(it.Agreement, ""), null),
            ],
            AgreementSettled { Status: AgreementStatus.Expired } it => _unsigned
                .GetValueOrDefault(it.Agreement, [])
                .Select(role =>
                    (
                        role,
                        (Pilot?)Pilot.Nobody,
                        "lapsed",
                        _proposed.GetValueOrDefault(it.Agreement, ""),
                        (MoveChoice?)null
                    )
                ),
            DirectiveSettled { Status: DirectiveStatus.Lapsed } it
                when _demanded.GetValueOrDefault(it.Directive) is { } demand =>
            [
                (demand.To, Pilot.Nobody, "lapsed", demand.Demand, null),
            ],
            _ => [],
        };
}
