using System.Collections.Immutable;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// Everything that a role may do now without words of its own, as the commands that do it. Numbers have their defaults.
/// </summary>
public static class LegalOptions
{
    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="role">The role's id.</param>
    /// <returns>Answers alone while a demand waits for one; nothing when the role may do nothing.</returns>
    public static ImmutableArray<SeatCommand> Of(World seen, string role)
    {
        var actor = seen.Scenario.Actor(role);
        if (actor < 0 || seen.RefuseUnlessMayAct(actor) is not null)
            return [];
        ImmutableArray<SeatCommand> answers = [.. Plays(seen, actor, answers: true)];
        if (!answers.IsEmpty)
            return answers;
        ImmutableArray<SeatCommand> signatures = [.. Signatures(seen, actor)];
        if (seen.Actors[actor].Ready)
            return signatures;
        return
        [
            .. signatures,
            .. Plays(seen, actor, answers: false),
            .. Proposals(seen, actor),
            .. Lookahead.Shares(seen, actor),
            new DeclareReady(true),
        ];
    }

    /// <summary>Moves, or answers to demands, with everything that they can be aimed at.</summary>
    internal static IEnumerable<PlayMove> Plays(World seen, int actor, bool answers)
    {
        foreach (var move in seen.Scenario.Moves)
        {
            if (move.Answers is not null != answers || Legality.Closed(seen, actor, move) is not null)
                continue;
            foreach (var choice in Legality.Choices(seen, actor, move))
                yield return new PlayMove(choice);
        }
    }

    /// <summary>The prepared agreements that it may propose, with the prepared terms.</summary>
    internal static IEnumerable<Propose> Proposals(World seen, int actor) =>
        seen
            .Scenario.Agreements.Select(template => new Propose(template.Id, [], ""))
            .Where(propose => Lookahead.Propose(seen, actor, propose) is not null);

    private static IEnumerable<SeatCommand> Signatures(World seen, int actor)
    {
        var me = seen.Scenario.Actors[actor].Id;
        foreach (var agreement in seen.Agreements)
        {
            if (!agreement.Awaits(me))
                continue;
            if (Lookahead.MaySign(seen, actor, agreement.Id))
                yield return new AcceptProposal(agreement.Id);
            yield return new DeclineProposal(agreement.Id);
        }
    }
}
