using Simulation.Protocol;
using Simulation.Rules.Actors;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>What people who join or enter a session are shown of it.</summary>
internal static class EntranceReplyFactory
{
    /// <param name="retention">How long the session is kept after its last entry; null for ever.</param>
    public static JoinPreview PreviewOf(World world, TimeSpan? retention)
    {
        var scenario = world.Scenario;
        return new JoinPreview(
            world.Session,
            scenario.Id,
            scenario.Title,
            scenario.Summary,
            world.Phase,
            world.Locked,
            scenario
                .Actors.Select(
                    (a, i) =>
                        OfferOf(a, world.PeopleIn(a.Id), world.MostIn(i)) with
                        {
                            Assistant = world.Actors[i].Assistant,
                        }
                )
                .ToSequence(),
            (int?)retention?.TotalDays
        );
    }

    /// <summary>The batches that a client has missed, or a snapshot when that cannot be said.</summary>
    /// <param name="grace">How long a role may be without its people.</param>
    /// <param name="stream">Name of the feed from which the client has something.</param>
    /// <param name="after">The number up to which it has everything.</param>
    /// <param name="drafts">Those of the seat's team.</param>
    public static Entrance EntranceOf(
        World world,
        Seat seat,
        ViewerFeed feed,
        Presence presence,
        TimeSpan grace,
        DateTimeOffset now,
        string? stream,
        long? after,
        TeamDrafts? drafts
    )
    {
        var viewer = world.ViewerOf(seat.Id);
        if (feed.Since(stream, after) is { } missed)
        {
            var at = missed is [.., var last] ? last.To : after;
            return new Entrance(new EnterReply(null, null, missed, drafts), viewer.Key, at);
        }

        var answered = world.SurveyResponses.Where(response => response.Seat == seat.Id).ToSequence();
        var snapshot = SnapshotOf(world, viewer, IdentityOf(seat), feed, presence, now) with
        {
            Survey = answered.Count == 0 ? null : answered,
            AbsenceGraceSeconds = seat.Role is null || world.Pacing == Pacing.Async ? null : (int)grace.TotalSeconds,
        };
        return new Entrance(new EnterReply(null, snapshot, null, drafts), viewer.Key, feed.At);
    }

    /// <summary>The whole table as a viewer sees it.</summary>
    public static Snapshot SnapshotOf(
        World world,
        Viewer viewer,
        SeatIdentity you,
        ViewerFeed feed,
        Presence presence,
        DateTimeOffset now
    ) =>
        new(
            world.Session,
            world.Code,
            feed.Name,
            feed.At,
            now.ToUnixTimeMilliseconds(),
            you,
            Sheets.For(world, viewer),
            feed.View,
            feed.Notices,
            presence
        );

    public static RoleOffer OfferOf(ActorDefinition actor, int people, int most) =>
        new(actor.Id, actor.Title, actor.Kind, actor.Summary, people < most, people, most);

    public static SeatIdentity IdentityOf(Seat seat) => new(seat.Id, seat.Name, seat.Kind, seat.Role);
}
