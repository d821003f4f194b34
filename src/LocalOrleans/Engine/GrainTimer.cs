using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Local;

internal sealed class GrainTimer : IGrainTimer
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Lock _gate = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly bool _interleave;
    private readonly bool _keepAlive;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _disposal = new();
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _firing;
    private bool _changed;
    private bool _disposed;

    public GrainTimer(
        Activation activation,
        TimeProvider clock,
        Func<CancellationToken, Task> callback,
        GrainTimerCreationOptions options)
    {
        ThrowIfOutOfRange(options.DueTime, options.Period);
        _activation = activation;
        _callback = callback;
        _interleave = options.Interleave || activation.Address.Class.IsReentrant;
        _keepAlive = options.KeepAlive;

        // The timer would keep the execution context of the call that registers it alive.
        var flow = ExecutionContext.IsFlowSuppressed() ? (AsyncFlowControl?)null : ExecutionContext.SuppressFlow();
        _timer = clock.CreateTimer(
            static timer => ((GrainTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        flow?.Undo();

        Change(options.DueTime, options.Period);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfOutOfRange(dueTime, period);
        lock (_gate)
        {
            _dueTime = dueTime;
            _period = period;
            _changed = true;
            if (_firing || _disposed)
                return;
        }

        _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        _timer.Dispose();
        _activation.Forget(this);
        try
        {
            _disposal.Cancel();
        }
        catch (AggregateException exception)
        {
            // What the callback had registered with its token must not hold up the end of the activation.
            _activation.Logger.LogError(exception, "A timer of {Grain} failed at its end.", _activation.Address);
        }

        _disposal.Dispose();
    }

    private static void ThrowIfOutOfRange(TimeSpan dueTime, TimeSpan period)
    {
        foreach (var (time, name) in new[] { (dueTime, nameof(dueTime)), (period, nameof(period)) })
        {
            if ((time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan) || time > s_longest)
                throw new ArgumentOutOfRangeException(name, time, "A timer cannot wait so long.");
        }
    }

    private void Fire()
    {
        lock (_gate)
        {
            if (_firing || _disposed)
                return;
            _firing = true;
            _changed = false;
        }

        if (!_activation.TryPost(new Tick(this)))
            Dispose();
    }

    private async Task RunCallback()
    {
        CancellationToken token;
        lock (_gate)
        {
            if (_disposed)
                return;
            token = _disposal.Token;
        }

        try
        {
            await _callback(token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The timer was disposed, and its callback took note.
        }
#pragma warning disable CA1031 // A failed callback has no caller to tell.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _activation.Logger.LogError(exception, "A timer of {Grain} failed.", _activation.Address);
        }

        TimeSpan next;
        lock (_gate)
        {
            _firing = false;
            if (_disposed)
                return;
            next = _changed ? _dueTime : _period;
        }

        _timer.Change(next, Timeout.InfiniteTimeSpan);
    }

    /// <summary>One callback, which waits its turn like a call.</summary>
    internal sealed class Tick : Request
    {
        private readonly GrainTimer _timer;

        public Tick(GrainTimer timer)
        {
            _timer = timer;
            Address = timer._activation.Address;
            Interleaves = timer._interleave;
        }

        public override bool CountsAsUse => _timer._keepAlive;

        public override string Name => "timer";

        public override async Task Execute(Mailbox mailbox)
        {
            Current = this;
            await _timer.RunCallback();
            MarkCompleted();
            mailbox.RequestCompleted(this);
        }

        public override void Fail(Exception exception) => MarkCompleted();
    }
}
