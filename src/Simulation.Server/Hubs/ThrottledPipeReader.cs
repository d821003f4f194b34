using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;

namespace Simulation.Server.Hubs;

/// <summary>
/// Reads what one connection sends no faster than a limit. The rest waits in the network until the sender has to wait
/// too: nothing is lost or left unanswered, and one connection that sends much costs the others little.
/// </summary>
/// <param name="perSecond">Bytes in the long run.</param>
/// <param name="atOnce">Bytes after a rest.</param>
internal sealed class ThrottledPipeReader(PipeReader from, int perSecond, int atOnce, TimeProvider time) : PipeReader
{
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlySequence<byte> _read;
    private double _left = atOnce;
    private long _asOf = time.GetTimestamp();

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (Pause() is var pause && pause > TimeSpan.Zero)
            await await Task.WhenAny(Task.Delay(pause, time, cancellationToken), _cancelled.Task);
        var result = await from.ReadAsync(cancellationToken);
        _read = result.Buffer;
        return result;
    }

    public override bool TryRead([NotNullWhen(true)] out ReadResult result)
    {
        result = default;
        if (Pause() > TimeSpan.Zero || !from.TryRead(out result))
            return false;
        _read = result.Buffer;
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _left -= _read.Slice(_read.Start, consumed).Length;
        _read = default;
        from.AdvanceTo(consumed, examined);
    }

    // The connection is ending: the next read says so, and nothing holds it up.
    public override void CancelPendingRead()
    {
        from.CancelPendingRead();
        _cancelled.TrySetResult();
    }

    public override void Complete(Exception? exception = null) => from.Complete(exception);

    private TimeSpan Pause()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(atOnce, _left + time.GetElapsedTime(_asOf, now).TotalSeconds * perSecond);
        _asOf = now;
        return _left >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_left / perSecond);
    }
}
