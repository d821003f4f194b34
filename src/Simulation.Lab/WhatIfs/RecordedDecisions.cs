using Simulation.Rules.Adjustments;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.WhatIfs;

/// <summary>Which commands are decisions, whose they are, and what they did in words.</summary>
public static class RecordedDecisions
{
    /// <summary>
    /// Whether somebody decides something for the game with it. Talk, notes, seats, the clock and being ready are none.
    /// </summary>
    public static bool IsDecision(Command? command) =>
        command
            is PlayMove
                or TakeBackMove
                or Propose
                or AcceptProposal
                or DeclineProposal
                or WithdrawProposal
                or ShareIntel
                or Improvise
                or RuleImprovised
                or RefuseImprovised
                or AdjustWorld
                or FireInject
                or WriteInject
                or GiveMovesBack;

    /// <summary>
    /// Entries that are decisions while the game runs, by their numbers; not those that were taken over from another
    /// session.
    /// </summary>
    public static IEnumerable<int> In(RecordedGame game) =>
        Enumerable
            .Range(game.Begins + 1, game.Entries.Length - game.Begins - 1)
            .Where(i => IsDecision(game.Entries[i].Command) && game.Before(i).Phase == Phase.Running);

    /// <summary>
    /// The role that an author decides for; null for the facilitator, the server and people without one.
    /// </summary>
    public static string? RoleOf(World world, CommandAuthor by) =>
        by.Kind switch
        {
            AuthorKind.Autopilot or AuthorKind.Assistant => by.Id,
            AuthorKind.Person => world.Seats.GetValueOrDefault(by.Id)?.Role,
            _ => null,
        };

    /// <summary>
    /// The headline of what an entry did, as the debrief has it: for who may know everything but people's names. Null
    /// when it has none.
    /// </summary>
    public static string? TextOf(World before, GameEntry entry)
    {
        var narrated = new NarratedEvents(before, entry.Events, entry.By.Unnamed());
        var notices = NoticeProjection.Of(narrated, Viewer.Facilitator);
        var role = RoleOf(before, entry.By);
        var own = role is null ? null : notices.FirstOrDefault(notice => notice.Actor == role);
        return (own ?? (notices.Count > 0 ? notices[0] : null))?.Headline;
    }

    /// <summary>
    /// When an entry's command was given: the round and the game time, once all that was due had happened.
    /// </summary>
    /// <returns>Null when the game had ended by then.</returns>
    internal static (int Round, long Time)? MomentOf(RecordedGame game, int entry)
    {
        var at = game.Entries[entry].At;
        var due = (Decision.Accepted)Rulebook.Decide(game.Before(entry), CommandAuthor.Server, new AdvanceClock(), at);
        return due.After.Phase == Phase.Running ? (due.After.Round, due.After.Clock.Time(at)) : null;
    }
}
