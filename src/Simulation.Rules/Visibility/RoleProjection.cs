using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Actors;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The parts of a view about the roles and who sits in them: means, regard, objectives, seats, notes. See
/// <see cref="Projection"/>.
/// </summary>
internal static class RoleProjection
{
    public static ImmutableSortedDictionary<string, RoleView> Roles(
        World world,
        Viewer viewer,
        int self,
        World? seen,
        View? old
    )
    {
        var roles = old?.Roles ?? Entries.Empty<RoleView>();
        var (actors, kinds) = (world.Scenario.Actors.Length, world.Scenario.Resources.Length);
        for (var i = 0; i < actors; i++)
        {
            var sameMeans = seen is not null && Same(seen.Resources, world.Resources, i * kinds, kinds);
            var sameRegard = seen is not null && Same(seen.Relations, world.Relations, i * actors, actors);
            if (sameMeans && sameRegard && ReferenceEquals(seen!.Actors[i], world.Actors[i]))
                continue;
            var id = world.Scenario.Actors[i].Id;
            var known = old?.Roles[id];
            var mine = i == self || viewer.Kind == SeatKind.Facilitator;
            var role = new RoleView(
                world.Actors[i].Pilot,
                world.Actors[i].Ready,
                mine ? Math.Max(0, world.Scenario.Actors[i].MovesPerRound - world.Actors[i].MovesUsed) : null,
                sameMeans ? known!.Resources : Means(world, viewer, i),
                sameRegard ? known!.Relations
                    : mine ? Regard(world, i)
                    : Entries.Empty<int>(),
                viewer.Kind == SeatKind.Facilitator ? world.TemperamentOf(i) : null,
                viewer.Kind == SeatKind.Facilitator ? world.Actors[i].Strategy : null,
                mine ? world.Actors[i].Help : null,
                mine && world.Teams is not null
                    ? new TeamView(world.Actors[i].Captain, world.Actors[i].ReadyPeople)
                    : null,
                mine ? ExtraTimeOf(world.Actors[i]) : null,
                world.Actors[i].Assistant
            );
            if (!role.Equals(known))
                roles = roles.SetItem(id, role);
        }

        return roles;
    }

    /// <summary>Null for a viewer without a role.</summary>
    public static ActingView? Acting(World world, int self)
    {
        if (self < 0)
            return null;
        var why = world.RefuseAnyAct(self);
        return new ActingView(why is null, why, world.RefuseUnlessCaptain());
    }

    public static ImmutableSortedDictionary<string, ObjectiveView> Objectives(
        World world,
        Viewer viewer,
        int self,
        ReadSet changed,
        View? old
    )
    {
        var objectives = old?.Objectives ?? Entries.Empty<ObjectiveView>();
        for (var i = 0; i < world.Scenario.Actors.Length; i++)
        {
            if (i != self && viewer.Kind != SeatKind.Facilitator)
                continue;
            foreach (var (id, objective, reads) in world.Scenario.Dependencies.Objectives(i))
            {
                if (old is not null && !reads.Meets(changed))
                    continue;
                var known = viewer.Knows(world.Scenario, Scores.KnownTo(world, i, objective));
                var view = new ObjectiveView(
                    world.Scenario.Actors[i].Id,
                    known ? Scores.Value(world, i, objective).Value : null
                );
                if (!view.Equals(old?.Objectives.GetValueOrDefault(id)))
                    objectives = objectives.SetItem(id, view);
            }
        }

        return objectives;
    }

    public static ImmutableSortedDictionary<string, SeatView> Seats(World world, World? seen, View? old)
    {
        var seats = old?.Seats ?? Entries.Empty<SeatView>();
        if (ReferenceEquals(seen?.Seats, world.Seats))
            return seats;
        foreach (var (id, seat) in world.Seats)
        {
            var view = new SeatView(seat.Name, seat.Role, seat.Kind, seat.Muted);
            if (!view.Equals(seats.GetValueOrDefault(id)))
                seats = seats.SetItem(id, view);
        }

        return Entries.Without(seats, world.Seats.Count, world.Seats.Keys);
    }

    private static ExtraTimeView? ExtraTimeOf(ActorState actor) =>
        actor.ExtraTime is { } extra ? new ExtraTimeView(extra.Percent, extra.Minutes, extra.Until, extra.Over) : null;

    /// <summary>Empty for a viewer without a role, the facilitator too.</summary>
    public static ImmutableSortedDictionary<string, RoleNoteView> Notes(
        World world,
        int self,
        World? seen,
        View? old
    ) =>
        self < 0
            ? Entries.Empty<RoleNoteView>()
            : Entries.Of(
                world.Notebooks[self].Notes,
                note => note.Number.ToString(CultureInfo.InvariantCulture),
                note => new RoleNoteView(note.At, note.Round, note.WrittenBy, note.ChangedBy, note.Text),
                seen?.Notebooks[self].Notes,
                old?.Notes
            );

    private static bool Same(ImmutableArray<int> before, ImmutableArray<int> after, int start, int length) =>
        before == after || before.AsSpan(start, length).SequenceEqual(after.AsSpan(start, length));

    private static ImmutableSortedDictionary<string, int> Means(World world, Viewer viewer, int actor)
    {
        var resources = Entries.Builder<int>();
        foreach (var resource in world.Scenario.Resources)
        {
            var amount = world.Resource(actor, resource.Id);
            var has = amount != 0 || world.Scenario.Actors[actor].Resources?.ContainsKey(resource.Id) == true;
            if (has && viewer.Knows(world.Scenario, ActorMask.OfResource(world.Scenario, resource.Id, actor)))
                resources[resource.Id] = amount;
        }

        return resources.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, int> Regard(World world, int actor)
    {
        var relations = Entries.Builder<int>();
        for (var other = 0; other < world.Scenario.Actors.Length; other++)
        {
            if (other != actor)
                relations[world.Scenario.Actors[other].Id] = world.Relation(actor, other);
        }

        return relations.ToImmutable();
    }
}
