using System.Collections.Immutable;
using Simulation.Rules.Agreements;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// Turns what happened into notices for one viewer. Some events are headlines; the changes and rolls that follow belong
/// to the last one that is a cause. A change that a viewer may see of a cause that it may not is told without it; what the
/// viewer may not know and has no such change leaves no trace.
/// </summary>
public static class Telling
{
    /// <param name="before">The world before the first of the events.</param>
    public static Sequence<Notice> Of(World before, ImmutableArray<SessionEvent> events, Viewer viewer)
    {
        var drafts = new List<Draft>();
        Draft? cause = null;
        var world = before;
        foreach (var happened in events)
        {
            before = world;
            world = world.Evolve(happened);
            var visible = viewer.Knows(world.Scenario, happened.KnownTo(world));
            if (Headlines.Of(happened, before, world) is { } headline)
            {
                if (!visible && !IsCause(happened)) continue;
                var draft = new Draft(visible ? headline with { At = happened.At, Round = world.Round } : Undisclosed(happened, world));
                drafts.Add(draft);
                if (IsCause(happened)) cause = draft;
            }
            else if (visible)
            {
                if (cause is null) drafts.Add(cause = new Draft(Undisclosed(happened, world)));
                Attach(cause, happened, world, viewer);
            }
        }

        return drafts.Where(IsTold).Select(d => d.Headline with { Changes = d.Changes.ToSequence(), Rolls = d.Rolls.ToSequence() }).ToSequence();
    }

    /// <summary>Whether an event has effects, and the next ones are these.</summary>
    private static bool IsCause(SessionEvent happened) => happened is MovePlayed or MoveSealed or MoveTakenBack or MoveFell or Injected or Drifted
        or DirectiveSettled { Status: DirectiveStatus.Lapsed }
        or AgreementSettled { Status: AgreementStatus.Active or AgreementStatus.Breached };

    private static void Attach(Draft draft, SessionEvent happened, World world, Viewer viewer)
    {
        if (Changes.Of(happened, world) is { } change) draft.Changes.Add(change);
        else if (happened is Rolled rolled) draft.Rolls.Add(Seen(rolled, world.Scenario, viewer));
    }

    private static bool IsTold(Draft draft) =>
        draft.Headline.Kind is not (NoticeKind.Undisclosed or NoticeKind.Drift) || draft.Changes.Count > 0 || draft.Rolls.Count > 0;

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
