using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>
/// What one viewer was told of a session, numbered by a counter of its own, so that hidden events leave no gap. The
/// counter goes up with each entry of the journal that shows the viewer something, and so follows from the journal alone:
/// numbers that a client got before a restart, or from another host, still hold. A batch may cover several of them.
/// </summary>
internal sealed class ViewerStream
{
    /// <summary>Batches kept for clients that come back; who is further behind gets a snapshot.</summary>
    private const int Kept = 256;

    private readonly Viewer _viewer;
    private readonly NoticeStore _notices;
    private readonly List<int> _log = [];
    private readonly Queue<Past> _recent = new();
    private ViewerProjection _sight;
    private View _told;
    private long _toldAt;
    private int _toldNotices;

    /// <summary>A batch that was told, as what it can be made of again: so many are kept that each should hold nothing of its own.</summary>
    private readonly record struct Past(long From, long To, int FirstNotice, int Notices, ViewChanges Changes);

    /// <param name="opened">The world after the first entry of the session.</param>
    /// <param name="notices">Those of the session.</param>
    public ViewerStream(World opened, Viewer viewer, NoticeStore notices, string build)
    {
        _viewer = viewer;
        _notices = notices;
        _sight = ViewerProjection.Of(opened, viewer);
        _told = _sight.View;
        var name = SHA256.HashData(Encoding.UTF8.GetBytes($"{opened.Session}\n{viewer.Key}\n{build}"));
        Name = Convert.ToHexStringLower(name.AsSpan(0, 8));
    }

    public string Name { get; }

    /// <summary>Entries of the journal taken in so far.</summary>
    public int Read { get; private set; } = 1;

    /// <summary>The viewer's counter.</summary>
    public long At { get; private set; }

    public View View => _sight.View;

    /// <summary>All notices so far, oldest first.</summary>
    public Sequence<Notice> Log => _log.Select(_notices.Read).ToSequence();

    /// <summary>Takes in the next entry of the journal.</summary>
    public void Follow(NarratedEvents account)
    {
        Read++;
        var notices = NoticeProjection.Of(account, _viewer);
        var before = _sight.View;

        // Where nothing has changed the sight of the world before does as well, and nothing is made anew for mere speech.
        if (!account.ChangesNothing) _sight = _sight.Next(account.After);
        if (notices.Count == 0 && ReferenceEquals(before, _sight.View)) return;
        foreach (var notice in notices) _log.Add(_notices.Add(notice));
        At++;
    }

    /// <summary>Puts everything since the last batch into one; null when there is nothing to tell.</summary>
    public StreamBatch? Tell()
    {
        if (At == _toldAt) return null;
        var told = new Past(_toldAt, At, _toldNotices, _log.Count - _toldNotices, ViewChanges.Between(_told, _sight.View));
        (_told, _toldAt, _toldNotices) = (_sight.View, At, _log.Count);
        if (_recent.Count == Kept) _recent.Dequeue();
        _recent.Enqueue(told);
        return BatchOf(told);
    }

    /// <summary>Whether such a client has been told more than is known here.</summary>
    public bool IsBehind(string? stream, long? after) => stream == Name && after > At;

    /// <summary>
    /// What a client that has everything up to <paramref name="after"/> has missed; null when that is too long ago, or
    /// within a batch that was told here as one.
    /// </summary>
    public Sequence<StreamBatch>? Since(string? stream, long? after)
    {
        if (stream != Name || after is not { } last || last > At) return null;
        var missed = _recent.SkipWhile(past => past.From < last).ToList();
        return last == At || (missed.Count > 0 && missed[0].From == last) ? missed.Select(BatchOf).ToSequence() : null;
    }

    private StreamBatch BatchOf(Past past) => new(
        past.From, past.To, Sequence.Create<int>(CollectionsMarshal.AsSpan(_log).Slice(past.FirstNotice, past.Notices)), past.Changes);
}

/// <summary>A <see cref="Batch"/> before it is written.</summary>
/// <param name="Notices">Their indices in the session's <see cref="NoticeStore"/>.</param>
internal readonly record struct StreamBatch(long From, long To, Sequence<int> Notices, ViewChanges Changes)
{
    public Batch Read(NoticeStore notices) => new(From, To, Notices.Select(notices.Read).ToSequence(), Changes);
}
