using Simulation.Rules.Effects;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Visibility;

/// <summary>
/// Turns what happened into notices for one viewer. Some events are headlines; the changes and rolls that follow belong
/// to the last one that is a cause. A change that a viewer may see of a cause that it may not is told without it; what
/// the viewer may not know and has no such change leaves no trace.
/// </summary>
public static class NoticeProjection
{
    public static Sequence<Notice> Of(NarratedEvents narrated, Viewer viewer) =>
        narrated.IsPublic ? narrated.ToEverybody ??= Pick(narrated, viewer) : Pick(narrated, viewer);

    /// <summary>The same notices, each with the event that it opens with.</summary>
    public static IReadOnlyList<(SessionEvent Event, Notice Notice)> WithEvents(
        NarratedEvents narrated,
        Viewer viewer
    ) => [.. DraftsOf(narrated, viewer).Select(draft => (draft.Event, draft.Notice))];

    private static Sequence<Notice> Pick(NarratedEvents narrated, Viewer viewer) =>
        DraftsOf(narrated, viewer).Select(draft => draft.Notice).ToSequence();

    private static IEnumerable<Draft> DraftsOf(NarratedEvents narrated, Viewer viewer)
    {
        var scenario = narrated.After.Scenario;
        var drafts = new List<Draft>();
        Draft? cause = null;
        foreach (var item in narrated.Items)
        {
            var visible = viewer.Knows(scenario, item.KnownTo);
            if (item.Headline is { } headline)
            {
                if (!visible && !item.IsCause)
                    continue;
                var draft = new Draft(item.Event, visible ? Named(headline, item, viewer) : Undisclosed(item));
                drafts.Add(draft);
                if (item.IsCause)
                    cause = draft;
            }
            else if (visible)
            {
                if (cause is null)
                    drafts.Add(cause = new Draft(item.Event, Undisclosed(item)));
                if (item.Change is { } change)
                    cause.Changes.Add(change);
                else if (item.Event is Rolled rolled)
                    cause.Rolls.Add(Seen(rolled, scenario, viewer));
            }
        }

        return drafts.Where(IsTold);
    }

    private static bool IsTold(Draft draft) =>
        draft.Headline.Kind is not (NoticeKind.Undisclosed or NoticeKind.Drift)
        || draft.Changes.Count > 0
        || draft.Rolls.Count > 0;

    /// <summary>Who of a team did it concerns the team and the facilitator; to others it is the role that did.</summary>
    private static Notice Named(Notice headline, NarratedEvents.Item item, Viewer viewer) =>
        item.Person is { } person && (viewer.Kind == SeatKind.Facilitator || viewer.Role == headline.Actor)
            ? headline with
            {
                Person = person,
            }
            : headline;

    private static Notice Undisclosed(NarratedEvents.Item item) =>
        new(
            item.Event.At,
            item.Round,
            NoticeKind.Undisclosed,
            NoticeSentences.Undisclosed.English,
            null,
            null,
            null,
            null,
            [],
            [],
            []
        );

    /// <summary>The whole roll, or only its outcome when a factor of it is secret from the viewer.</summary>
    private static RollNotice Seen(Rolled rolled, Scenario scenario, Viewer viewer)
    {
        var factors = rolled
            .Factors.Where(f =>
                f.KnownTo is not { } roles || viewer.Knows(scenario, ActorMask.OfActors(scenario, [.. roles]))
            )
            .Select(f => new Factor(f.Label, f.Amount))
            .ToSequence();
        var whole = factors.Count == rolled.Factors.Count;
        return new RollNotice(
            rolled.Title,
            whole ? rolled.Chance : null,
            whole ? rolled.Roll : null,
            rolled.Success,
            factors
        );
    }

    private sealed class Draft(SessionEvent opener, Notice headline)
    {
        public SessionEvent Event { get; } = opener;

        public Notice Headline { get; } = headline;

        public List<Change> Changes { get; } = [];

        public List<RollNotice> Rolls { get; } = [];

        public Notice Notice =>
            Changes.Count == 0 && Rolls.Count == 0
                ? Headline
                : Headline with
                {
                    Changes = Changes.ToSequence(),
                    Rolls = Rolls.ToSequence(),
                };
    }
}
