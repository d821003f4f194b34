using System.Collections.Immutable;
using Simulation.Rules.Dice;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// Does anything that is legal, with any target and any numbers: the rules' fuzz test, and a measure of what a scenario
/// does when nobody thinks.
/// </summary>
public static class RandomStrategy
{
    /// <summary>What the role does now, or null when it has nothing to do.</summary>
    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="role">The role's id.</param>
    /// <param name="key">Keys the draw.</param>
    public static SeatCommand? Choose(World seen, string role, string key)
    {
        var actor = seen.Scenario.Actor(role);
        if (actor < 0 || seen.RefuseUnlessMayAct(actor) is not null)
            return null;
        var answers = Plays(seen, actor, key, answers: true).ToList();
        if (answers.Count > 0)
            return Draw(answers, key);
        if (seen.Actors[actor].Ready)
            return null;
        List<SeatCommand> all =
        [
            .. Responses(seen, actor),
            .. Plays(seen, actor, key, answers: false),
            .. LegalOptions.Proposals(seen, actor),
            .. Lookahead.Shares(seen, actor),
            new DeclareReady(true),
        ];
        return Draw(all, key);
    }

    private static SeatCommand Draw(List<SeatCommand> commands, string key) =>
        commands[Die.Between(key, "any", 0, commands.Count - 1)];

    private static IEnumerable<SeatCommand> Plays(World seen, int actor, string key, bool answers) =>
        LegalOptions
            .Plays(seen, actor, answers)
            .Select(play => new PlayMove(play.Choice with { Parameters = Numbers(seen, play, key) }));

    private static ImmutableSortedDictionary<string, int>? Numbers(World seen, PlayMove play, string key)
    {
        var move = seen.Scenario.Move(play.Choice.Move)!;
        return move.Parameters.IsEmpty
            ? null
            : move.Parameters.ToImmutableSortedDictionary(
                parameter => parameter.Id,
                parameter => Die.Between(key, $"{move.Id}/{parameter.Id}", parameter.From, parameter.To),
                StringComparer.Ordinal
            );
    }

    private static IEnumerable<SeatCommand> Responses(World seen, int actor)
    {
        var me = seen.Scenario.Actors[actor].Id;
        foreach (var agreement in seen.Agreements)
        {
            if (!agreement.Awaits(me))
                continue;
            yield return new DeclineProposal(agreement.Id);
            if (Lookahead.MaySign(seen, actor, agreement.Id))
                yield return new AcceptProposal(agreement.Id);
        }
    }
}
