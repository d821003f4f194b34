using System.Buffers;

namespace Simulation.Journal.Files;

/// <summary>
/// What makes the appends of many streams durable with one write and one sync: each goes to its own file, unsynced, and
/// to this log. Before a segment of the log is removed, the files that it vouches for are synced, in the background; after
/// a crash they are made good from it (<see cref="LogSegment.Retire"/>). At most two segments exist, the current one and
/// the one that is on its way out. <see cref="Add"/> and <see cref="Commit"/> belong to one thread, the others to any.
/// </summary>
internal sealed class WriteAheadLog : IDisposable
{
    private readonly IFiles _files;
    private readonly string _root;
    private readonly long _segmentLength;
    private readonly Lock _gate = new();
    private readonly List<LogFrame> _frames = [];
    private readonly ArrayBufferWriter<byte> _body = new(16 * 1024);
    private long _number;

    // What will be in the next group was perhaps in a file already when that could not be synced.
    private bool _doubted;
    private LogSegment? _current;
    private LogSegment? _leaving;
    private Task _retirement = Task.CompletedTask;

    private WriteAheadLog(IFiles files, string root, long segmentLength, long number) =>
        (_files, _root, _segmentLength, _number) = (files, root, segmentLength, number);

    /// <summary>Makes good from the log what a crash has left, removes it and begins anew.</summary>
    /// <exception cref="JournalDamagedException">A segment is not what was written.</exception>
    public static WriteAheadLog Open(IFiles files, string root, long segmentLength)
    {
        var found = files.Files(root).Select(LogSegment.NumberOf).OfType<long>().Order().ToList();
        foreach (var number in found)
        {
            LogSegment.Recover(files, root, number, isLast: number == found[^1]);
        }

        return new WriteAheadLog(files, root, segmentLength, found.LastOrDefault());
    }

    /// <summary>Adds to the group that the next <see cref="Commit"/> makes durable.</summary>
    public void Add(string stream, long offset, ReadOnlySpan<byte> bytes)
    {
        _frames.Add(new LogFrame(stream, offset, bytes.Length));
        _body.Write(bytes);
    }

    /// <summary>Returns when the group is on disk; when it throws, nothing of it counts.</summary>
    public void Commit()
    {
        if (_frames.Count == 0)
        {
            return;
        }

        try
        {
            lock (_gate)
            {
                _current?.CutTorn();
                if (_current?.Length >= _segmentLength)
                {
                    Roll();
                }

                _current ??= Begin();
                _current.Write(_frames, _body.WrittenSpan);
                if (_doubted)
                {
                    _current.Doubt();
                    _doubted = false;
                }
            }
        }
        finally
        {
            _frames.Clear();
            _body.ResetWrittenCount();
        }
    }

    /// <summary>
    /// Cuts off a group that could not be written. Until that succeeds no stream may be written that was part of it: a
    /// crash would bring back what was refused.
    /// </summary>
    public void Cut()
    {
        lock (_gate)
        {
            _current?.CutTorn();
        }
    }

    /// <summary>
    /// To be called when a file of a stream could not be synced: what the cache shows of it may never reach the disk, so it
    /// will be written again from the log.
    /// </summary>
    public void Doubt()
    {
        lock (_gate)
        {
            _current?.Doubt();
            _leaving?.Doubt();
            _doubted = true;
        }
    }

    /// <summary>Leaves nothing of a stream in the log; its file is synced before.</summary>
    public void Forget(string stream)
    {
        lock (_gate)
        {
            _current?.CutTorn();
            if (_leaving?.Vouches(stream) == true)
            {
                FinishLeaving();
            }

            if (_current?.Vouches(stream) == true)
            {
                Roll();
                FinishLeaving();
            }
        }
    }

    /// <summary>Syncs the files of all streams and removes the log. What fails is left for the next start.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            try
            {
                _current?.CutTorn();
                Roll();
                FinishLeaving();
            }
            catch (Exception error) when (DiskFailure.Is(error))
            {
            }
            finally
            {
                _current?.Dispose();
            }
        }
    }

    // A number is used again when the segment could not be made, so that no half of one stays behind.
    private LogSegment Begin()
    {
        var segment = LogSegment.Create(_files, _root, _number + 1);
        _number++;
        return segment;
    }

    private void Roll()
    {
        FinishLeaving();
        if (_current is not { } full)
        {
            return;
        }

        (_leaving, _current) = (full, null);
        _retirement = Task.Factory.StartNew(
            () => full.Retire(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void FinishLeaving()
    {
        if (_leaving is null)
        {
            return;
        }

        try
        {
            _retirement.GetAwaiter().GetResult();
        }
        catch (Exception error) when (DiskFailure.Is(error))
        {
            Doubt();
            _leaving.Retire();
        }

        _leaving = null;
    }
}
