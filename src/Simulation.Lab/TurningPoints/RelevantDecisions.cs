using Simulation.Lab.Debriefs;
using Simulation.Lab.WhatIfs;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.TurningPoints;

/// <summary>
/// Which decisions of a long game are worth playing on from: those of people and AI assistants first, because from
/// before an autopilot's decision autopilots decide the same as a rule; among them those that the debrief would call
/// decisive.
/// </summary>
internal static class RelevantDecisions
{
    /// <param name="most">So many at most.</param>
    /// <returns>Numbers of entries, in their order.</returns>
    public static IEnumerable<int> In(RecordedGame game, int most)
    {
        var all = RecordedDecisions.In(game).ToList();
        return all.Count <= most
            ? all
            : all.OrderBy(entry => game.Entries[entry].By.Kind == AuthorKind.Autopilot)
                .ThenByDescending(entry => WeightOf(game, entry))
                .ThenBy(entry => entry)
                .Take(most)
                .Order();
    }

    private static long WeightOf(RecordedGame game, int entry)
    {
        var (before, recorded) = (game.Before(entry), game.Entries[entry]);
        return NoticeProjection
            .WithEvents(new NarratedEvents(before, recorded.Events, recorded.By.Unnamed()), Viewer.Facilitator)
            .Sum(told => (long)DecisiveMoments.Weight(new TimelineLine(entry, told.Event, told.Notice)));
    }
}
