using System.Collections.Immutable;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>The feeds of a session's viewers, each made when it is first needed.</summary>
internal sealed class ViewerFeeds(SessionState state, string build)
{
    private readonly Dictionary<Viewer, ViewerFeed> _feeds = [];

    // Entries that are not published yet are worded once for all viewers.
    private readonly List<NarratedEvents> _unpublished = [];
    private int _firstUnpublished;
    private DistinctNotices _notices = new(); // Of the feeds; new when there are none.

    /// <summary>The world up to which everything is published; null before the first entry.</summary>
    public World? LastPublished { get; private set; }

    /// <summary>The feed of a viewer, up to the last entry on disk.</summary>
    public ViewerFeed Of(Viewer viewer)
    {
        if (!_feeds.TryGetValue(viewer, out var feed))
            _feeds.Add(viewer, feed = New(viewer));
        while (feed.Read < state.Entries.Count)
            feed.Follow(Unpublished(feed.Read - _firstUnpublished));
        return feed;
    }

    /// <summary>
    /// What is new for each viewer since the last call. Viewers who see the same share their bytes. Also for viewers
    /// that entered once and may be gone.
    /// </summary>
    /// <param name="viewers">Those that are connected.</param>
    public Sequence<ViewerBatch> NextBatches(IEnumerable<Viewer> viewers)
    {
        foreach (var viewer in viewers)
            Of(viewer);
        var batches = ImmutableArray.CreateBuilder<ViewerBatch>(_feeds.Count);
        var written = new List<(FeedBatch Batch, byte[] Json)>();
        foreach (var viewer in _feeds.Keys)
        {
            if (Of(viewer).NextBatch() is { } batch)
            {
                batches.Add(new ViewerBatch(viewer.Key, batch.To, Write(batch, written)));
            }
        }

        return new Sequence<ViewerBatch>(batches.DrainToImmutable());
    }

    /// <summary>All entries on disk are published.</summary>
    public void MarkPublished()
    {
        LastPublished = state.Durable;
        _unpublished.Clear();
        _notices.ClearCache();
        _firstUnpublished = state.Entries.Count;
    }

    /// <summary>
    /// Drops all feeds but those of some viewers; a dropped one is worked out again when it is needed.
    /// </summary>
    public void Keep(IReadOnlySet<Viewer> viewers)
    {
        foreach (var viewer in _feeds.Keys.Where(viewer => !viewers.Contains(viewer)).ToList())
            _feeds.Remove(viewer);
        if (_feeds.Count == 0)
            _notices = new DistinctNotices();
    }

    // As if it had been there from the beginning.
    private ViewerFeed New(Viewer viewer)
    {
        var world = state.Opened!;
        var feed = new ViewerFeed(world, viewer, _notices, build);
        while (feed.Read < _firstUnpublished)
        {
            var (_, by, events) = state.Entries[feed.Read];
            var narrated = new NarratedEvents(world, events, by);
            feed.Follow(narrated);
            feed.NextBatch();
            world = narrated.After;
        }

        _notices.ClearCache();
        return feed;
    }

    private NarratedEvents Unpublished(int index)
    {
        while (_unpublished.Count <= index)
        {
            var before = _unpublished.Count == 0 ? LastPublished! : _unpublished[^1].After;
            var entry = state.Entries[_firstUnpublished + _unpublished.Count];
            _unpublished.Add(new NarratedEvents(before, entry.Events, entry.By));
        }

        return _unpublished[index];
    }

    private byte[] Write(FeedBatch batch, List<(FeedBatch Batch, byte[] Json)> written)
    {
        foreach (var (same, json) in written)
        {
            if (same == batch)
                return json;
        }

        var bytes = batch.Write(_notices);
        written.Add((batch, bytes));
        return bytes;
    }
}
