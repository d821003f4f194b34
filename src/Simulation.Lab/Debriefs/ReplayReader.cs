using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Debriefs;

/// <summary>Who looks through the eyes of a replay.</summary>
public enum ReplayAsker
{
    /// <summary>Whose own eyes they are, or anybody through the eyes of the public: all that was seen then.</summary>
    Self,

    /// <summary>The facilitator through a role's eyes: without what only the people of the role ever read.</summary>
    Facilitator,

    /// <summary>
    /// A player through another role's eyes: also without what stays private in the debrief, and without who of the
    /// role's team decided.
    /// </summary>
    OtherPlayer,
}

/// <summary>Goes through a finished session once, and keeps what it showed to somebody's eyes.</summary>
public sealed class ReplayReader
{
    private readonly ReplayAsker _asker;
    private readonly Viewer _viewer;
    private World _world;
    private ViewerProjection _projection;
    private View _shown;

    private ReplayReader(Scenario scenario, GameEntry first, Viewer viewer, ReplayAsker asker)
    {
        (_viewer, _asker) = (viewer, asker);
        _world = World.Open(scenario, (SessionOpened)first.Events[0]);
        foreach (var happened in Kept(first.Events)[1..])
            _world = _world.Evolve(happened);
        _projection = ViewerProjection.Of(_world, viewer);
        _shown = Shown(_projection.View);
    }

    /// <param name="entries">All entries of the journal; the first one opens the session.</param>
    /// <param name="countsHidden">
    /// Whether steps are numbered by entries of the journal, hidden ones among them, and not by themselves.
    /// </param>
    /// <returns>From the opening to the entry that ends the game; what comes after it is no part of the game.</returns>
    public static Replay Of(
        Scenario scenario,
        IReadOnlyList<GameEntry> entries,
        Viewer viewer,
        ReplayAsker asker,
        bool countsHidden,
        Sequence<string> choices
    )
    {
        var reader = new ReplayReader(scenario, entries[0], viewer, asker);
        var opening = reader._shown;
        var steps = ImmutableArray.CreateBuilder<ReplayStep>();
        for (var i = 1; i < entries.Count && reader._world.Phase != Phase.Debrief; i++)
        {
            var number = (countsHidden ? i : steps.Count + 1) + 1;
            if (reader.Next(entries[i], number) is { } step)
                steps.Add(step);
        }

        return new Replay(
            viewer.Role ?? viewer.Key,
            choices,
            Sheets.For(reader._world, viewer),
            opening,
            new Sequence<ReplayStep>(steps.DrainToImmutable())
        );
    }

    /// <returns>Null when the entry shows nothing.</returns>
    private ReplayStep? Next(GameEntry entry, int number)
    {
        var narrated = new NarratedEvents(
            _world,
            Kept(entry.Events),
            _asker == ReplayAsker.OtherPlayer ? entry.By.Unnamed() : entry.By
        );
        _world = narrated.After;
        var notices = NoticeProjection.Of(narrated, _viewer);
        var before = _projection.View;
        if (!narrated.ChangesNothing)
            _projection = _projection.Next(_world);
        if (notices.Count == 0 && ReferenceEquals(before, _projection.View))
            return null;
        var shown = Shown(_projection.View);
        var changes = ViewChanges.Between(_shown, shown);
        if (notices.Count == 0 && changes == ViewChanges.None)
            return null;
        _shown = shown;
        return new ReplayStep(number, entry.Events[^1].At, _world.Round, notices, changes);
    }

    // What is not to be seen has not happened in the world that is shown: then nothing can follow from it either.
    private ImmutableArray<SessionEvent> Kept(ImmutableArray<SessionEvent> events) =>
        _asker switch
        {
            ReplayAsker.Self => events,
            ReplayAsker.Facilitator => events.RemoveAll(happened => happened.StaysWithPeople()),
            _ => events.RemoveAll(happened => happened.StaysWithPeople() || happened.StaysPrivate()),
        };

    private View Shown(View view) =>
        _asker == ReplayAsker.OtherPlayer
        && _viewer.Role is { } id
        && view.Roles.TryGetValue(id, out var role)
        && role.Team is not null
            ? view with
            {
                Roles = view.Roles.SetItem(id, role with { Team = null }),
            }
            : view;
}
