using System.Text;
using System.Text.Json;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Sessions;

/// <summary>
/// What the viewers of a session receive: numbered without gaps, and the same however it is published.
/// </summary>
public sealed class ViewerFeedsTests
{
    private readonly PlayedSession _played = new();
    private readonly ViewerFeeds _feeds;

    public ViewerFeedsTests()
    {
        _feeds = new ViewerFeeds(_played.State, "test");
        _played.Add();
        _feeds.MarkPublished();
    }

    private Viewer[] Viewers => [Viewer.Facilitator, Viewer.Spectator, .. _played.Roles.Select(Viewer.Of)];

    [Fact]
    public void Batches_follow_each_other_without_a_gap_and_add_up_to_the_view()
    {
        var viewers = Viewers;
        var views = viewers.ToDictionary(viewer => viewer.Key, viewer => new FoldedView(_feeds.Of(viewer).View));
        var at = viewers.ToDictionary(viewer => viewer.Key, _ => 0L);
        while (!_played.IsOver)
        {
            foreach (var batch in Publish(viewers))
            {
                var read = JsonSerializer.Deserialize<Batch>(batch.Batch.Span, Json.Options)!;
                Assert.Equal(JsonSerializer.Serialize(read, Json.Options), Encoding.UTF8.GetString(batch.Batch.Span));
                Assert.Equal(at[batch.Viewer], read.From);
                Assert.Equal(batch.To, read.To);
                at[batch.Viewer] = read.To;
                views[batch.Viewer].Fold(read.Changes);
            }
        }

        Assert.All(viewers, viewer => Assert.Equal(_feeds.Of(viewer).At, at[viewer.Key]));
        Assert.All(viewers, viewer => Assert.Empty(views[viewer.Key].DifferencesFrom(_feeds.Of(viewer).View)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Numbers_and_views_are_the_same_however_many_entries_a_batch_has(int entries)
    {
        var viewers = Viewers;
        var together = new ViewerFeeds(_played.State, "test");
        together.MarkPublished();
        for (var i = 1; !_played.IsOver; i++)
        {
            Publish(viewers);
            if (i % entries == 0)
            {
                together.NextBatches(viewers);
                together.MarkPublished();
            }
        }

        Assert.All(viewers, viewer => Assert.Equal(_feeds.Of(viewer).At, together.Of(viewer).At));
        Assert.All(
            viewers,
            viewer => Assert.Empty(new FoldedView(_feeds.Of(viewer).View).DifferencesFrom(together.Of(viewer).View))
        );
    }

    [Fact]
    public void A_feed_made_later_is_the_one_that_was_there_from_the_beginning()
    {
        var viewers = Viewers;
        while (!_played.IsOver)
            Publish(viewers);
        var before = viewers.Select(_feeds.Of).ToList();

        _feeds.Keep(new HashSet<Viewer>());

        var later = viewers.Select(_feeds.Of).ToList();
        Assert.All(before.Zip(later), pair => Assert.NotSame(pair.First, pair.Second));
        Assert.Equal(before.Select(feed => (feed.Name, feed.At)), later.Select(feed => (feed.Name, feed.At)));
        Assert.Equal(before.Select(Everything), later.Select(Everything));
    }

    [Fact]
    public void Viewers_who_see_the_same_share_their_bytes()
    {
        _played.Do(CommandAuthor.Server, new TakeSeat("facilitator", "Ada", null, SeatKind.Facilitator, "hash"));
        Viewer[] players = [.. _played.Roles.Select(Viewer.Of)];
        _feeds.NextBatches(players);
        _feeds.MarkPublished();

        _played.Do(CommandAuthor.Person("facilitator"), new Announce("Welcome."));
        var batches = _feeds.NextBatches(players);

        Assert.Equal(players.Length, batches.Count);
        Assert.All(batches, batch => Assert.True(batch.Batch.Equals(batches[0].Batch)));
    }

    [Fact]
    public void Several_entries_published_at_once_are_one_batch_from_the_first_number_to_the_last()
    {
        for (var i = 0; i < 3; i++)
            _played.Add();
        var batch = Assert.Single(_feeds.NextBatches([Viewer.Facilitator]));
        var read = JsonSerializer.Deserialize<Batch>(batch.Batch.Span, Json.Options)!;
        Assert.Equal((0L, 3L), (read.From, read.To));
        _feeds.MarkPublished();
        Assert.Empty(_feeds.NextBatches([Viewer.Facilitator]));
    }

    [Fact]
    public void A_client_within_a_batch_behind_all_that_is_kept_or_of_another_feed_gets_a_snapshot()
    {
        for (var i = 0; i < 3; i++)
            _played.Add();
        Publish([Viewer.Facilitator]);
        while (!_played.IsOver)
            Publish([Viewer.Facilitator]);
        var feed = _feeds.Of(Viewer.Facilitator);

        Assert.Null(feed.Since(feed.Name, 1));
        Assert.Null(feed.Since("another", 0));
        Assert.Null(feed.Since(feed.Name, null));
        Assert.True(feed.IsBehind(feed.Name, feed.At + 1));
        Assert.Null(feed.Since(feed.Name, feed.At + 1));
        Assert.Empty(feed.Since(feed.Name, feed.At)!.Value);
    }

    private static string Everything(ViewerFeed feed) =>
        JsonSerializer.Serialize(
            new
            {
                feed.View,
                feed.Notices,
                Missed = feed.Since(feed.Name, 0),
            },
            Json.Options
        );

    private Sequence<ViewerBatch> Publish(IReadOnlyList<Viewer> viewers)
    {
        _played.Add();
        var batches = _feeds.NextBatches(viewers);
        _feeds.MarkPublished();
        return batches;
    }
}
