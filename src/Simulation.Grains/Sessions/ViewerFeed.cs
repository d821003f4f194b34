using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>
/// What one viewer receives of a session, numbered by a counter of its own, so that hidden events leave no gap. The
/// counter goes up with each entry of the journal that shows the viewer something, and so follows from the journal
/// alone: numbers that a client got before a restart, or from another server, still hold. A batch may cover several.
/// </summary>
internal sealed class ViewerFeed
{
    /// <summary>Batches kept for clients that come back; a client that is further behind gets a snapshot.</summary>
    private const int Kept = 256;

    private readonly Viewer _viewer;
    private readonly DistinctNotices _store;
    private readonly List<int> _notices = [];
    private readonly Queue<Published> _recent = new();
    private ViewerProjection _projection;
    private World _followed;
    private View _lastView;
    private long _lastAt;
    private int _lastNotices;

    // So many are kept that each should hold nothing of its own.
    private readonly record struct Published(long From, long To, int FirstNotice, int Notices, ViewChanges Changes);

    /// <param name="opened">The world after the first entry of the session.</param>
    /// <param name="notices">Those of all viewers of the session.</param>
    /// <param name="build">
    /// Version of the program: another one may word a notice differently, so that the feed has another name.
    /// </param>
    public ViewerFeed(World opened, Viewer viewer, DistinctNotices notices, string build)
    {
        (_viewer, _store) = (viewer, notices);
        _followed = opened;
        _projection = ViewerProjection.Of(opened, viewer);
        _lastView = _projection.View;
        var name = SHA256.HashData(Encoding.UTF8.GetBytes($"{opened.Session}\n{viewer.Key}\n{build}"));
        Name = Convert.ToHexStringLower(name.AsSpan(0, 8));
    }

    /// <summary>Numbers that a client has of a feed with another name mean nothing here.</summary>
    public string Name { get; }

    /// <summary>Entries of the journal taken in so far.</summary>
    public int Read { get; private set; } = 1;

    /// <summary>The viewer's counter.</summary>
    public long At { get; private set; }

    public View View => Project(_followed);

    /// <summary>All notices so far, oldest first.</summary>
    public Sequence<Notice> Notices => _notices.Select(index => _store[index]).ToSequence();

    /// <summary>Takes in the next entry of the journal.</summary>
    public void Follow(NarratedEvents narrated)
    {
        Read++;
        var notices = NoticeProjection.Of(narrated, _viewer);
        // Only where the viewer is told nothing does it matter before the next batch whether its view has changed.
        var before = notices.Count == 0 ? View : null;
        // Where nothing has changed the projection of the world before does as well: speech alone makes none anew.
        if (!narrated.ChangesNothing)
            _followed = narrated.After;
        if (before is not null && ReferenceEquals(before, View))
            return;
        foreach (var notice in notices)
            _notices.Add(_store.Add(notice));
        At++;
    }

    /// <summary>Puts everything since the last batch into one; null when the viewer has nothing new.</summary>
    public FeedBatch? NextBatch()
    {
        if (At == _lastAt)
            return null;
        var view = View;
        var changes = ViewChanges.Between(_lastView, view);
        var published = new Published(_lastAt, At, _lastNotices, _notices.Count - _lastNotices, changes);
        (_lastView, _lastAt, _lastNotices) = (view, At, _notices.Count);
        if (_recent.Count == Kept)
            _recent.Dequeue();
        _recent.Enqueue(published);
        return BatchOf(published);
    }

    /// <summary>Whether a client with this number of this feed has received more than is known here.</summary>
    public bool IsBehind(string? feed, long? after) => feed == Name && after > At;

    /// <summary>
    /// What a client that has everything up to <paramref name="after"/> has missed; null when that is too long ago, or
    /// within a batch that was published as one.
    /// </summary>
    public Sequence<Batch>? Since(string? feed, long? after)
    {
        if (feed != Name || after is not { } last || last > At)
            return null;
        var missed = _recent.SkipWhile(published => published.From < last).Select(BatchOf).ToList();
        return last == At || (missed.Count > 0 && missed[0].From == last)
            ? missed.Select(batch => batch.Read(_store)).ToSequence()
            : null;
    }

    private View Project(World world)
    {
        if (!ReferenceEquals(_projection.World, world))
            _projection = _projection.Next(world);
        return _projection.View;
    }

    private FeedBatch BatchOf(Published published)
    {
        var notices = CollectionsMarshal.AsSpan(_notices).Slice(published.FirstNotice, published.Notices);
        return new FeedBatch(published.From, published.To, Sequence.Create(notices), published.Changes);
    }
}

/// <summary>A <see cref="Batch"/> whose notices are indices in the session's <see cref="DistinctNotices"/>.</summary>
internal readonly record struct FeedBatch(long From, long To, Sequence<int> Notices, ViewChanges Changes)
{
    public Batch Read(DistinctNotices notices) =>
        new(From, To, Notices.Select(index => notices[index]).ToSequence(), Changes);

    /// <summary>The same as JSON; notices are JSON already.</summary>
    public byte[] Write(DistinctNotices notices)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("from"u8, From);
            json.WriteNumber("to"u8, To);
            json.WriteStartArray("notices"u8);
            foreach (var index in Notices)
                json.WriteRawValue(notices.JsonOf(index), skipInputValidation: true);
            json.WriteEndArray();
            json.WritePropertyName("changes"u8);
            JsonSerializer.Serialize(json, Changes, Json.Options);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
