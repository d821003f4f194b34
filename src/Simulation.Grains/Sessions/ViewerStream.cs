using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Simulation.Lab;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>
/// What one viewer was told of a session, numbered by a counter of its own, so that hidden events leave no gap. It
/// follows from the journal alone and is the same whenever it is worked out; so it is made when somebody first needs
/// it, and numbers that a client got before a restart still hold.
/// </summary>
internal sealed class ViewerStream
{
    /// <summary>Batches kept for clients that come back; who is further behind gets a snapshot.</summary>
    private const int Kept = 256;

    private readonly Viewer _viewer;
    private readonly List<Notice> _log = [];
    private readonly Queue<Batch> _recent = new();
    private World _world;
    private int _read = 1;

    /// <param name="opened">The world after the first entry of the session.</param>
    public ViewerStream(World opened, Viewer viewer, string build)
    {
        _world = opened;
        _viewer = viewer;
        View = Projection.Of(Redaction.For(opened, viewer), viewer);
        var name = SHA256.HashData(Encoding.UTF8.GetBytes($"{opened.Session}\n{viewer.Key}\n{build}"));
        Name = Convert.ToHexStringLower(name.AsSpan(0, 8));
    }

    public string Name { get; }

    /// <summary>Number of the last batch.</summary>
    public long At { get; private set; }

    public View View { get; private set; }

    public Sequence<Notice> Log => _log.ToSequence();

    /// <summary>Reads on to the end of the entries.</summary>
    /// <param name="newest">The world after the last of them.</param>
    /// <returns>The batch that the last entry made for this viewer, if it made one and had not been read before.</returns>
    public Batch? Follow(IReadOnlyList<GameEntry> entries, World newest)
    {
        Batch? made = null;
        while (_read < entries.Count)
        {
            var entry = entries[_read++];
            var after = _read == entries.Count ? newest : entry.Events.Aggregate(_world, (world, e) => world.Evolve(e));
            made = Tell(entry.Events, after);
            _world = after;
        }

        return made;
    }

    /// <summary>What a client that has everything up to <paramref name="after"/> has missed; null when that is too long ago.</summary>
    public Sequence<Batch>? Since(string? stream, long? after)
    {
        if (stream != Name || after is not { } last || last > At || last < At - _recent.Count) return null;
        return _recent.Where(batch => batch.To > last).ToSequence();
    }

    private Batch? Tell(ImmutableArray<SessionEvent> events, World after)
    {
        var notices = Telling.Of(_world, events, _viewer);
        // Words, checkpoints and the like leave the world as it was; then there is nothing to project.
        var same = _world with { Version = after.Version } == after;
        var view = same ? View : Projection.Of(Redaction.For(after, _viewer), _viewer);
        var changes = ViewChanges.Between(View, view);
        View = view;
        if (notices.Count == 0 && changes.IsEmpty) return null;

        foreach (var notice in notices) _log.Add(notice);
        var batch = new Batch(At, ++At, notices, changes);
        if (_recent.Count == Kept) _recent.Dequeue();
        _recent.Enqueue(batch);
        return batch;
    }
}
