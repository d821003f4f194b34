using System.Collections.Immutable;
using Simulation.Rules.Effects;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// Turns what happened into notices for one viewer. Some events are headlines; the changes and rolls that follow belong
/// to the one before them. A change that a viewer may see under a headline that it may not is told without its cause.
/// </summary>
public static class Telling
{
    /// <param name="before">The world before the first of the events.</param>
    public static Sequence<Notice> Of(World before, ImmutableArray<SessionEvent> events, Viewer viewer)
    {
        var notices = new List<Notice>();
        Draft? draft = null;
        var world = before;
        foreach (var happened in events)
        {
            world = world.Evolve(happened);
            var visible = viewer.Knows(world.Scenario, happened.KnownTo(world));
            if (Headlines.Of(happened, before, world) is { } headline)
            {
                Close(draft, notices);
                draft = new Draft(visible ? headline with { At = happened.At, Round = world.Round } : Undisclosed(happened, world));
            }
            else if (visible)
            {
                draft ??= new Draft(Undisclosed(happened, world));
                Attach(draft, happened, world, viewer);
            }

            before = world;
        }

        Close(draft, notices);
        return notices.ToSequence();
    }

    private static void Attach(Draft draft, SessionEvent happened, World world, Viewer viewer)
    {
        if (Changes.Of(happened, world) is { } change) draft.Changes.Add(change);
        else if (happened is Rolled rolled) draft.Rolls.Add(Seen(rolled, world.Scenario, viewer));
    }

    private static void Close(Draft? draft, List<Notice> notices)
    {
        if (draft is null) return;
        var empty = draft.Changes.Count == 0 && draft.Rolls.Count == 0;
        if (draft.Headline.Kind == NoticeKind.Undisclosed && empty) return;
        if (draft.Headline.Kind == NoticeKind.Drift && empty) return;
        notices.Add(draft.Headline with { Changes = draft.Changes.ToSequence(), Rolls = draft.Rolls.ToSequence() });
    }

    private static Notice Undisclosed(SessionEvent happened, World world) => new(
        happened.At, world.Round, NoticeKind.Undisclosed, "Something happened out of sight", null, null, null, null, [], [], []);

    /// <summary>The whole roll, or only its outcome when a factor of it is secret from the viewer.</summary>
    private static RollNotice Seen(Rolled rolled, Scenario scenario, Viewer viewer)
    {
        var factors = rolled.Factors
            .Where(f => f.KnownTo is not { } roles || viewer.Knows(scenario, Knowledge.OfActors(scenario, [.. roles])))
            .Select(f => new Factor(f.Label, f.Amount))
            .ToSequence();
        var whole = factors.Count == rolled.Factors.Count;
        return new RollNotice(rolled.Title, whole ? rolled.Chance : null, whole ? rolled.Roll : null, rolled.Success, factors);
    }

    private sealed class Draft(Notice headline)
    {
        public Notice Headline { get; } = headline;

        public List<Change> Changes { get; } = [];

        public List<RollNotice> Rolls { get; } = [];
    }
}
