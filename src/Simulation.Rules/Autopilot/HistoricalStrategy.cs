using System.Collections.Immutable;
using Simulation.Rules.History;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// Does what is on record for its role: in its round, at its minute, as far as it is legal at this table. In turns,
/// where no clock runs, it does it in its order. What the record says nothing of it leaves alone, except demands and
/// proposals, which somebody has to answer: there it decides as <see cref="HeuristicStrategy"/> does.
/// </summary>
public static class HistoricalStrategy
{
    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="role">The role's id.</param>
    /// <param name="key">Keys the draws of what is not on record.</param>
    public static Intention Choose(World seen, string role, string key, DateTimeOffset now)
    {
        var actor = seen.Scenario.Actor(role);
        if (actor < 0 || seen.RefuseUnlessMayAct(actor) is not null)
            return default;
        var open = Open(seen, actor);
        var time = seen.Pacing == Pacing.Live ? seen.Clock.Time(now) : long.MaxValue;
        foreach (var (record, at) in open)
        {
            if (at <= time && Do(seen, actor, record) is { } command)
                return new Intention(command);
        }

        var later = open.Where(found => found.At > time).ToImmutableArray();
        var next = later.IsEmpty ? (long?)null : later.Min(found => found.At);
        var other = Unrecorded(seen, actor, key, later);
        if (other is null && next is null && !seen.Actors[actor].Ready)
            other = new DeclareReady(true);
        return new Intention(other, next);
    }

    /// <summary>What is on record for the role in this round and is not done yet, with its game time.</summary>
    private static ImmutableArray<(HistoricalMove Record, long At)> Open(World seen, int actor)
    {
        var scenario = seen.Scenario;
        if (scenario.History is not { } history)
            return [];
        var (role, round) = (scenario.Actors[actor].Id, scenario.Rounds[seen.Round].Id);
        var open = ImmutableArray.CreateBuilder<(HistoricalMove, long)>();
        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in history.Moves)
        {
            if (record.Round != round || record.Role != role)
                continue;
            if (record.Move is { } move)
            {
                counted[move] = counted.GetValueOrDefault(move) + 1;
                if (Done(seen, actor, move) >= counted[move])
                    continue;
            }

            open.Add((record, scenario.Calendar[seen.Round].Starts + (record.Minute * 60L)));
        }

        return open.ToImmutable();
    }

    /// <summary>How often the role has played or sealed a move in this round.</summary>
    private static int Done(World seen, int actor, string move)
    {
        var state = seen.Actors[actor];
        var use = state.Uses(move);
        return (use.Total > 0 && use.LastRound == seen.Round ? use.InRound : 0)
            + state.Sealed.Count(waits => waits.Choice.Move == move);
    }

    /// <summary>The command that does it, or null when it is not legal now.</summary>
    private static SeatCommand? Do(World seen, int actor, HistoricalMove record) =>
        record.Agreement is { } template ? Join(seen, actor, template) : Play(seen, actor, record);

    private static PlayMove? Play(World seen, int actor, HistoricalMove record)
    {
        if (seen.Scenario.Move(record.Move) is not { } move || Legality.Closed(seen, actor, move) is not null)
            return null;
        foreach (var legal in Legality.Choices(seen, actor, move))
        {
            if ((record.Target ?? legal.Target) != legal.Target || (record.Asset ?? legal.Asset) != legal.Asset)
                continue;
            var choice = legal with { Parameters = record.Parameters };
            if (Legality.Choice(seen, actor, move, choice, out _) is null)
                return new PlayMove(choice);
        }

        return null;
    }

    private static SeatCommand? Join(World seen, int actor, string template)
    {
        var me = seen.Scenario.Actors[actor].Id;
        foreach (var agreement in seen.Agreements)
        {
            if (
                agreement.Template != template
                || !(agreement.IsOpen || agreement.Status is AgreementStatus.Active or AgreementStatus.Fulfilled)
            )
                continue;
            return agreement.IsOpen && !agreement.Signed.Contains(me) && Lookahead.MaySign(seen, actor, agreement.Id)
                ? new AcceptProposal(agreement.Id)
                : null;
        }

        var propose = new Propose(template, [], "");
        return Lookahead.Propose(seen, actor, propose) is null ? null : propose;
    }

    /// <summary>The answer to what the record says nothing of.</summary>
    /// <param name="later">
    /// What the role is still to do in this round; a demand or proposal that it concerns can wait.
    /// </param>
    private static SeatCommand? Unrecorded(
        World seen,
        int actor,
        string key,
        ImmutableArray<(HistoricalMove Record, long At)> later
    )
    {
        var me = seen.Scenario.Actors[actor].Id;
        var waiting = seen with
        {
            Directives = seen.Directives.RemoveAll(directive =>
                directive.To == me
                && later.Any(found =>
                    seen.Scenario.Move(found.Record.Move)?.Answers == directive.Demand
                    && found.At < (directive.Deadline ?? long.MaxValue)
                )
            ),
            Agreements = seen.Agreements.RemoveAll(agreement =>
                agreement.IsOpen
                && later.Any(found =>
                    found.Record.Agreement is { } template
                    && template == agreement.Template
                    && found.At < agreement.Expires
                )
            ),
        };
        return HeuristicStrategy.Reply(waiting, actor, key);
    }
}
