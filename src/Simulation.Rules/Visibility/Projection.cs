using System.Collections.Immutable;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// Lays out a redacted world as the view that goes to a screen. It decides nothing about secrecy but what is shown as
/// unknown. Given an earlier view, it makes anew only the entries whose part of the world is another.
/// </summary>
public static class Projection
{
    /// <param name="world">The world from <see cref="Redaction.For"/> for the same viewer.</param>
    /// <param name="before">An earlier world of the same viewer, and its view.</param>
    /// <returns>The earlier view itself when it has not changed.</returns>
    public static View Of(World world, Viewer viewer, (World Seen, View View)? before = null)
    {
        var self = world.Scenario.Actor(viewer.Role);
        var (seen, old) = before ?? default;
        var changed = seen is null ? ReadSet.Everything : ReadSet.Between(seen, world, self);
        var view = new View(
            Kept(
                old?.Session,
                new SessionView(
                    world.Phase,
                    world.Round,
                    world.Locked,
                    world.Pacing,
                    Ending(world),
                    world.Unattended,
                    Wait(world.Wait),
                    world.Table,
                    world.Sealed ? true : null,
                    world.Deadlines
                )
            ),
            Kept(old?.Clock, ClockOf(world)),
            IndicatorAndAssetProjection.Indicators(world, viewer, seen, old),
            RoleProjection.Roles(world, viewer, self, seen, old),
            RoleProjection.Seats(world, seen, old),
            IndicatorAndAssetProjection.Assets(world, viewer, seen, old),
            Entries.Of(
                world.Directives,
                d => d.Id,
                d => DealingProjection.Directive(world, d),
                seen?.Directives,
                old?.Directives
            ),
            Entries.Of(
                world.Agreements,
                a => a.Id,
                a => DealingProjection.Agreement(world, a),
                seen?.Agreements,
                old?.Agreements
            ),
            MoveProjection.Moves(world, self, changed, old),
            RoleProjection.Objectives(world, viewer, self, changed, old),
            Entries.Of(
                world.Permits,
                p => $"{p.Name}/{p.Holder}/{p.GrantedBy}",
                p => DealingProjection.Permit(world, p),
                seen?.Permits,
                old?.Permits
            ),
            IntelProjection.Intel(world, viewer, self, seen, old),
            FacilitatorDeskProjection.Flags(world, viewer, seen, old),
            FacilitatorDeskProjection.Injects(world, viewer, seen, old),
            Entries.Of(
                world.Improvised,
                m => m.Id,
                m => FacilitatorDeskProjection.Improvised(world, self, m),
                seen?.Improvised,
                old?.Improvised
            ),
            FacilitatorDeskProjection.MayImprovise(world, self) is { } mayImprovise
                ? Kept(old?.Improvising, mayImprovise)
                : null,
            RoleProjection.Acting(world, self) is { } acting ? Kept(old?.Acting, acting) : null,
            DealingProjection.Proposing(world, self, changed, old) is { } proposing
                ? Kept(old?.Proposing, proposing)
                : null,
            Entries.Of(world.Answers, a => $"{a.Role}/{a.Question}", a => a, seen?.Answers, old?.Answers),
            Entries.Of(
                world.Channels,
                c => c.Id,
                c => new ChannelView(c.Name, c.OpenedBy, c.Roles),
                seen?.Channels,
                old?.Channels
            ),
            RoleProjection.Notes(world, self, seen, old),
            FacilitatorDeskProjection.Surveys(world, seen, old)
        );
        return old is not null && ViewChanges.AreSame(old, view) ? old : view;
    }

    public static ClockView ClockOf(World world) =>
        new(
            world.Clock.Running,
            world.Clock.At,
            world.Clock.Anchor.ToUnixTimeMilliseconds(),
            world.Clock.Pace,
            world.RoundEnds,
            world.Clock.Closing
        );

    /// <summary>The indicators of a view alone.</summary>
    public static ImmutableSortedDictionary<string, IndicatorView> IndicatorsOf(World world, Viewer viewer) =>
        IndicatorAndAssetProjection.Indicators(world, viewer, seen: null, old: null);

    private static T Kept<T>(T? before, T after)
        where T : class => after.Equals(before) ? before! : after;

    private static WaitView? Wait(Wait? wait) =>
        wait is null ? null : new WaitView(wait.Since.ToUnixTimeMilliseconds(), wait.Until?.ToUnixTimeMilliseconds());

    private static EndingView? Ending(World world) =>
        world.Scenario.Endings.FirstOrDefault(e => e.Id == world.Ending) is { } ending
            ? new EndingView(ending.Id, ending.Title, ending.Text)
            : null;
}
