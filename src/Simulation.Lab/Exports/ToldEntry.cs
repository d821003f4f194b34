using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Exports;

/// <summary>What one viewer was told of one entry of a journal: the notices of the stream to the screen.</summary>
/// <param name="At">Real time.</param>
/// <param name="Notices">At least one.</param>
public sealed record ToldEntry(DateTimeOffset At, Sequence<Notice> Notices)
{
    /// <summary>What a viewer was told from the beginning on; entries of which it learned nothing are none.</summary>
    /// <param name="entries">All entries of the journal; the first one opens the session.</param>
    public static IEnumerable<ToldEntry> Of(Scenario scenario, IEnumerable<GameEntry> entries, Viewer viewer)
    {
        World? world = null;
        foreach (var entry in entries)
        {
            var events = entry.Events;
            if (world is null)
            {
                world = World.Open(scenario, (SessionOpened)events[0]);
                events = events.RemoveAt(0);
            }

            var narrated = new NarratedEvents(world, events, entry.By);
            var notices = NoticeProjection.Of(narrated, viewer).ToSequence();
            if (notices.Count > 0)
                yield return new ToldEntry(entry.At, notices);
            world = narrated.After;
        }
    }
}
